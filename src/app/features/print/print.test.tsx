import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { TestBrowser } from "../../../../tests/support/test-browser.tsx";

const module = "course=diplomatic-notes&module=notes";
/** What stands on the sheets, apart from the copy that is measured. */
const sheets = () => [...document.querySelectorAll<HTMLElement>(".sheet:not(.sheet--measure)")];

describe("a briefing pack", () => {
  it("has the legal points in two languages, each with its sources as a footnote of the same number on the same sheet", async () => {
    await new TestBrowser().open(`/en/print/briefing?${module}&with=ar`);
    await waitFor(() => expect(sheets()).toHaveLength(2));
    const rows = sheets().flatMap((sheet) => [...sheet.querySelectorAll(".brief-row")]);
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) {
      expect(row.querySelector(".one")?.textContent).toMatch(/[A-Za-z]/);
      expect(row.querySelector(".two [dir=rtl]")?.textContent).toMatch(/\p{Script=Arabic}/u);
      const number = row.querySelector(".num")?.textContent;
      const note = row.closest(".sheet")?.querySelector(`.foot-notes li[value="${number}"]`);
      expect(note?.textContent?.length, `footnote ${number}`).toBeGreaterThan(5);
    }
  });
  it("leaves out what the reader takes out, and numbers the rest anew", async () => {
    await new TestBrowser().open(`/en/print/briefing?${module}&with=ar`);
    await waitFor(() => expect(sheets()).toHaveLength(2));
    const before = sheets()[0]?.querySelectorAll(".brief-row").length ?? 0;
    const [first] = screen.getAllByRole("checkbox");
    if (first) await userEvent.click(first);
    await waitFor(() => expect(sheets()[0]?.querySelectorAll(".brief-row")).toHaveLength(before - 1));
    expect(sheets()[0]?.querySelector(".brief-row .num")?.textContent).toBe("1");
  });
  it("is in one language where the second is not translated, and says so", async () => {
    await new TestBrowser().open(`/en/print/briefing?${module}&with=ru`);
    await screen.findByText("There is no translation in Русский yet");
    expect(sheets()[0]?.querySelector(".two")).toBeNull();
  });
  it.each([
    ["a module that does not exist", "course=diplomatic-notes&module=lost", "This page does not exist"],
    ["a course that does not exist", "course=lost&module=notes", "This page does not exist"],
  ])("says so of %s", async (_, query, title) => {
    await new TestBrowser().open(`/en/print/briefing?${query}`);
    await screen.findByRole("heading", { name: title });
  });
  it("says where to begin when the address names nothing", async () => {
    await new TestBrowser().open("/en/print/briefing");
    await screen.findByText(/Open this from a lesson/);
  });
});

describe("a module summary", () => {
  it("has objectives, what each lesson says in short, and every source of theirs once, with version and date", async () => {
    await new TestBrowser().open(`/en/print/summary?${module}`);
    await screen.findByRole("heading", { name: "Objectives" });
    screen.getByRole("heading", { name: "A note that speaks for a State" });
    const sources = screen.getByRole("heading", { name: "Sources" }).parentElement as HTMLElement;
    const named = within(sources)
      .getAllByRole("listitem")
      .map(({ textContent }) => textContent);
    expect(named.length).toBeGreaterThan(1);
    expect(named).toEqual([...new Set(named)]);
    expect(document.querySelector(".print-foot")?.textContent).toMatch(/version [0-9a-f]{8}/);
  });
  it("stands in two languages where the reader chooses a second one", async () => {
    await new TestBrowser().open(`/en/print/summary?${module}`);
    await userEvent.selectOptions(await screen.findByRole("combobox", { name: "Second language" }), "ar");
    await waitFor(() => expect(document.querySelector(".printed .two [lang=ar]")).not.toBeNull());
  });
});

describe("terms to print", () => {
  it("are chosen from the glossary, kept in the address, and printed with their six equivalents", async () => {
    await new TestBrowser().open("/en/print/terms");
    await userEvent.click(await screen.findByRole("checkbox", { name: "reparation" }));
    const heading = await screen.findByRole("heading", { name: "reparation" });
    expect(location.search).toBe("?term=reparation");
    const section = heading.closest("section");
    if (!section) throw new Error("no section");
    await waitFor(() => expect(within(section).getByText("جبر")).toBeDefined());
  });
  it("are passed over when the glossary no longer has them", async () => {
    await new TestBrowser().open("/en/print/terms?term=lost&term=reparation");
    await screen.findByRole("heading", { name: "reparation" });
    expect(screen.getAllByRole("heading", { level: 2 })).toHaveLength(1);
  });
});
