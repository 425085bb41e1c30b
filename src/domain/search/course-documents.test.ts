import { describe, expect, it } from "vitest";
import { readCourse } from "#offline/search/read-course.ts";
import { compiledPacks } from "../../../tests/search/compiled-packs.ts";
import { fixtureCourses } from "../../../tests/support/fixture-pages.ts";
import type { Locale } from "../locale.ts";
import { courseDocuments } from "./course-documents.ts";

const documentsIn = async (locale: Locale) => courseDocuments(await readCourse(compiledPacks(fixtureCourses), "diplomatic-notes", locale));
const english = await documentsIn("en");
const arabic = await documentsIn("ar");
const find = (id: string) => english.find((document) => document.id === `diplomatic-notes${id}`);

describe("the documents of a course", () => {
  it("are the same in every language, so that texts stand side by side", () => {
    expect(arabic.map(({ id, place }) => [id, place])).toEqual(english.map(({ id, place }) => [id, place]));
    expect(new Set(english.map(({ id }) => id)).size).toBe(english.length);
  });
  it("mark the same terms in both languages", () => {
    const termsOf = (documents: typeof english) =>
      documents.map(({ id, marks }) => [id, marks.flatMap((mark) => (mark.kind === "term" ? [mark.term] : [])).sort()]);
    expect(termsOf(arabic)).toEqual(termsOf(english));
  });
  it("are the course, its activities, blocks and items, each with its place", () => {
    expect(find("")?.place).toEqual({ kind: "lesson", course: "diplomatic-notes" });
    expect(find("/what-a-note-is")?.place).toMatchObject({ activity: "what-a-note-is", module: "notes" });
    expect(find("/what-a-note-is#form")?.place).toMatchObject({ activity: "what-a-note-is", block: "form" });
    expect(find("/who-signs")?.place).toMatchObject({ kind: "item", activity: "check-notes", taughtAt: { activity: "what-a-note-is" } });
  });
  it("stand under the heading of their section, which is no document of its own", () => {
    const headings = english.flatMap(({ where }) => (where.length > 2 ? [where.at(-1)?.text] : []));
    expect(headings.length).toBeGreaterThan(0);
    expect(english.some(({ text }) => headings.includes(text))).toBe(false);
  });
  it("tell which text is not translated, and in which language it comes", async () => {
    const chinese = await documentsIn("zh");
    expect(chinese.map(({ id }) => id)).toEqual(english.map(({ id }) => id));
    expect(new Set(chinese.map(({ locale }) => locale))).toEqual(new Set(["en"]));
  });
  it("hold what a figure shows in words", () => {
    const figures = english.filter(({ id }) => id.endsWith("#road"));
    expect(figures).toHaveLength(1);
    expect(figures[0]?.name?.text).not.toBe("");
    expect(figures[0]?.text.length).toBeGreaterThan(20);
  });
});
