import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { seededRandom } from "#domain/attempt/seeded-random.ts";
import { root } from "../../tools/run/child.ts";
import { lessonSize, vocabularyOf, wordFrom } from "./generated-lessons.ts";

const fixture = join(root, "tests/fixtures/courses/good");
const course = "diplomatic-notes";
const module = "notes";
const ownLessons = 3;
const title = "An invented lesson";

/**
 * Copies of the fixture course with invented lessons behind its own, `lessons` in each, as long as those of the search benchmark. Their ids.
 */
export function writeLongCourses(folder: string, lessons: number, copies: number): readonly string[] {
  cpSync(fixture, folder, { recursive: true });
  addLessons(join(folder, course, module), lessons - ownLessons);
  const others = Array.from({ length: copies - 1 }, (_, copy) => `${course}-${copy + 2}`);
  for (const id of others) {
    cpSync(join(folder, course), join(folder, id), { recursive: true });
    const file = join(folder, id, "course.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace(`id: ${course}`, `id: ${id}`));
  }
  return [course, ...others];
}

function addLessons(folder: string, count: number): void {
  const random = seededRandom("long course");
  const files = readdirSync(folder).map((id) => join(folder, id, "en.md"));
  const texts = files.filter(existsSync).map((file) => readFileSync(file, "utf8").replace(/\{[^}]*\}|\([^)]*\)|[\d:/-]+/g, " "));
  const vocabulary = vocabularyOf(texts, random).filter((word) => /^\p{L}+$/u.test(word));
  const words = () => Array.from({ length: lessonSize.words }, () => wordFrom(vocabulary, random)).join(" ");
  const ids = Array.from({ length: count }, (_, number) => `invented-${number}`);
  for (const id of ids) {
    const blocks = Array.from({ length: lessonSize.blocks }, (_, place) => `::text{#b${place} plain="invented words"}\n${words()}.\n`);
    mkdirSync(join(folder, id));
    writeFileSync(join(folder, id, "en.md"), `---\nlang: en\ntitle: ${title}\n---\n\n${blocks.join("\n")}`);
  }
  // both files end in the list of activities
  const list = (file: string, line: (id: string) => string) => appendFileSync(join(folder, file), ids.map(line).join(""));
  list("module.yaml", (id) => `  - {id: ${id}, kind: lesson, minutes: 8}\n`);
  list("en.yaml", (id) => `  ${id}: ${title}\n`);
}
