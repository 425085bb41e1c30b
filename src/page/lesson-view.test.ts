import { describe, expect, it } from "vitest";
import type { BlockWords } from "#domain/course/lesson.ts";
import type { CiteTable } from "#domain/course/text.ts";
import { lessonPage } from "../../tests/support/fixture-pages.ts";
import { lessonTranslate } from "../../tests/support/interface-words.ts";
import { attributeOf, elementsOf, textOf, withClass, withId, withTag } from "../../tests/support/page-nodes.ts";
import type { LessonPage } from "./activity-page.ts";
import { citeList, lessonView, provenanceText } from "./lesson-view.ts";

const t = lessonTranslate("en");
const english = await lessonPage("what-a-note-is");

/** The lesson with the words of one block changed. */
function withBlock(page: LessonPage, block: string, change: Partial<BlockWords>): LessonPage {
  const words = page.words.blocks[block];
  if (!words) throw new Error(`no words for ${block}`);
  return { ...page, words: { ...page.words, blocks: { ...page.words.blocks, [block]: { ...words, ...change } } } };
}
const blockOf = (page: LessonPage, block: string) => withId(lessonView(page, t), block);
const textsOf = (list: readonly Parameters<typeof textOf>[0][]) => list.map(textOf);

describe("a lesson's page", () => {
  it("lists its sections, each linked to its place", () => {
    const view = lessonView(english, t);
    const links = withTag(
      withTag(view, "nav").filter((nav) => attributeOf(nav, "class") === "outline"),
      "a",
    );
    expect(textsOf(links)).toEqual([
      "The form does the work of a signature",
      "Five parts, each with its job",
      "From draft to receipt",
      "Worked example: nine o'clock in Belmora",
    ]);
    for (const link of links) expect(withId(view, String(attributeOf(link, "href")).slice(1))).toBeDefined();
  });
  it("says how long it takes, where in the module it stands and that its text is the source", () => {
    const words = textsOf(lessonView(english, t)).join("");
    expect(words).toContain("About 8 minutes");
    expect(words).toContain("Activity 1 of 6");
    expect(words).toContain("Source text");
  });
  it("names the authority of a block with its basis, and its source beside it", () => {
    const [gloss] = withClass([blockOf(english, "channel")], "gloss");
    expect(gloss && textOf(gloss)).toContain("Binding: treaty");
    expect(gloss && withClass([gloss], "pin").map(textOf)).toEqual([expect.stringContaining("41")]);
    expect(textsOf(withClass([blockOf(english, "form")], "st"))).toEqual(["Practice"]);
    expect(withClass([blockOf(english, "documents")], "gloss")).toEqual([]);
  });
  it("says of a contested block that no side is taken", () => {
    const blocks = english.structure.blocks.map((block) => (block.id === "form" ? { ...block, standing: "contested" as const } : block));
    const page = { ...english, structure: { ...english.structure, blocks } };
    expect(textOf(blockOf(page, "form"))).toContain("The positions are set out here; the lesson takes no side.");
    expect(textOf(blockOf(page, "archives"))).not.toContain("takes no side");
  });
  it("names boxes by what they are, before the title that the text gives them", () => {
    const box = blockOf(english, "mistake");
    expect(textsOf(withClass([box], "box-name"))).toEqual(["Common mistake"]);
    expect(textsOf(withClass([box], "box-title"))).toEqual(["“Without a signature it is only a draft”"]);
  });
  it("names a table by its caption, and lets it be scrolled with the keyboard", () => {
    const [region] = withClass([blockOf(english, "parts")], "scroll");
    expect(region?.[1]).toMatchObject({ role: "region", tabindex: 0, "aria-labelledby": "parts-caption" });
    expect(textOf(withId(lessonView(english, t), "parts-caption"))).toBe("The parts of a note");
    const { label: _, ...bare } = english.words.blocks.parts ?? { body: [] };
    const page = { ...english, words: { ...english.words, blocks: { ...english.words.blocks, parts: bare } } };
    expect(textOf(withId(lessonView(page, t), "parts-caption"))).toBe("Table");
  });
  it("shows a figure with its title, and says in words what it shows", () => {
    const figure = blockOf(english, "road");
    expect(figure[0]).toBe("figure");
    const title = english.words.blocks.road?.figure?.title ?? "";
    expect(textOf(withId([figure], "road-title"))).toBe(title);
    expect(textsOf(withTag([figure], "details"))).toEqual([`The figure in words${english.words.blocks.road?.figure?.desc}`]);
  });
});

