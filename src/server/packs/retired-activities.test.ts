import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { retiredOf } from "#domain/cohort/planned-activities.ts";
import { publishPacks } from "./publish-packs.ts";
import { createPublishedCourses } from "./published-courses.ts";

const course = "essentials";
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "concord-retired-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Publishes a version of the course in which a module holds these activities. */
async function publishVersion(name: string, activities: readonly { readonly id: string; readonly kind: string }[]): Promise<string> {
  const built = join(folder, name);
  mkdirSync(built);
  const write = (content: object): string => {
    const text = JSON.stringify(content);
    const hash = createHash("sha256").update(text).digest("hex").slice(0, 32);
    writeFileSync(join(built, `${hash}.json`), text);
    return hash;
  };
  const outline = write({ format: 1, id: course, modules: [{ id: "first", activities }], quizzes: [] });
  const version = write({ outline: { hash: outline } });
  writeFileSync(join(built, "catalogue.json"), JSON.stringify({ courses: [{ id: course, version }] }));
  expect(await publishPacks(built, join(folder, "data"))).toMatchObject({ ok: true });
  return version;
}
const retired = async (entry: object = {}) =>
  retiredOf({ course, ...entry }, await createPublishedCourses(join(folder, "data/packs")).outlines([course]));
const lesson = (id: string) => ({ id, kind: "lesson" });

it("are what any earlier version of a course had and the published one has not, worksheets left out", async () => {
  await publishVersion("one", [lesson("a"), lesson("b"), { id: "plan", kind: "worksheet" }]);
  expect(await retired()).toEqual([]);
  await publishVersion("two", [lesson("b"), lesson("c")]);
  expect(await retired()).toEqual(["essentials/a"]);
  await publishVersion("three", [lesson("c")]);
  expect(await retired()).toEqual(["essentials/a", "essentials/b"]);
  expect(await retired({ module: "first", activity: "b" })).toEqual(["essentials/b"]);
  expect(await retired({ module: "second" })).toEqual([]);
  await publishVersion("four", [lesson("a"), lesson("c")]);
  expect(await retired()).toEqual(["essentials/b"]);
});

it("of a course that is not published any more are all it ever had, each with the last version that had it", async () => {
  const first = await publishVersion("one", [lesson("a"), lesson("b")]);
  const second = await publishVersion("two", [lesson("b"), lesson("c")]);
  const built = join(folder, "three");
  mkdirSync(built);
  writeFileSync(join(built, "catalogue.json"), JSON.stringify({ courses: [] }));
  expect(await publishPacks(built, join(folder, "data"))).toMatchObject({ ok: true });
  const outlines = await createPublishedCourses(join(folder, "data/packs")).outlines([course, "unheard-of"]);
  expect([...outlines.keys()]).toEqual([course]);
  expect(outlines.get(course)?.retired?.map(({ id, version }) => [id, version])).toEqual([
    ["a", first],
    ["b", second],
    ["c", second],
  ]);
  const again = await publishVersion("four", [lesson("c")]);
  expect(await retired()).toEqual(["essentials/a", "essentials/b"]);
  await publishVersion("five", []);
  const { retired: lost } = (await createPublishedCourses(join(folder, "data/packs")).outlines([course])).get(course) ?? {};
  expect(lost?.find(({ id }) => id === "c")?.version).toBe(again);
});
