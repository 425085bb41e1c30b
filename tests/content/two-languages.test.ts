import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileCourses } from "#compiler/compile.ts";
import type { BlockWords } from "#domain/course/lesson.ts";
import type { CiteTable } from "#domain/course/text.ts";
import { dirOf, type Locale, languageTagOf } from "#domain/locale.ts";
import { activityOrder, type LessonPage } from "#page/activity-page.ts";
import { pairCell } from "#page/pair-view.ts";
import { textView } from "#page/text.ts";
import { createCompiledSource } from "../../tools/build/compiled-source.ts";
import { lessonTranslate } from "../support/interface-words.ts";
import { attributeOf, elementsOf, textOf } from "../support/page-nodes.ts";
import { goodRoot } from "./fixture-courses.ts";

const roots = { "the courses": join(import.meta.dirname, "../../courses"), "the fixture course": goodRoot };
/** Of the page around both columns; texts in it need not say in which language they are. */
const around = "ru";
const t = lessonTranslate(around);

/** Everything a reader must meet of a block in one language, in the order of its words. */
function textsOf({ label, body, figure }: BlockWords, cites: CiteTable): readonly string[] {
  const parts = [label ?? [], body].map((nodes) => textView(nodes, cites).map(textOf).join("")).filter(Boolean);
  return figure ? [figure.desc, figure.title, ...Object.values(figure.labels).flat()] : parts;
}

describe.each(Object.entries(roots))("%s in two languages", (_, root) => {
  it("have the same blocks in both columns, each with its own text, language and direction", { timeout: 240_000 }, async () => {
    const compilation = await compileCourses({ root });
    const source = createCompiledSource(compilation);
    let compared = 0;
    for (const { id, languages } of compilation.catalogue.courses) {
      const offered = Object.keys(languages) as Locale[];
      const { outline } = await source.course("en", id);
      const lessons = activityOrder(outline).filter(({ activity }) => activity.kind === "lesson");
      for (const { activity } of lessons) {
        const pages = await Promise.all(offered.map((text) => source.activity(around, id, activity.id, { text })));
        for (const page of pages as readonly LessonPage[]) {
          expect(page.structure).toEqual(pages[0]?.structure);
          for (const block of page.structure.blocks) {
            const where = `${id}/${activity.id}#${block.id} in ${page.textLocale}`;
            const words = page.words.blocks[block.id];
            if (!words) throw new Error(`${where} has no words`);
            const locale = words.lang ?? page.textLocale;
            for (const side of ["one", "two"] as const) {
              const cell = pairCell(block, { locale: page.textLocale, words: page.words }, page.structure, around, side, t);
              const shown = textOf(cell);
              for (const text of textsOf(words, page.words.cites)) expect(shown, where).toContain(text);
              compared++;
              if (locale === around) continue;
              const speaks = elementsOf([cell]).filter((element) => attributeOf(element, "lang") === languageTagOf(locale));
              expect(speaks.length, where).toBeGreaterThan(0);
              expect(
                speaks.every((element) => attributeOf(element, "dir") === dirOf(locale)),
                where,
              ).toBe(true);
            }
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(100);
  });
});
