import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { CatalogueCourse } from "#domain/pack/manifest.ts";
import { courseInCatalogue, TestBrowser } from "../../../../tests/support/test-browser.tsx";

const other = (id: string, level: 1 | 2 | 3): CatalogueCourse => ({
  ...courseInCatalogue,
  id,
  level,
  titles: { en: { title: `Title of ${id}`, lead: `Lead of ${id}` } },
});
const four = [courseInCatalogue, other("norms", 1), other("evidence", 2), other("disputes", 3)];
const notes = "Diplomatic notes about cyber incidents";

/** Of the courses shown; other parts of the page have headings without a link. */
const titles = () =>
  screen.getAllByRole("heading", { level: 2 }).flatMap((heading) => within(heading).queryByRole("link")?.textContent ?? []);
const choose = (field: string, option: string) => userEvent.selectOptions(screen.getByRole("combobox", { name: field }), option);

async function openCatalogue(courses: readonly CatalogueCourse[], address = "/en/courses") {
  const browser = new TestBrowser();
  browser.offer(courses);
  await browser.open(address);
  return browser;
}

describe("the list of courses", () => {
  it("leads to each course and says what it is, in which languages and how long", async () => {
    const languages = { ...courseInCatalogue.languages, ar: { share: 0.4, state: "machine" as const } };
    await openCatalogue([{ ...courseInCatalogue, languages }]);
    expect(screen.getByRole("link", { name: notes }).getAttribute("href")).toBe("/en/courses/diplomatic-notes");
    expect(screen.getByText("About 1.5 hours")).toBeDefined();
    expect(screen.getByText("1 module")).toBeDefined();
    const tags = within(screen.getByRole("list", { name: "Languages" })).getAllByRole("listitem");
    expect(tags.map(({ textContent }) => textContent)).toEqual([
      "عtranslated in part",
      "中not translated yet",
      "EN",
      "FRnot translated yet",
      "RUnot translated yet",
      "ESnot translated yet",
    ]);
  });
  it("takes the title of the source language where there is no other", async () => {
    await openCatalogue([other("norms", 1)], "/ru/courses");
    expect(titles()).toEqual(["Title of norms"]);
  });
  it("has no filters while it is short", async () => {
    await openCatalogue(four.slice(0, 3));
    expect(screen.queryByRole("combobox")).toBeNull();
  });
  it("is cut down to a level, and says when nothing is left", async () => {
    await openCatalogue(four);
    await choose("Level", "Introductory");
    expect(titles()).toEqual([notes, "Title of norms"]);
    await choose("Level", "Specialist");
    expect(titles()).toEqual(["Title of disputes"]);
    await choose("On this device", "Only those on this device");
    expect(screen.getByText("No course matches. Choose another level or all places.")).toBeDefined();
    await choose("Level", "All levels");
    await choose("On this device", "All");
    expect(titles()).toHaveLength(4);
  });
  it("is cut down to what is on this device", async () => {
    const browser = new TestBrowser();
    await browser.download(["en"]);
    browser.offer(four);
    await browser.open("/en/courses");
    await choose("On this device", "Only those on this device");
    await waitFor(() => expect(titles()).toEqual([notes]));
  });
});
