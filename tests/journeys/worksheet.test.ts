import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { courseHref } from "#page/address.ts";
import { startServer } from "./support/app-server.ts";
import { openBrowser } from "./support/browser.ts";
import { builds, fixtureCourse } from "./support/builds.ts";
import { readCourse } from "./support/course-texts.ts";
import { announced, download, exportRecord, storedForOffline } from "./support/reader.ts";
import { wordsOf } from "./support/words.ts";

const arabic = await readCourse(builds.fixture, fixtureCourse, "ar");
const { worksheet } = wordsOf("ar");
const facts = "في الساعة 01:00 قرأ المجرمون ملفاتنا.";
const inEnglish = "At 01:00 UTC an account read our files.";

it("leads through a drill in Arabic with English beside it, by keyboard and without a network, over a reload, to a memo in a file", async () => {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin, { language: "ar", viewport: { width: 360, height: 740 } });
  const page = browser.page();
  await page.goto(courseHref("ar", fixtureCourse));
  await storedForOffline(page);
  await download(page, "ar", ["en"]);
  browser.guard.expectCuts();
  await server.stop();

  await page.goto(`${arabic.href("draft-note")}?with=en`);
  const main = page.getByRole("main");
  await main.getByText("Cable of the night").waitFor();
  await main.getByText("برقية الليل").waitFor();
  await press(page, main.getByRole("button", { name: worksheet("clock.start") }));
  const timer = main.getByRole("timer");
  await expect.poll(() => timer.textContent()).toMatch(worksheet.like("clock.left"));

  await write(page, main.locator("#field-facts"), facts);
  await press(page, main.locator("#field-facts-beside-name"));
  await write(page, main.locator("#field-facts-beside"), inEnglish);
  await main.getByRole("radio", { name: "It has ended" }).focus();
  await page.keyboard.press("Space");
  await write(page, main.locator("#field-loss"), "نسخ من أربعين ملفا.");

  await page.reload();
  await expect.poll(() => main.locator("#field-facts").inputValue()).toBe(facts);
  expect(await main.locator("#field-facts-beside").inputValue()).toBe(inEnglish);
  expect(await main.locator("#field-loss").inputValue()).toBe("نسخ من أربعين ملفا.");
  await main.getByRole("button", { name: worksheet("clock.pause") }).waitFor();

  await press(page, main.getByRole("button", { name: worksheet("check"), exact: true }));
  await announced(page, worksheet.like("checks.open"));
  expect(await main.locator("mark").allTextContents()).toEqual(["المجرمون"]);
  await press(page, main.getByRole("button", { name: worksheet("checks.show") }));
  expect(await selectedText(page)).toBe("المجرمون");

  const memo = await savedMemo(page);
  expect(memo).toContain('<html lang="ar" dir="rtl">');
  for (const text of [facts, inEnglish, "المادة", "art.", worksheet("printed-note")]) expect(memo).toContain(text);

  await page.emulateMedia({ media: "print" });
  const printed = page.locator(".print-only");
  await printed.getByText(inEnglish).waitFor({ state: "visible" });
  expect(await page.locator("textarea").first().isVisible()).toBe(false);
  await page.emulateMedia({ media: "screen" });

  expect(await exportRecord(page, "ar")).not.toContain(inEnglish);
});

/** By keys alone: the control gets the focus as Tab would give it, and Enter presses it. */
async function press(page: Page, control: Locator): Promise<void> {
  await control.focus();
  await page.keyboard.press("Enter");
}

async function write(page: Page, control: Locator, text: string): Promise<void> {
  await control.focus();
  await page.keyboard.insertText(text);
}

const selectedText = (page: Page) =>
  page.evaluate(() => {
    const control = document.activeElement;
    return control instanceof HTMLTextAreaElement ? control.value.slice(control.selectionStart, control.selectionEnd) : "";
  });

async function savedMemo(page: Page): Promise<string> {
  const saving = page.waitForEvent("download");
  await press(page, page.getByRole("button", { name: worksheet("save"), exact: true }));
  return readFileSync(await (await saving).path(), "utf8");
}
