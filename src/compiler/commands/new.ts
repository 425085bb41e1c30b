import { mkdir, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { id as idSchema } from "../schema/common.ts";
import { done, type Outcome, refused } from "./command.ts";
import { newLanguage } from "./language.ts";
import { courseSkeleton, lessonSkeleton, quizSkeleton, type Skeleton } from "./skeletons.ts";

const kinds = ["course", "lesson", "quiz"] as const;
type Kind = (typeof kinds)[number];

/** Writes a valid skeleton into a folder that does not exist yet, and says what to list it in. */
export async function create(root: string, kind: string | undefined, path: string | undefined): Promise<Outcome> {
  if (kind === "language" && path !== undefined) return newLanguage(root, path);
  const known = kinds.find((other) => other === kind);
  if (known === undefined || path === undefined)
    return refused(`write: courses new ${kinds.join("|")} <path>, with the path inside ${root}, or courses new language <xx>`);
  const id = basename(path);
  const checked = idSchema.safeParse(id);
  if (!checked.success) return refused(`"${id}": ${checked.error.issues[0]?.message ?? "not an id"}`);
  const folder = join(root, path);
  if (await exists(folder)) return refused(`${folder} exists already`);
  if (known !== "course" && !(await exists(dirname(folder))))
    return refused(`${dirname(folder)} does not exist: make its module or course first`);

  for (const [file, text] of Object.entries(skeletonOf(known, id))) {
    const target = join(folder, file);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text, { flag: "wx" });
  }
  return done(`${folder} is written.`, ...nextStep(known, id));
}

function skeletonOf(kind: Kind, id: string): Skeleton {
  switch (kind) {
    case "course":
      return courseSkeleton(id);
    case "lesson":
      return lessonSkeleton();
    case "quiz":
      return quizSkeleton(id);
  }
}

function nextStep(kind: Kind, id: string): readonly string[] {
  if (kind === "course") return ["Next: courses check."];
  const minutes = kind === "lesson" ? 12 : 20;
  return [
    `Next: list it in module.yaml, activities:  - {id: ${id}, kind: ${kind}, minutes: ${minutes}}`,
    `and name it in the en.yaml beside it, activities:  ${id}: …`,
    ...(kind === "quiz" ? ["A course-wide quiz is listed in course.yaml, quizzes, instead."] : []),
  ];
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
