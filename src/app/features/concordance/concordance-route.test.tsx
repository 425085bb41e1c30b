import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { Locale } from "#domain/locale.ts";
import { TestBrowser } from "../../../../tests/support/test-browser.tsx";

async function openedAt(address: string, locales: readonly Locale[] = ["en", "ar"]) {
  const browser = new TestBrowser();
  if (locales.length > 0) await browser.download(locales);
  await browser.open(address);
  return browser;
}
/** The first place, once all indexes are ready: it has as many columns as languages. */
const firstLine = (columns: number) =>
  waitFor(() => {
    const line = document.querySelector<HTMLElement>(".lines > li");
    expect(line?.querySelectorAll(":scope > div > *")).toHaveLength(columns);
    if (!line) throw new Error("no line");
    return line;
  });

describe("the concordance", () => {
  it("shows a term in its sentence, and the same text in Arabic beside it with what stands for the term", async () => {
    await openedAt("/en/concordance?q=attribution&with=ar");
    await screen.findByText(/found in English/);
    const line = await firstLine(2);
    const [found, beside] = line.querySelectorAll(":scope > div > *");
    expect(found?.querySelector("mark")?.textContent?.toLowerCase()).toContain("attribut");
    expect(beside?.querySelector("[lang=ar][dir=rtl]")).not.toBeNull();
    expect(within(line).getByRole("link").getAttribute("href")).toContain("/en/courses/diplomatic-notes/");
  });
  it("looks in the other languages of the device for what the reader's own does not have", async () => {
    await openedAt(`/en/concordance?q=${encodeURIComponent("مذكرة")}`);
    await screen.findByText(/found in العربية/);
    expect((await firstLine(2)).querySelector(":scope > div > [lang=ar]:first-child")).not.toBeNull();
  });
  it("works with one language alone, and says what is missing", async () => {
    await openedAt("/en/concordance?q=attribution&with=ar", ["en"]);
    await screen.findByText("No text in العربية is on this device. Add the language on the page of a course.");
    await firstLine(1);
  });
  it("leads to the search when the words stand nowhere together", async () => {
    await openedAt("/en/concordance?q=qqxxzzq");
    await screen.findByText("“qqxxzzq” does not stand in any text on this device.");
    expect(screen.getByRole("link", { name: "Search for it instead" }).getAttribute("href")).toBe("/en/search?q=qqxxzzq");
  });
  it("says that words which stand everywhere are not enough", async () => {
    await openedAt("/en/concordance?q=the");
    await screen.findByText("These words stand in almost every text. Add a word that says what it is about.");
  });
  it("keeps the second language in the address", async () => {
    await openedAt("/en/concordance?q=attribution");
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Language beside it" }), "fr");
    expect(new URLSearchParams(location.search).get("with")).toBe("fr");
  });
});
