import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readAndCheck } from "../compile.ts";
import { quizzesOf } from "../rules/quizzes-of.ts";
import { publishedHash } from "../source/published-hash.ts";
import { readSourceFiles } from "../source/source-files.ts";
import { done, type Outcome, refused } from "./command.ts";

const head = "# Written by `courses publish`, only ever added to: item id and the hash of its key, points and options.\n";

/** Adds every item that is not yet in `published.yaml`. Refuses a course with errors. */
export async function publish(root: string, ids: readonly string[]): Promise<Outcome> {
  const { courses, diagnostics } = readAndCheck(await readSourceFiles(root));
  const chosen = ids.length === 0 ? courses : courses.filter(({ id }) => ids.includes(id));
  const missing = ids.filter((id) => !courses.some((course) => course.id === id));
  if (missing.length > 0) return refused(...missing.map((id) => `there is no course "${id}"`));
  const broken = chosen.filter(({ folder }) =>
    diagnostics.some(({ severity, file }) => severity === "error" && file.startsWith(`${folder}/`)),
  );
  if (broken.length > 0) return refused(...broken.map(({ id }) => `${id} has errors: run courses check`));

  const lines: string[] = [];
  for (const course of chosen) {
    const items = quizzesOf(course).flatMap((quiz) => quiz.items.map(({ yaml }) => yaml));
    const added = items.filter(({ id }) => course.published?.value[id] === undefined);
    lines.push(`${course.id}: ${added.length} of ${items.length} items added`);
    if (added.length === 0) continue;
    const file = join(root, course.folder, "published.yaml");
    if (course.published === null) await writeFile(file, head);
    await appendFile(file, added.map((item) => `${item.id}: "${publishedHash(item)}"\n`).join(""));
  }
  return done(...lines);
}
