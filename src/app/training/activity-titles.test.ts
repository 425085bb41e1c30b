import { expect, it } from "vitest";
import type { Locale } from "#domain/locale.ts";
import { createTranslate } from "#page/translate.ts";
import { wordsIn } from "../../../tests/support/interface-words.ts";
import { activityTitles } from "./activity-titles.ts";
import type { OutlinedCourse } from "./use-course-outlines.ts";

const courseOf = (title: string, modules: Readonly<Record<string, Readonly<Record<string, string>>>>): OutlinedCourse => ({
  outline: { format: 1 } as OutlinedCourse["outline"],
  words: {
    title,
    quizzes: { pretest: "What do you know?" },
    modules: Object.fromEntries(Object.entries(modules).map(([id, activities]) => [id, { title: `Module ${id}`, activities }])),
  } as unknown as OutlinedCourse["words"],
});
const outlines = new Map([
  ["law", courseOf("Law", { one: { aim: "The aim", check: "Check yourself" }, two: { again: "Check yourself" } })],
  ["norms", courseOf("Norms", { three: { basis: "The basis" } })],
]);
const titlesIn = (locale: Locale, ...activities: string[]) => [
  ...activityTitles(activities, outlines, createTranslate(locale, wordsIn(locale, "trainer-report"))).values(),
];
const titles = (...activities: string[]) => titlesIn("en", ...activities);

it("names an activity by its own title alone where that tells it apart", () => {
  expect(titles("law/aim", "norms/basis", "law/check")).toEqual(["The aim", "The basis", "Check yourself"]);
});
it("says of activities of one title in which module or course they are", () => {
  expect(titles("law/check", "law/again", "law/aim")).toEqual(["Module one: Check yourself", "Module two: Check yourself", "The aim"]);
  expect(titles("law/pretest", "norms/pretest")).toEqual(["Law: What do you know?", "Norms: What do you know?"]);
});
it("writes the colon of the language", () => {
  expect(titlesIn("zh", "law/check", "law/again")[0]).toBe("Module one：Check yourself");
  expect(titlesIn("fr", "law/check", "law/again")[0]).toBe("Module one\u00a0: Check yourself");
});
it("leaves ids where the course cannot be read", () => {
  expect(titles("gone/check", "law/check")).toEqual(["check", "Check yourself"]);
});
