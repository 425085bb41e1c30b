import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { courseInCatalogue, TestBrowser } from "../../../../tests/support/test-browser.tsx";

const lesson = "/en/courses/diplomatic-notes/notes/what-a-note-is";
const quiz = "/en/courses/diplomatic-notes/notes/check-notes";
const arabicTitle = "مذكرة تتكلم باسم دولة";
const pairOf = (id: string) => {
  const pair = document.getElementById(id);
  if (!pair) throw new Error(`no block ${id}`);
  return pair;
};
/** Buttons that write to the record wait for the device. */
const whenEnabled = (name: string) =>
  waitFor(() => {
    const button = screen.getByRole<HTMLButtonElement>("button", { name });
    expect(button.disabled).toBe(false);
    return button;
  });

describe("a lesson in two languages", () => {
  it("shows each block beside its twin, each in its own language and direction", async () => {
    await new TestBrowser().open(`${lesson}?with=ar`);
    await screen.findByRole("heading", { level: 1 });
    const second = pairOf("form").querySelector(".two [lang=ar]");
    expect(second?.getAttribute("dir")).toBe("rtl");
    expect(second?.textContent).toMatch(/\p{Script=Arabic}/u);
    expect(pairOf("form").querySelector(".one")?.textContent).toMatch(/[A-Za-z]/);
  });
  it("reveals the second text of a block by its button, which says so, and by a tap on the first", async () => {
    await new TestBrowser().open(`${lesson}?with=ar`);
    const pair = within(pairOf("form"));
    await userEvent.click(pair.getByRole("button", { name: "Show the text in العربية" }));
    expect(pair.getByRole("button", { name: "Hide the text in العربية" }).getAttribute("aria-expanded")).toBe("true");
    expect(pairOf("form").querySelector(".two")?.className).toContain("is-shown");
    const one = pairOf("form").querySelector(".one .txt");
    if (one) await userEvent.click(one);
    expect(pairOf("form").querySelector(".two")?.className).not.toContain("is-shown");
  });
  it("opens the second text of the block that the address names", async () => {
    await new TestBrowser().open(`${lesson}?with=ar#form`);
    expect(pairOf("form").querySelector(".two")?.className).toContain("is-shown");
  });
  it("opens with an address that was cut within a letter", async () => {
    await new TestBrowser().open(`${lesson}?with=ar#form%D9%`);
    await screen.findByText(arabicTitle);
  });
  it("is reached from the reading bar, and takes the language used last", async () => {
    const browser = new TestBrowser();
    await browser.open(lesson);
    await userEvent.click(await screen.findByRole("link", { name: "Two languages" }));
    await screen.findByText(arabicTitle);
    expect(screen.getByRole<HTMLSelectElement>("combobox", { name: "Second language" }).value).toBe("ar");
  });
  it("is reached at the block that the reader was led to, which is shown in both", async () => {
    await new TestBrowser().open(`${lesson}#form`);
    await userEvent.click(await screen.findByRole("link", { name: "Two languages" }));
    await screen.findByRole("combobox", { name: "Second language" });
    expect(location.hash).toBe("#form");
    expect(pairOf("form").querySelector(".two")?.className).toContain("is-shown");
  });
  it("goes back to one language where the reader chooses so", async () => {
    await new TestBrowser().open(`${lesson}?with=ar`);
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Second language" }), "One language only");
    await waitFor(() => expect(location.search).toBe(""));
    await waitFor(() => expect(document.querySelector(".pair")).toBeNull());
  });
  it("says that a translation does not exist, and shows the first text alone", async () => {
    await new TestBrowser().open(`${lesson}?with=es`);
    screen.getByText("There is no translation in Español yet");
    expect(document.querySelector(".two")).toBeNull();
    expect(pairOf("form").textContent).toMatch(/[A-Za-z]/);
  });
  it("can be read on without the second language when it is not on the device, and says where it comes from", async () => {
    const browser = new TestBrowser();
    await browser.download(["en"]);
    await browser.open("/en").then(({ unmount }) => unmount());
    browser.goOffline();
    await browser.open(`${lesson}?with=ar`);
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("A note that speaks for a State");
    screen.getByText("The text in العربية is not on this device");
    expect(screen.getByRole("link", { name: "Languages of this course on this device" }).getAttribute("href")).toBe(
      "/en/courses/diplomatic-notes",
    );
  });
  it("takes the language that is on the device when there is no connection for the usual one", async () => {
    const browser = new TestBrowser();
    browser.offer([{ ...courseInCatalogue, languages: { ...courseInCatalogue.languages, fr: { share: 1, state: "checked" } } }]);
    await browser.download(["en", "ar"]);
    await browser.open("/en").then(({ unmount }) => unmount());
    browser.goOffline();
    await browser.open(`${lesson}?with`);
    const picker = screen.getByRole<HTMLSelectElement>("combobox", { name: "Second language" });
    expect(within(picker).getByRole("option", { name: "Français" })).toBeDefined();
    expect(picker.value).toBe("ar");
    expect(pairOf("form").querySelector(".two [lang=ar]")).not.toBeNull();
  });
  it("works offline when both languages are on the device", async () => {
    const browser = new TestBrowser();
    await browser.download(["en", "ar"]);
    await browser.open("/en").then(({ unmount }) => unmount());
    browser.goOffline();
    await browser.open(`${lesson}?with=ar`);
    expect(pairOf("form").querySelector(".two [lang=ar]")).not.toBeNull();
  });
  it("is recorded as begun and can be finished there", async () => {
    const app = await new TestBrowser().open(`${lesson}?with=ar`);
    await userEvent.click(await whenEnabled("Mark this lesson as done"));
    await screen.findByText("Done. Kept on this device.");
    expect(app.device()?.progress().activities.get("diplomatic-notes/what-a-note-is")?.completedAt).toBeDefined();
  });
});

describe("questions in two languages", () => {
  it("show stem and choices in both, and are answered once", async () => {
    const app = await new TestBrowser().open(`${quiz}?with=ar`);
    await userEvent.click(await whenEnabled("Begin"));
    const stem = await waitFor(() => {
      const found = document.getElementById("stem");
      if (!found?.querySelector("[lang=ar]")) throw new Error("no second stem");
      return found;
    });
    expect(stem.querySelector("[lang=ar]")?.getAttribute("dir")).toBe("rtl");
    const [radio, ...others] = screen.getAllByRole("radio");
    expect(others.length).toBeGreaterThan(0);
    expect(radio?.closest("label")?.querySelector("[lang=ar]")).not.toBeNull();
    if (radio) await userEvent.click(radio);
    await userEvent.click(screen.getByRole("button", { name: "Check" }));
    await waitFor(async () => {
      const statements = await app.device()?.statementsOfQuiz("diplomatic-notes/check-notes");
      expect(statements?.filter(({ verb }) => verb === "answered")).toHaveLength(1);
    });
  });
  it("get a second language from the list beside them, and keep what was ticked", async () => {
    await new TestBrowser().open(quiz);
    await userEvent.click(await whenEnabled("Begin"));
    const [radio] = await screen.findAllByRole<HTMLInputElement>("radio");
    if (radio) await userEvent.click(radio);
    const value = radio?.value;
    await userEvent.selectOptions(await screen.findByRole("combobox", { name: "Second language" }), "ar");
    await waitFor(() => expect(document.getElementById("stem")?.querySelector("[lang=ar]")).not.toBeNull());
    expect(location.search).toBe("?with=ar");
    const radios = await screen.findAllByRole<HTMLInputElement>("radio");
    expect(radios.find((each) => each.checked)?.value).toBe(value);
  });
});
