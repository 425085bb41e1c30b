import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { type Locale, languageTagOf } from "#domain/locale.ts";
import { settingsHref } from "#page/address.ts";
import { ownNames } from "../../../src/app/own-names.ts";
import { wordsOf } from "./words.ts";

/** Resolves when a live region says this, to everybody or only to those who listen. */
export async function announced(page: Page, text: string | RegExp): Promise<void> {
  await page.getByRole("status").filter({ hasText: text }).first().waitFor({ state: "attached" });
}

/** Resolves when the service worker has stored the app and answers for the page. */
export async function storedForOffline(page: Page): Promise<void> {
  const state = () =>
    page.evaluate(async () => {
      const { controller } = navigator.serviceWorker;
      if (controller) return "answers for the page";
      const registration = await navigator.serviceWorker.getRegistration();
      return registration ? (registration.installing ?? registration.waiting ?? registration.active)?.state : "not registered";
    });
  await expect.poll(state, { message: "the service worker" }).toBe("answers for the page");
}

/** Downloads a course from its page, in the interface language and these others. */
export async function download(page: Page, locale: Locale, others: readonly Locale[] = []): Promise<void> {
  const { pages } = wordsOf(locale);
  if (others.length > 0) await tickLanguages(page, locale, others);
  await page.getByRole("button", { name: pages.like("download.button") }).click();
  await announced(page, pages("download.done"));
}

export async function tickLanguages(page: Page, locale: Locale, wanted: readonly Locale[]): Promise<void> {
  await page.getByText(wordsOf(locale).pages("download.languages")).first().click();
  for (const each of wanted) await page.getByRole("checkbox", { name: new RegExp(ownNames[each]) }).check();
}

/** Opens the menu of languages and takes one; the page is loaded anew. */
export async function switchLanguage(page: Page, to: Locale): Promise<void> {
  const menu = page.getByRole("banner");
  await menu.locator("summary").click();
  await menu.getByRole("link", { name: ownNames[to] }).click();
  await page.locator(`html[lang="${languageTagOf(to)}"]`).waitFor({ state: "attached" });
}

/** Exports the record under Settings, and reads the file that the browser saved. */
export async function exportRecord(page: Page, locale: Locale): Promise<string> {
  await page.goto(settingsHref(locale));
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: wordsOf(locale).settings("export"), exact: true }).click();
  return readFileSync(await (await saving).path(), "utf8");
}

/** A note under a block of the lesson on screen. */
export async function writeNote(page: Page, block: string, note: string): Promise<void> {
  const { reader } = wordsOf("en");
  const place = await notesOf(page, block);
  await place.getByRole("button", { name: reader("notes.add") }).click();
  await place.getByRole("textbox", { name: reader("notes.text") }).fill(note);
  await place.getByRole("button", { name: reader("notes.save") }).click();
  await place.getByText(note, { exact: true }).waitFor();
}

export async function highlight(page: Page, block: string): Promise<void> {
  const button = (await notesOf(page, block)).getByRole("button", { name: wordsOf("en").reader("notes.highlight"), exact: true });
  await button.click();
  await button.and(page.locator("[aria-pressed=true]")).waitFor();
}

/** The block, with the buttons that put something on it. */
async function notesOf(page: Page, block: string): Promise<Locator> {
  const tool = page.getByRole("button", { name: wordsOf("en").reader("notes.tool") });
  if ((await tool.getAttribute("aria-pressed")) !== "true") await tool.click();
  return page.locator(`#${block}`);
}