describe("a text in another language than the page", () => {
  it("is marked with its language and direction wherever it stands, and the interface is not", async () => {
    const page = await lessonPage("what-a-note-is", "en", "ar");
    const view = lessonView(page, t);
    const arabic = { lang: "ar", dir: "rtl" };
    expect(withTag(view, "h1")[0]?.[1]).toEqual(arabic);
    expect(withClass([blockOf(page, "form")], "txt")[0]?.[1]).toMatchObject(arabic);
    expect(withClass([blockOf(page, "mistake")], "box")[0]?.[1]).not.toHaveProperty("lang");
    expect(textsOf(withClass([blockOf(page, "mistake")], "box-name"))).toEqual(["Common mistake"]);
    expect(withTag(view, "h1").map(textOf)).toEqual(["مذكرة تتكلم باسم دولة"]);
    expect(elementsOf([blockOf(page, "road")]).filter((element) => attributeOf(element, "transform"))).toHaveLength(1);
  });
  it("carries no marks where both are the same", async () => {
    const page = await lessonPage("what-a-note-is", "ar");
    const view = lessonView(page, lessonTranslate("ar"));
    expect(elementsOf(view).filter((element) => attributeOf(element, "lang") === "ar")).toEqual([]);
  });
});

describe("the state of a translation", () => {
  it("is said of the page in words", async () => {
    const arabic = await lessonPage("what-a-note-is", "ar");
    expect(provenanceText(arabic.words, "ar", t)).toBe("Machine translation, not yet compared with the source");
    expect(provenanceText({ state: "reviewed" }, "fr", t)).toBe("Translated and reviewed");
    expect(provenanceText({}, "en", t)).toBe("Source text");
  });
  it("labels a block that is not translated, and marks its language", async () => {
    const arabic = withBlock(await lessonPage("what-a-note-is", "ar"), "form", { lang: "en", body: [["p", 0, "In English"]] });
    const block = withId(lessonView(arabic, lessonTranslate("ar")), "form");
    expect(withClass([block], "txt")[0]?.[1]).toMatchObject({ lang: "en", dir: "ltr" });
    expect(withClass([block], "tag--warn").map(textOf)).toEqual([lessonTranslate("ar")("missing-translation")]);
  });
  it("labels a block whose source has changed since, a heading as well", () => {
    const stale = "Older translation: the source has changed since";
    for (const block of ["documents", "s-form", "mistake", "road"]) {
      expect(withClass([blockOf(withBlock(english, block, { stale: true }), block)], "tag--warn").map(textOf)).toEqual([stale]);
      expect(withClass([blockOf(english, block)], "tag--warn")).toEqual([]);
    }
  });
});

describe("finishing a lesson", () => {
  const buttonsOf = (progress?: { readonly done: boolean }) => withTag(lessonView(english, t, progress), "button");

  it("cannot be done before the device is known", () => {
    expect(buttonsOf()[0]?.[1]).toMatchObject({ disabled: true });
  });
  it("is the learner's own act, once", () => {
    expect(buttonsOf({ done: false }).map(textOf)).toEqual(["Mark this lesson as done"]);
    expect(buttonsOf({ done: false })[0]?.[1]).not.toHaveProperty("disabled");
    expect(buttonsOf({ done: true })).toEqual([]);
    expect(textsOf(withClass(lessonView(english, t, { done: true }), "finish"))).toEqual(["Done. Kept on this device."]);
  });
});

describe("the way on", () => {
  it("leads to the neighbours, and says what kind the next one is", async () => {
    const page = await lessonPage("answer-to-a-note");
    const [pager] = withClass(lessonView(page, t), "pager");
    const links = pager ? withTag([pager], "a") : [];
    expect(links.map((link) => [attributeOf(link, "href"), textOf(link)])).toEqual([
      ["/en/courses/diplomatic-notes/notes/claim-in-a-note", "The claim inside the note"],
      ["/en/courses/diplomatic-notes/notes/check-notes", "Questions: Check your notes"],
    ]);
  });
  it("has no way back from the first activity", () => {
    const [pager] = withClass(lessonView(english, t), "pager");
    expect(pager && withTag([pager], "a").map(textOf)).toEqual(["Next: The claim inside the note"]);
  });
});

describe("citeList", () => {
  const table: CiteTable = {
    "ilc:2": { instrument: "Articles on State responsibility", pinpoint: "art. 2" },
    "ilc:49": { instrument: "Articles on State responsibility", pinpoint: "art. 49" },
    "gge:71": { instrument: "A/76/135", symbol: true, pinpoint: "para. 71" },
    estonia: { instrument: "Position de l'Estonie", lang: "fr" },
  };

  it("names each instrument once, with all its pinpoints", () => {
    const list = citeList(["ilc:2", "gge:71", "ilc:49", "estonia"], table, t);
    expect(textsOf(withTag([list], "li"))).toEqual([
      "Articles on State responsibility: art. 2; art. 49",
      "A/76/135: para. 71",
      "Position de l'Estonie",
    ]);
  });
  it("sets symbols and names of another language apart", () => {
    expect(withTag([citeList(["gge:71", "estonia"], table, t)], "bdi").map(([, attributes]) => attributes)).toEqual([
      { class: "sym", dir: "ltr" },
      { lang: "fr", dir: "ltr" },
    ]);
  });
  it("leaves out what the file does not have", () => {
    expect(citeList(["unknown"], table, t)).toEqual(["ul", { class: "cites" }]);
  });
});
