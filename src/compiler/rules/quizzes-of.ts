import type { CourseSource, QuizSource } from "../source/course-source.ts";

/** Quizzes of the modules, then those of the course. */
export const quizzesOf = ({ modules, quizzes }: CourseSource): readonly QuizSource[] => [
  ...modules.flatMap((module) => module.quizzes),
  ...quizzes,
];
