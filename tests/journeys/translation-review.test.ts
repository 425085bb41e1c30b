import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { expect, it, onTestFinished } from "vitest";
import { run } from "#compiler/cli.ts";
import { findings, overflow } from "../audit/page-checks.ts";
import { openBrowser } from "./support/browser.ts";
import { root } from "./support/builds.ts";

const lesson = "diplomatic-notes/notes/what-a-note-is/ar.md";
const phone = { width: 360, height: 740 };

/** The review file of the fixture course in Arabic, opened from the disk as a reviewer opens it: without any server. */
async function reviewInBrowser() {
  const folder = mkdtempSync(join(tmpdir(), "concord-review-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "review.html");
  const courses = join(root, "tests/fixtures/courses/good");
  const { lines, ok } = await run(["review", "--lang", "ar", "--root", courses, "--out", file]);
  if (!ok) throw new Error(lines.join("\n"));
  const address = pathToFileURL(file).href;
  const browser = await openBrowser(address, { viewport: phone });
  const page = browser.page();
  await page.goto(address);
  return { browser, page, address };
}
const partOf = (page: Page, id: string) => page.locator(`article[data-segment="${lesson}#${id}"]`);
const said = (page: Page) => page.getByRole("status");

async function saved(page: Page): Promise<{ readonly by: string; readonly marks: readonly Record<string, unknown>[] }> {
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save marks" }).click();
  return JSON.parse(readFileSync(await (await saving).path(), "utf8"));
}

it("is marked by keyboard, keeps the marks when it is opened again, and gives them as a file", async () => {
  const { browser, page, address } = await reviewInBrowser();
  await page.getByRole("textbox", { name: "Your name" }).fill("A. Reader");
  await page.getByRole("button", { name: "Next without a mark" }).press("Enter");
  const first = page.locator("article").first();
  await expect.poll(() => first.evaluate((article) => article.contains(document.activeElement))).toBe(true);
  await partOf(page, "form").getByRole("radio", { name: "no mark" }).press("ArrowRight");
  await expect.poll(() => partOf(page, "form").getAttribute("data-verdict")).toBe("agree");
  const channel = partOf(page, "channel");
  await channel.getByRole("radio", { name: "propose other wording" }).check();
  await channel.getByRole("textbox", { name: "Other wording" }).fill("صياغة أخرى");
  await channel.getByRole("radio", { name: "propose other wording" }).press("ArrowLeft");
  await channel.getByRole("radio", { name: "agree" }).press("ArrowRight");
  await partOf(page, "documents").getByRole("radio", { name: "remark" }).check();
  await partOf(page, "documents").getByRole("textbox", { name: "Remark" }).fill("Which register?");

  const again = await browser.restart();
  await again.goto(address);
  expect(await again.getByRole("textbox", { name: "Your name" }).inputValue()).toBe("A. Reader");
  expect(await partOf(again, "channel").getByRole("textbox", { name: "Other wording" }).inputValue()).toBe("صياغة أخرى");
  const { by, marks } = await saved(again);
  expect(by).toBe("A. Reader");
  expect(marks).toMatchObject([
    { segment: `${lesson}#form`, verdict: "agree" },
    { segment: `${lesson}#channel`, verdict: "propose", words: [{ at: "text", to: "صياغة أخرى" }] },
    { segment: `${lesson}#documents`, verdict: "remark", remark: "Which register?" },
  ]);
});

it("gives no half-made mark away and names no reviewer for somebody", async () => {
  const { page } = await reviewInBrowser();
  await partOf(page, "form").getByRole("radio", { name: "propose other wording" }).check();
  await page.getByRole("textbox", { name: "Your name" }).fill('A "B"');
  await page.getByRole("button", { name: "Save marks" }).click();
  await expect.poll(() => said(page).textContent()).toContain("This mark has no words yet");
  await partOf(page, "form").getByRole("radio", { name: "no mark" }).check();
  await page.getByRole("button", { name: "Save marks" }).click();
  await expect.poll(() => said(page).textContent()).toContain("Your name is needed");
});

it("takes marks over from a saved file but those on other wording, and nothing from a file that is something else", async () => {
  const { page } = await reviewInBrowser();
  const { segment, source, translation } = {
    ...(await partOf(page, "form").evaluate((article) => ({ ...(article as HTMLElement).dataset }))),
  };
  const file = (marks: readonly object[]) => ({
    name: "marks.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify({ format: 1, kind: "translation-review", lang: "ar", by: "A. Reader", marks })),
  });
  const open = page.getByLabel("Open saved marks");
  await open.setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{") });
  await expect.poll(() => said(page).textContent()).toContain("nothing was changed");
  const mark = { segment, source, translation, verdict: "agree" };
  await open.setInputFiles(file([mark, { ...mark, segment: `${lesson}#channel` }]));
  await expect.poll(() => said(page).textContent()).toContain(`another in this file: ${lesson}#channel`);
  expect(await partOf(page, "form").getAttribute("data-verdict")).toBe("agree");
});

it("is accessible and no wider than a phone, Arabic from right to left beside English from left to right, and runs nothing that is not its own", async () => {
  const { browser, page } = await reviewInBrowser();
  await partOf(page, "form").getByRole("radio", { name: "propose other wording" }).check();
  expect(await overflow(page)).toBe(0);
  expect(await findings(page)).toEqual([]);
  const directions = await partOf(page, "form").evaluate((article) =>
    ["source", "translation"].map((side) => getComputedStyle(article.querySelector(`.${side}`) ?? article).direction),
  );
  expect(directions).toEqual(["ltr", "rtl"]);
  browser.guard.expectMessage(/Content Security Policy|TrustedScript/);
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    try {
      script.textContent = "document.title = 'run'";
    } catch {
      return "refused";
    }
    document.body.append(script);
    return document.title === "run" ? "run" : "refused";
  });
  expect(ran).toBe("refused");
});
