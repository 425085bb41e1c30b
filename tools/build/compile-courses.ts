import { compileCourses } from "#compiler/compile.ts";

/** A process of the build: tells its parent the compilation of the folder of courses that it was given. */
process.send?.(await compileCourses({ root: process.argv[2] ?? "" }), () => process.disconnect());
