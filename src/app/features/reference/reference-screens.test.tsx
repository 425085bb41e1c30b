import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { TestBrowser } from "../../../../tests/support/test-browser.tsx";

const main = () => within(screen.getByRole("main"));

describe("the glossary", () => {
  it("finds a term by a form of another language, and says when nothing matches", async () => {
    await new TestBrowser().open("/en/glossary");
    const field = main().getByRole("searchbox", { name: "Find a term, in any of the six languages" });
    await userEvent.type(field, "تدبير");
    expect(main().getByText("1 term")).toBeDefined();
    expect(main().getByRole("link", { name: "countermeasure" }).getAttribute("href")).toBe("/en/glossary/countermeasure");
    await userEvent.type(field, "xyz");
    expect(main().getByText(/^Nothing here matches/)).toBeDefined();
  });
  it("labels a name that is shown in English", async () => {
    await new TestBrowser().open("/fr/glossary");
    const entry = main().getByRole("link", { name: "retorsion" });
    expect(entry.querySelector("[lang=en]")).not.toBeNull();
    expect(entry.closest("li")?.querySelector(".tag")).not.toBeNull();
  });
});

describe("a term", () => {
  it("that an update removed is not found, and the page leads to those that stayed", async () => {
    await new TestBrowser().open("/en/glossary/gone");
    expect(main().getByRole("heading", { level: 1 }).textContent).toBe("This page does not exist");
    expect(main().getByRole("link", { name: "Reference" }).getAttribute("href")).toBe("/en/reference");
  });
  it("is read from the device without a network, once a course is on it", async () => {
    const browser = new TestBrowser();
    await browser.download(["en"]);
    browser.goOffline();
    await browser.open("/en/glossary/retorsion");
    expect(main().getByRole("heading", { level: 1 }).textContent).toBe("retorsion");
    expect(main().getByText(/represailles|représailles/)).toBeDefined();
  });
});

describe("a document", () => {
  it("marks the pinpoint that its address names", async () => {
    await new TestBrowser().open("/en/library/vcdr-1961#41(2)");
    const here = main()
      .getAllByRole("listitem")
      .filter((item) => item.getAttribute("aria-current") === "location");
    expect(here.map(({ id }) => id)).toEqual(["41(2)"]);
  });
  it("leads to its official text in the reader's language", async () => {
    await new TestBrowser().open("/ar/library/gge-2015-report");
    const hrefs = main()
      .getAllByRole("link")
      .map((link) => link.getAttribute("href"))
      .filter((href) => href?.startsWith("https:"));
    expect(hrefs).toEqual(["https://docs.un.org/ar/A/70/174", "https://docs.un.org/en/A/70/174"]);
  });
});

describe("the timeline", () => {
  it("narrows drawing and list by body and subject", async () => {
    await new TestBrowser().open("/en/timeline");
    await waitFor(() => expect(main().getByRole<HTMLSelectElement>("combobox", { name: "Body" }).disabled).toBe(false));
    expect(document.querySelectorAll(".mark")).toHaveLength(3);
    await userEvent.selectOptions(main().getByRole("combobox", { name: "Body" }), "Governmental experts");
    expect(main().getByText("1 event")).toBeDefined();
    expect(document.querySelectorAll(".mark")).toHaveLength(1);
    await userEvent.selectOptions(main().getByRole("combobox", { name: "Subject" }), "International law");
    expect(main().getByText(/^No event matches/)).toBeDefined();
  });
  it("keeps the choice in its address, and takes it over from there", async () => {
    const browser = new TestBrowser();
    await browser.open("/en/timeline?body=expert-group&pillar=nonsense");
    await waitFor(() => expect(main().getByText("1 event")).toBeDefined());
    expect(main().getByRole<HTMLSelectElement>("combobox", { name: "Subject" }).value).toBe("all");
    await userEvent.selectOptions(main().getByRole("combobox", { name: "Subject" }), "International law");
    expect(location.search).toBe("?body=expert-group&pillar=law");
    await userEvent.selectOptions(main().getByRole("combobox", { name: "Body" }), "All");
    expect(location.search).toBe("?pillar=law");
  });
  it("is drawn larger and smaller", async () => {
    await new TestBrowser().open("/en/timeline");
    const width = () => Number(document.querySelector(".tl-svg")?.getAttribute("width"));
    const before = width();
    await userEvent.click(main().getByRole("button", { name: "Larger" }));
    expect(width()).toBe(before * 2);
    expect(main().getByText("Size: 2 to 1")).toBeDefined();
    await userEvent.click(main().getByRole("button", { name: "Smaller" }));
    expect(width()).toBe(before);
  });
  it("says what is only scheduled, and as of when that is known", async () => {
    await new TestBrowser().open("/en/timeline");
    expect(main().getByText("Scheduled, outcome not known").closest("li")?.id).toBe("next-session");
    expect(main().getByText(/^Last checked on 21 November 2026/)).toBeDefined();
  });
  it("writes days in Arabic with both names of the month", async () => {
    await new TestBrowser().open("/ar/timeline");
    expect(main().getByText("22 تموز/يوليه 2015")).toBeDefined();
  });
  it.each([
    ["ru", "22 июля 2015 года"],
    ["zh", "2015年7月22日"],
    ["zh", "2005年"],
    ["es", "22 de julio de 2015"],
  ])("writes dates in %s with the word for the year", async (locale, date) => {
    await new TestBrowser().open(`/${locale}/timeline`);
    expect(main().getAllByText(date).length).toBeGreaterThan(0);
  });
});

describe("the positions", () => {
  it("give States, years and papers under each view, and no verdict", async () => {
    await new TestBrowser().open("/en/positions");
    const view = within(main().getByRole("heading", { name: "Not always" }).closest("li") as HTMLElement);
    expect(view.getAllByText("Estonia (2019)")).toHaveLength(1);
    expect(view.getByRole("link", { name: "Estonia (2019)" }).getAttribute("href")).toBe("/en/library/position-estonia-2019");
    expect(main().getByText("The views are set out here; no side is taken.")).toBeDefined();
    expect(main().queryByRole("heading", { name: "Nothing found" })).toBeNull();
  });
});
