import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { wordsIn } from "../../../../tests/support/interface-words.ts";
import { TestBrowser } from "../../../../tests/support/test-browser.tsx";
import type { Preferences } from "../../preferences.ts";

const kept = (): Partial<Preferences> => JSON.parse(localStorage.getItem("concord.preferences") ?? '{"state":{}}').state;
const section = (name: string) => within(screen.getByRole("region", { name }));

describe("language", () => {
  it("of the interface changes the address and is remembered for the next visit", async () => {
    await new TestBrowser().open("/en/settings");
    const assign = vi.spyOn(location, "assign").mockImplementation(() => undefined);
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Interface" }), "Français");
    expect(assign).toHaveBeenCalledWith("/fr/settings");
    expect(document.cookie).toContain("concord-locale=fr");
    assign.mockRestore();
  });
  it("of lessons is kept apart, until it is that of the interface again", async () => {
    await new TestBrowser().open("/en/settings");
    const lessons = screen.getByRole("combobox", { name: "Lessons" });
    await userEvent.selectOptions(lessons, "العربية");
    expect(kept().contentLocale).toBe("ar");
    await userEvent.selectOptions(lessons, "As the interface");
    expect(kept().contentLocale).toBeNull();
  });
  it("in Arabic has a choice of digits, which numbers then follow", async () => {
    const browser = new TestBrowser();
    await browser.download(["ar"]);
    await browser.open("/ar/settings");
    const words = wordsIn("ar", "settings");
    expect(within(screen.getByRole("group", { name: words.digits ?? "" })).getAllByRole("radio")).toHaveLength(2);
    await userEvent.click(screen.getByRole("radio", { name: "١٢٣" }));
    expect(kept().digits).toBe("arab");
    await screen.findAllByText(/[٠-٩]/, { selector: ".rows .meta" });
  });
  it("in others has no choice of digits", async () => {
    await new TestBrowser().open("/en/settings");
    expect(screen.queryByText("Digits in Arabic")).toBeNull();
  });
});

describe("reading", () => {
  it("keeps appearance, contrast and text size", async () => {
    await new TestBrowser().open("/en/settings");
    await userEvent.click(section("Reading").getByRole("radio", { name: "Dark" }));
    await userEvent.click(screen.getByRole("checkbox", { name: /^High contrast/ }));
    fireEvent.change(screen.getByRole("slider", { name: "Text size of lessons" }), { target: { value: "24" } });
    expect(kept()).toMatchObject({ theme: "dark", contrast: true, textSize: 24 });
  });
  it("leaves contrast to the device when it is not asked for", async () => {
    await new TestBrowser().open("/en/settings");
    await userEvent.click(screen.getByRole("checkbox", { name: /^High contrast/ }));
    await userEvent.click(screen.getByRole("checkbox", { name: /^High contrast/ }));
    expect(kept().contrast).toBeNull();
  });
  it("takes the Arabic reading face out of use at once", async () => {
    const browser = new TestBrowser();
    localStorage.setItem("concord.preferences", JSON.stringify({ state: { fonts: ["arabic", "naskh"] }, version: 1 }));
    await browser.open("/ar/settings");
    await userEvent.click(
      screen.getByRole("checkbox", { name: new RegExp(`^${(wordsIn("ar", "settings").naskh ?? "").replace(/[()]/g, "\\$&")}`) }),
    );
    expect(kept()).toMatchObject({ naskh: false, fonts: ["arabic"] });
  });
});

describe("data use", () => {
  it("takes fonts out of use when data are to be saved", async () => {
    const browser = new TestBrowser();
    localStorage.setItem("concord.preferences", JSON.stringify({ state: { fonts: ["latin"] }, version: 1 }));
    await browser.open("/en/settings");
    const saveData = screen.getByRole("checkbox", { name: /^Save data/ });
    await userEvent.click(saveData);
    expect(kept()).toMatchObject({ saveData: true, fonts: [] });
    await userEvent.click(saveData);
    expect(kept().saveData).toBe(false);
  });
});

describe("storage", () => {
  it("says that no course is here", async () => {
    await new TestBrowser().open("/en/settings");
    await screen.findByText("No course is on this device.");
  });
  it("lists the courses here with languages and size, and removes one", async () => {
    const browser = new TestBrowser();
    await browser.download(["en", "ar"]);
    browser.storage = { estimate: async () => ({ usage: 1_500_000, quota: 60_000_000 }) };
    await browser.open("/en/settings");
    const rows = await screen.findAllByText(/^English and العربية, \d+ KB$/);
    expect(rows.map((row) => row.parentElement?.querySelector("strong")?.textContent)).toEqual([
      "Diplomatic notes about cyber incidents",
      "Reference shelf: glossary, library, timeline, positions",
    ]);
    expect(await screen.findByText("1.5 MB used of 60 MB available")).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: /^Remove.*Diplomatic notes about cyber incidents$/ }));
    await screen.findByText("Removed: Diplomatic notes about cyber incidents. Progress and answers are kept.");
    await screen.findByText("No course is on this device.");
  });
  it("names a course that the server no longer offers by its own title", async () => {
    const browser = new TestBrowser();
    await browser.download(["en"]);
    browser.goOffline();
    await browser.open("/en/settings");
    await screen.findByText("Diplomatic notes about cyber incidents");
  });
  it.each([
    ["isSecure", "Keeping courses needs a secure address (https). On this address they can be read while the server runs."],
    ["hasCaches", "This browser cannot keep courses."],
  ] as const)("says why nothing can be kept where the browser lacks %s", async (ability, words) => {
    const browser = new TestBrowser();
    browser[ability] = false;
    await browser.open("/en/settings");
    await screen.findByText(words);
  });
});

describe("the browser's promise to keep data", () => {
  async function openWith(persisted: boolean, granted: boolean) {
    const browser = new TestBrowser();
    browser.storage = { persisted: async () => persisted, persist: async () => granted };
    await browser.open("/en/settings");
  }
  const ask = async () => userEvent.click(await screen.findByRole("button", { name: "Ask to keep it" }));

  it("is asked for on the reader's wish, and granted", async () => {
    await openWith(false, true);
    await ask();
    await screen.findByText("The browser keeps this data");
  });
  it("may be refused, and then the export is named", async () => {
    await openWith(false, false);
    await ask();
    await screen.findByText("The browser did not agree");
    expect(screen.getByText(/export your record now and then/)).toBeDefined();
  });
  it("is not asked for where it was given", async () => {
    await openWith(true, true);
    await screen.findByText("The browser keeps this data");
    expect(screen.queryByRole("button", { name: "Ask to keep it" })).toBeNull();
  });
  it("is said to be missing where the browser refuses to be asked, as every figure then is", async () => {
    const browser = new TestBrowser();
    const refuse = () => Promise.reject(new DOMException("refused", "SecurityError"));
    browser.storage = { persisted: refuse, persist: refuse, estimate: refuse };
    await browser.open("/en/settings");
    await screen.findByText("This browser cannot promise to keep data");
    expect(screen.queryByText(/used of/)).toBeNull();
  });
  it("is said to be missing where the browser knows of none", async () => {
    await new TestBrowser().open("/en/settings");
    await waitFor(() => expect(screen.getByText("This browser cannot promise to keep data")).toBeDefined());
  });
});
