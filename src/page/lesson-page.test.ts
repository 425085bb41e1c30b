import { describe, expect, it } from "vitest";
import { lessonPage } from "../../tests/support/fixture-pages.ts";
import { lessonTranslate } from "../../tests/support/interface-words.ts";
import type { LessonPage } from "./activity-page.ts";
import { composeLessonPage, emptyShell, slots } from "./lesson-page.ts";
import { lessonView } from "./lesson-view.ts";
import { serialiseAll } from "./serialise.ts";

const t = lessonTranslate("en");
const page = await lessonPage("what-a-note-is");
const address = "/en/courses/diplomatic-notes/notes/what-a-note-is";
const words = '<link rel="preload" href="/lesson.json">';
const shell = `<title>${slots.title}</title><meta name="description" content="${slots.description}"><a href="/ar${slots.path}">ar</a><a href="/fr${slots.path}">fr</a>${slots.lessonOnly}${words}${slots.lessonOnly}<main>${slots.main}</main>${slots.data}`;

const dataIn = (html: string) => JSON.parse(/<script[^>]*id="page-data">(.*?)<\/script>/s.exec(html)?.[1] ?? "null") as unknown;

/** The lesson with this text wherever a writer could put one. */
function saying(text: string): LessonPage {
  const [first] = page.structure.blocks;
  if (!first) throw new Error("the lesson has no blocks");
  const blocks = { ...page.words.blocks, [first.id]: { body: [["p", 0, text] as const] } };
  return { ...page, course: { ...page.course, title: text }, words: { ...page.words, title: text, blocks } };
}

describe("composeLessonPage", () => {
  const html = composeLessonPage(shell, address, page, t);

  it("fills every slot", () => {
    expect(html).toContain("<title>A note that speaks for a State · Diplomatic notes about cyber incidents</title>");
    expect(html).toContain('content="Diplomatic notes about cyber incidents"');
    expect(html).toContain('<a href="/ar/courses/diplomatic-notes/notes/what-a-note-is">');
    expect(html).toContain('<a href="/fr/courses/diplomatic-notes/notes/what-a-note-is">');
    expect(html).toContain(`<main><div class="lesson-page">${serialiseAll(lessonView(page, t))}</div></main>`);
    expect(html).toContain(words);
    for (const slot of Object.values(slots)) expect(html).not.toContain(slot);
  });
  it("carries the data that drew it, so that the app can take it over", () => {
    expect(dataIn(html)).toEqual({ route: "activity", data: JSON.parse(JSON.stringify(page)) });
  });
  it.each([...Object.values(slots), "</script><script>alert(1)</script>", "$& $1 $`", "{{title}}"])(
    "takes %s in a text for text",
    (text) => {
      const hostile = composeLessonPage(shell, address, saying(text), t);
      const calm = composeLessonPage(shell, address, saying("calm"), t);
      expect(hostile.split("<script")).toHaveLength(2);
      expect(dataIn(hostile)).toMatchObject({ data: { words: { title: text } } });
      expect(hostile.split("<main>")).toHaveLength(calm.split("<main>").length);
      expect(hostile.replaceAll(JSON.stringify(text).slice(1, -1).replaceAll("<", "\\u003c"), "calm").match(/<[a-z]+/g)).toEqual(
        calm.match(/<[a-z]+/g),
      );
    },
  );
  it("refuses an address that is no activity's: it would be written into links", () => {
    expect(() => composeLessonPage(shell, '/en/"><script>', page, t)).toThrow("is not the address of an activity");
  });
});

describe("emptyShell", () => {
  it("fills the shell for the app to draw in, without what only lessons need", () => {
    const html = emptyShell(shell, "/en/settings", "Concord");
    expect(html).toContain("<title>Concord</title>");
    expect(html).toContain('<a href="/ar/settings">');
    expect(html).toContain("<main></main>");
    expect(html).not.toContain(words);
    for (const slot of Object.values(slots)) expect(html).not.toContain(slot);
  });
  it("keeps a shell whole that has nothing for lessons only", () => {
    expect(emptyShell(`<main>${slots.main}</main>`, "/en", "Concord")).toBe("<main></main>");
  });
});
