import { execFileSync, spawnSync } from "node:child_process";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { courseHref, notesHref, printHref } from "#page/address.ts";
import { startServer } from "./support/app-server.ts";
import { openBrowser } from "./support/browser.ts";
import { builds, fixtureCourse } from "./support/builds.ts";
import { readCourse } from "./support/course-texts.ts";
import { announced, download, exportRecord, storedForOffline, writeNote } from "./support/reader.ts";
import { wordsOf } from "./support/words.ts";

const english = await readCourse(builds.fixture, fixtureCourse, "en");
const arabic = await readCourse(builds.fixture, fixtureCourse, "ar");
const { pages, reader } = wordsOf("en");
const note = "Ask the desk for the address. اسأل المكتب.";
/** Comes with Poppler; where it is absent, the order of the text in a PDF cannot be looked at. */
const hasPdfToText = spawnSync("pdftotext", ["-v"]).error === undefined;

it("shows the paragraph of an address in two languages at once on a phone, and another by a tap, with the network off", async () => {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin, { language: "ar", viewport: { width: 360, height: 740 } });
  const page = browser.page();
  await page.goto(courseHref("ar", fixtureCourse));
  await storedForOffline(page);
  await download(page, "ar", ["en"]);
  browser.guard.expectCuts();
  await server.stop();

  await page.goto(`${arabic.href("what-a-note-is")}#form`);
  await page.getByRole("link", { name: wordsOf("ar").reader("two-languages") }).click();
  const pair = page.locator("#form");
  const twin = pair.locator(".two");
  await twin.waitFor({ state: "visible" });
  const other = page.locator(".pair:not(.pair--heading, #form)").first();
  expect(await other.locator(".two").isVisible()).toBe(false);
  await other.locator(".one p").first().click();
  expect(await other.locator(".two").isVisible()).toBe(true);
  const form = (await english.lesson("what-a-note-is")).words.blocks.form;
  expect(form).toBeDefined();
  expect(await twin.locator("[lang=en]").first().getAttribute("dir")).toBe("ltr");
  expect(await twin.innerText()).toContain("is written in the third person");
});

it("sets every row of two languages on the same two columns, whatever stands in it, on a wide screen", async () => {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin, { language: "ar", viewport: { width: 1280, height: 800 } });
  const page = browser.page();
  await page.goto(`${arabic.href("what-a-note-is")}?with=en`);
  await page.locator(".pair .two").first().waitFor();
  for (const width of [1024, 1600]) {
    await page.setViewportSize({ width, height: 800 });
    const rows = await page.locator(".pair").evaluateAll((pairs) =>
      pairs.map((pair) =>
        [".one", ".two"].map((side) => {
          const { left, width } = pair.querySelector(side)?.getBoundingClientRect() ?? new DOMRect();
          return `${Math.round(left)} ${Math.round(width)}`;
        }),
      ),
    );
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter((row) => `${row}` !== `${rows[0]}`)).toEqual([]);
  }
});

it("keeps a note over an update of the course, which says that its paragraph has changed, and exports it", async () => {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin);
  const page = browser.page();
  await page.goto(courseHref("en", fixtureCourse));
  await storedForOffline(page);
  await download(page, "en");
  await page.goto(english.href("what-a-note-is"));
  await writeNote(page, "form", note);
  await writeNote(page, "work", note);

  browser.guard.expectCuts();
  await server.start(builds.laterCourse);
  await page.goto(courseHref("en", fixtureCourse));
  await page.getByRole("button", { name: /^Update, \d/ }).click();
  await announced(page, pages("download.done"));
  await server.stop();

  await page.goto(english.href("what-a-note-is"));
  await page.locator("#form").getByText(reader("notes.changed")).waitFor();
  await page.locator("#work").getByText(note).waitFor();
  expect(await page.locator("#work").getByText(reader("notes.changed")).count()).toBe(0);
  await page.goto(notesHref("en"));
  await page.getByText(reader("notes.changed")).waitFor();
  expect(await page.getByText(note).count()).toBe(2);
  expect(await exportRecord(page, "en")).toContain(note);
});

it.skipIf(!hasPdfToText)("prints an Arabic lesson whose text stands in reading order in the PDF", async () => {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin, { language: "ar" });
  const page = browser.page();
  await page.goto(arabic.href("what-a-note-is"));
  await webFontsInUse(page);
  await page.locator("#tools button").first().waitFor();
  const printed = await page.locator(".blk > .txt > p").allInnerTexts();
  const text = await printedText(page);
  expect(printed.length).toBeGreaterThan(5);
  for (const paragraph of printed) expectInOrder(wordsOfText(text), wordsOfText(paragraph));
});

it.skipIf(!hasPdfToText)("prints a briefing pack on two pages, in two languages, with the sources of its points", async () => {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin, { language: "ar" });
  const page = browser.page();
  await page.goto(`${printHref("ar", "briefing")}?course=${fixtureCourse}&module=notes&with=en`);
  await page.locator(".sheet .brief-row").first().waitFor();
  const text = await printedText(page);
  expect(text.split("\f").filter((sheet) => sheet.trim() !== "")).toHaveLength(2);
  expect(text).toContain("A note verbale is written in the third person.");
  expect(text).toMatch(/\p{Script=Arabic}{3}/u);
  expect(text).toContain("art. 41 (2)");
});

/** As on every visit after the first, once the fonts are on the device. */
async function webFontsInUse(page: Page): Promise<void> {
  await page.waitForFunction(() => Object.values(localStorage).some((kept: string) => /"fonts":\[[^\]]*"naskh"/.test(kept)));
  await page.reload();
  await page.waitForFunction(() => document.fonts.check("16px 'Concord Naskh'", "\u0646"));
}

/** The text of the page as it is printed on A4, as a program for PDF reads it out. */
async function printedText(page: Page): Promise<string> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const pdf = await page.pdf({ preferCSSPageSize: true, format: "A4" });
  return execFileSync("pdftotext", ["-", "-"], { input: pdf, encoding: "utf8" }).normalize("NFKC");
}

/** Arabic words of three letters and more without lam-alef, whose two letters stand for one sign in a PDF, in the order of the text. */
function wordsOfText(text: string): readonly string[] {
  const words =
    text
      .normalize("NFKC")
      .replace(/\p{M}/gu, "")
      .match(/\p{Script=Arabic}{3,}/gu) ?? [];
  return words.filter((word) => !/ل[اأإآ]|[اأإآ]ل/.test(word));
}

/** Each word of a paragraph follows the one before it, with the words of the other column at most between them. */
function expectInOrder(all: readonly string[], paragraph: readonly string[]): void {
  let at = -1;
  for (const word of paragraph) {
    const next = all.indexOf(word, at + 1);
    expect(next, `${word} after ${all[at]}`).toBeGreaterThan(at);
    at = next;
  }
}
