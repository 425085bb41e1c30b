import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import type { Item } from "#domain/course/quiz.ts";
import { textView } from "#page/text.ts";
import { startServer } from "./support/app-server.ts";
import { openBrowser } from "./support/browser.ts";
import { builds, fixtureCourse } from "./support/builds.ts";
import { readCourse, textOf } from "./support/course-texts.ts";
import { quizTaker } from "./support/quiz-taker.ts";
import { announced } from "./support/reader.ts";
import { wordsOf } from "./support/words.ts";

const { common, lesson, quiz } = wordsOf("en");
const course = await readCourse(builds.fixture, fixtureCourse, "en");
const practice = await course.quiz("check-notes");

it("leads from the catalogue through a lesson and every kind of question to the result by keyboard alone", async () => {
  const server = await startServer(builds.fixture);
  const page = (await openBrowser(server.origin)).page();
  const main = page.getByRole("main");
  await page.goto("/en/courses");
  await tabTo(page, page.getByRole("link", { name: common("skip") }));
  await page.keyboard.press("Enter");
  await tabTo(page, main.getByRole("link", { name: course.title }));
  await page.keyboard.press("Enter");
  await main.getByRole("heading", { level: 1, name: course.title }).waitFor();
  expect(await main.evaluate((element) => element === document.activeElement)).toBe(true);
  await tabTo(page, main.getByRole("link", { name: course.titleOf("what-a-note-is") }).first());
  await page.keyboard.press("Enter");
  await main.getByRole("heading", { level: 1, name: course.titleOf("what-a-note-is") }).waitFor();
  await tabTo(page, main.getByRole("button", { name: lesson("mark-done") }));
  await page.keyboard.press("Enter");
  await announced(page, lesson("lesson-done"));

  await page.goto(course.href("check-notes"));
  const taker = quizTaker(page, practice);
  await tabTo(page, taker.button("begin"));
  await page.keyboard.press("Enter");
  const kinds = new Set<string>();
  for (const [index] of practice.structure.items.entries()) {
    const item = await taker.item();
    kinds.add(item.kind);
    await answerByKeys(page, item);
    await tabTo(page, taker.button(item.kind === "case" ? "compare" : "check"));
    await page.keyboard.press("Enter");
    const verdict = quiz(item.kind === "case" ? "verdict.self-marked" : "verdict.right");
    await announced(page, verdict);
    expect(await focusedText(page), item.kind).toContain(verdict);
    const last = index + 1 === practice.structure.items.length;
    await tabTo(page, taker.button(last ? "see-result" : "next"));
    await page.keyboard.press("Enter");
    const heading = last ? quiz.within("result.practice") : quiz("question-of", { index: index + 2, of: practice.structure.items.length });
    await main.getByRole("heading", { name: heading }).waitFor();
    await expect.poll(() => focusedText(page)).toMatch(heading);
  }
  expect(kinds.size).toBe(9);
});

/** Tab until the control has the focus; every control on the way shows that it has it. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    expect(await focusIsSeen(page), `focus on ${await focusedText(page)}`).toBe(true);
    if (await control.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`no way by Tab to ${control}`);
}

/** An outline or a shadow on the control, or on the label or field around it. */
const focusIsSeen = (page: Page) =>
  page.evaluate(() => {
    for (let element = document.activeElement; element && element.tagName !== "FORM"; element = element.parentElement) {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      if ((outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none") return true;
    }
    return document.activeElement === document.body;
  });

const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? "");

/** Answers by the key with Tab, arrows, Space and typing. */
async function answerByKeys(page: Page, item: Item): Promise<void> {
  const main = page.getByRole("main");
  const words = practice.words.items[item.id];
  const nameOf = (id: string) => textOf(textView(words?.options[id]?.text ?? []));
  const radio = async (name: string) => {
    const wanted = main.getByRole("radio", { name, exact: true });
    await tabTo(page, main.getByRole("radio").first());
    for (let presses = 0; presses < 6 && !(await wanted.isChecked()); presses++) await page.keyboard.press("ArrowDown");
    expect(await wanted.isChecked()).toBe(true);
  };
  switch (item.kind) {
    case "single":
      return radio(nameOf(item.choices.find(({ key }) => key)?.id ?? ""));
    case "true-false":
      return radio(quiz(String(item.key)));
    case "multiple":
      for (const { id } of item.choices.filter(({ key }) => key)) {
        await tabTo(page, main.getByRole("checkbox", { name: nameOf(id), exact: true }));
        await page.keyboard.press("Space");
      }
      return;
    case "matching":
    case "classification":
      for (const [row, place] of Object.entries(item.key)) {
        const list = main.getByRole("combobox", { name: nameOf(row), exact: true });
        await tabTo(page, list);
        const label = words?.targets?.[place] ?? lesson(`standing.${place}`);
        await page.keyboard.type(label.slice(0, 12));
        expect(await list.inputValue()).toBe(place);
      }
      return;
    case "ordering":
      for (const [index, step] of item.key.flat().entries()) {
        const button = main.getByRole("button", { name: nameOf(step), exact: true });
        await tabTo(page, button);
        await page.keyboard.press("Space");
        const steps = main.getByRole("listitem");
        for (let presses = 0; presses < 6 && !(await steps.nth(index).innerText()).includes(nameOf(step)); presses++)
          await page.keyboard.press("ArrowUp");
        await page.keyboard.press("Space");
      }
      return;
    default:
      await tabTo(page, main.getByRole("textbox"));
      await page.keyboard.type(item.kind === "numeric" ? String(item.key.value) : (words?.answer ?? "The facts, the rule, the request."));
  }
}
