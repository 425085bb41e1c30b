import { describe, expect, it } from "vitest";
import { fixtureCourses, fixtureSource } from "../../tests/support/fixture-pages.ts";
import { createShelfSource } from "./shelf-source.ts";

const shelf = await fixtureSource.shelf();

describe("a term's page", () => {
  it("has the six equivalents, the definition in the page's language, and who made it", async () => {
    const page = await shelf.term("ar", "countermeasure");
    expect(page.name).toEqual({ text: "تدبير مضاد" });
    expect(page.term.forms.en).toMatchObject({ term: "countermeasure", certainty: "verified" });
    expect(page.text.definition).toMatchObject({ text: expect.stringContaining("رد كان"), state: "checked" });
    expect(page.text.definition?.lang).toBeUndefined();
  });
  it("shows in English what is not translated, and says so", async () => {
    const page = await shelf.term("fr", "countermeasure");
    expect(page.name).toEqual({ text: "countermeasure", lang: "en" });
    expect(page.text.definition).toMatchObject({ lang: "en" });
  });
  it("leads to every lesson and quiz that uses it, in the page's language", async () => {
    const { usedIn } = await shelf.term("ar", "countermeasure");
    expect(usedIn.map(({ href, kind }) => [kind, href])).toEqual([["lesson", "/ar/courses/diplomatic-notes/notes/answer-to-a-note"]]);
    expect(usedIn[0]?.title.text).toMatch(/\p{Script=Arabic}/u);
    for (const { sections, href } of usedIn) for (const section of sections) expect(section.href.startsWith(`${href}#`)).toBe(true);
  });
  it("is not found when the glossary has no such term", async () => {
    await expect(shelf.term("en", "gone")).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("a document's page", () => {
  it("lists the pinpoints that courses cite, by number, written out in the page's language", async () => {
    const { pinpoints } = await shelf.instrument("ar", "ilc-articles");
    const numbers = pinpoints.map(({ pinpoint }) => Number.parseInt(pinpoint, 10));
    expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
    expect(pinpoints[0]?.name).toMatch(/^الم/u);
    for (const { usedIn } of pinpoints) expect(usedIn.length).toBeGreaterThan(0);
  });
  it("says with what kind of authority the blocks speak that cite it", async () => {
    const { standings } = await shelf.instrument("en", "ilc-articles");
    expect(standings).toContainEqual({ standing: "binding", basis: "codified" });
  });
  it("keeps symbols in its text apart", async () => {
    const { text } = await shelf.instrument("en", "gge-2015-report");
    expect(text.summary?.nodes).toEqual(["Report ", ["sym", 0, "A/70/174"], " recommends voluntary norms (para. 13)."]);
  });
  it("is not found when the library has no such document", async () => {
    await expect(shelf.instrument("en", "gone")).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("the lists", () => {
  it("find a term by every form in every language", async () => {
    const { terms } = await shelf.glossary("en");
    expect(terms.find(({ id }) => id === "cessation")?.forms).toEqual(["كف", "وقف", "cessation", "cease"]);
  });
  it("have the events in the order of their dates", async () => {
    const { timeline } = await shelf.timeline("en");
    expect(timeline.events.map(({ id }) => id)).toEqual(["articles-noted", "second-report", "next-session"]);
  });
  it("give each point the views that are held, with the years of the papers", async () => {
    const { positions } = await shelf.positions("en");
    expect(positions.points).toEqual([
      {
        id: "notice",
        term: "countermeasure",
        cite: ["ilc-articles:52"],
        views: [
          {
            id: "not-needed",
            holders: [
              { id: "estonia", years: [2019] },
              { id: "france", years: [2019] },
            ],
          },
        ],
      },
    ]);
  });
});

describe("the files of the shelf", () => {
  it("are read once, and again after a failure", async () => {
    const manifest = fixtureCourses.reference?.manifest;
    if (!manifest) throw new Error("the fixtures have no shelf");
    const read: string[] = [];
    let isBroken = true;
    const source = createShelfSource({
      shelf: async () => manifest,
      file: async ({ hash }) => {
        read.push(hash);
        if (isBroken) throw new Error("lost");
        return JSON.parse(fixtureCourses.files.get(hash) ?? "");
      },
    });
    await expect(source.glossary("en")).rejects.toThrow("lost");
    isBroken = false;
    await source.glossary("en");
    await source.glossary("en");
    expect(read).toHaveLength(4);
  });
});
