import type { BlockWords, FigureDrawing, FigureWords, LessonBlock } from "#domain/course/lesson.ts";
import type { CiteRef, CiteTable, TextProvenance } from "#domain/course/text.ts";
import { dirOf, type Locale, languageTagOf } from "#domain/locale.ts";
import type { LessonPage, Neighbour } from "./activity-page.ts";
import { courseHref, settingsHref } from "./address.ts";
import { figureView } from "./figure-view.ts";
import { icon } from "./icons.ts";
import { h, nodes, type PageElement, type PageNode } from "./node.ts";
import { standingLabel } from "./standing-view.ts";
import { plainText, textView } from "./text.ts";
import type { Translate } from "./translate.ts";

/** What the device knows about the learner and this lesson; absent in a page made before any script ran. */
export interface LessonProgress {
  readonly done: boolean;
}

/**
 * The content of `<main>` for a lesson: reading bar, outline, blocks beside their gloss, and the way on. The only source of this
 * markup: build, service worker and React all draw what it returns.
 */
export function lessonView(page: LessonPage, t: Translate, progress?: LessonProgress): readonly PageNode[] {
  const { structure, words, textLocale } = page;
  const headings = structure.blocks.filter((block) => block.heading);
  const language = languageOf(textLocale, page.locale);
  return [
    readingBar(page, t),
    h(
      "article",
      { class: "lesson lesson--margin" },
      h(
        "nav",
        { class: "outline", "aria-labelledby": "outline" },
        h("h2", { id: "outline" }, t("outline")),
        h(
          "ol",
          0,
          headings.map((block) => h("li", 0, h("a", { href: `#${block.id}`, ...language }, headingText(words.blocks[block.id])))),
        ),
      ),
      h(
        "div",
        0,
        h("h1", language, words.title),
        h(
          "p",
          { class: "meta dots" },
          h("span", 0, t("minutes", { count: page.activity.minutes })),
          h("span", 0, provenanceText(words, textLocale, t)),
        ),
        structure.blocks.map((block) => blockView(block, page, t)),
        finishView(t, progress),
        pagerView(page.previous, page.next, t),
      ),
    ),
  ];
}

/** Where the reader is, the way back, and a place for the tools that come with the scripts. */
export function readingBar(page: LessonPage, t: Translate): PageElement {
  const where = page.position ? t("where", { index: page.position.index, of: page.position.of }) : page.course.title;
  return h(
    "div",
    { class: "readbar" },
    h("a", { class: "tool", href: courseHref(page.locale, page.course.id), "aria-label": t("back-to-course") }, icon("back")),
    h("span", { class: "where" }, page.module && h("span", { class: "inline-wide" }, `${page.module.title} · `), where),
    h("span", { id: "tools" }), // before what stands at the end, which then stays where it is
    h("a", { class: "tool", href: `${settingsHref(page.locale)}#reading`, "aria-label": t("text-size") }, icon("type")),
  );
}

function headingText(words: BlockWords | undefined): string {
  return plainText(words?.body ?? []);
}

/** State of a translation in words, for the page and for single blocks. */
export function provenanceText(words: Partial<TextProvenance>, locale: Locale, t: Translate): string {
  if (words.lang) return t("missing-translation");
  if (words.stale) return t("stale-translation");
  return locale === "en" && (words.state ?? "source") === "source" ? t("state.source") : t(`state.${words.state ?? "source"}`);
}

/** `lang` and `dir` of text whose language is not the page's. */
export type TextLanguage = {
  readonly lang?: string;
  readonly dir?: "ltr" | "rtl";
};
export function languageOf(locale: Locale, pageLocale: Locale): TextLanguage {
  return locale === pageLocale ? {} : { lang: languageTagOf(locale), dir: dirOf(locale) };
}

const boxes: ReadonlySet<string> = new Set(["mistake", "question", "example", "work", "summary"]);

function blockView(block: LessonBlock, page: LessonPage, t: Translate): PageElement {
  const words: BlockWords = page.words.blocks[block.id] ?? { body: [] };
  const locale = words.lang ?? page.textLocale;
  const language = languageOf(locale, page.locale);
  const notice = (words.lang || words.stale) && h("span", { class: "tag tag--warn" }, provenanceText(words, page.textLocale, t));
  if (block.heading) return h("div", { class: "blk blk--heading", id: block.id, ...language }, textView(words.body), notice);
  const standing = block.standing ? ` is-${block.standing}` : "";
  const drawing = page.structure.figures[block.id];
  if (block.kind === "figure" && drawing && words.figure) {
    return h(
      "figure",
      { class: `blk${standing}`, id: block.id },
      figureBox(block, drawing, words.figure, locale, language, t),
      h(
        "figcaption",
        { class: "gloss" },
        glossContent(block, page, t),
        h("strong", language, words.figure.title),
        words.figure.caption && h("span", language, words.figure.caption),
        notice,
      ),
    );
  }
  return h(
    "div",
    { class: `blk${standing}`, id: block.id },
    (block.standing || block.cite || notice) && h("div", { class: "gloss" }, glossContent(block, page, t), notice),
    blockText(block, words, language, page.words.cites, t),
  );
}

/** A figure and its description in words. */
export function figureBox(
  block: LessonBlock,
  drawing: FigureDrawing,
  words: FigureWords,
  locale: Locale,
  language: TextLanguage,
  t: Translate,
): PageElement {
  return h(
    "div",
    { class: "fig" },
    h("div", language, figureView(drawing, words, dirOf(locale), `${block.id}-title`)),
    h("details", 0, h("summary", { class: "lk" }, t("figure-in-words")), h("p", language, words.desc)),
  );
}

/** The text of a block that is neither heading nor figure. */
export function blockText(block: LessonBlock, words: BlockWords, language: TextLanguage, cites: CiteTable, t: Translate): PageElement {
  if (boxes.has(block.kind)) return boxBody(block, words, language, cites, t);
  return h("div", { class: "txt", ...language }, blockBody(block, words, cites, t));
}

function boxBody(block: LessonBlock, words: BlockWords, language: TextLanguage, cites: CiteTable, t: Translate): PageElement {
  return h(
    "div",
    { class: `txt box box--${block.kind}` },
    h("p", { class: "box-name" }, t(`box.${block.kind}`)),
    h("div", language, words.label && h("p", { class: "box-title" }, textView(words.label, cites)), textView(words.body, cites)),
  );
}

function blockBody(block: LessonBlock, words: BlockWords, cites: CiteTable, t: Translate): readonly PageNode[] {
  if (block.kind !== "table") return textView(words.body, cites);
  const id = `${block.id}-caption`;
  return [
    words.label ? h("p", { class: "caption", id }, textView(words.label)) : h("p", { class: "vh", id }, t("table")),
    h("div", { class: "scroll", role: "region", tabindex: 0, "aria-labelledby": id }, textView(words.body, cites)),
  ];
}

/** What stands beside a block: its standing and its sources. */
export function glossContent(block: LessonBlock, page: LessonPage, t: Translate): readonly PageNode[] {
  return nodes(
    block.standing && standingLabel(block.standing, block.basis, t),
    block.cite && citeList(block.cite, page.words.cites, t, languageOf(page.textLocale, page.locale)),
    block.standing === "contested" && h("span", { class: "meta" }, t("contested-note")),
  );
}

/** Citations grouped by instrument, so that eight articles of one text do not repeat its name. `language` is that of the table. */
export function citeList(refs: readonly CiteRef[], table: CiteTable, t: Translate, language: TextLanguage = {}): PageElement {
  const groups = new Map<string, { readonly name: PageNode; readonly pinpoints: PageElement[] }>();
  for (const ref of refs) {
    const cite = table[ref];
    if (!cite) continue;
    const name = instrumentName(cite);
    const group = groups.get(cite.instrument) ?? { name: cite.pinpoint ? name : h("span", { "data-cite": ref }, name), pinpoints: [] };
    if (cite.pinpoint) group.pinpoints.push(h("span", { class: "pin", "data-cite": ref }, cite.pinpoint));
    groups.set(cite.instrument, group);
  }
  return h(
    "ul",
    { class: "cites" },
    [...groups.values()].map(({ name, pinpoints }) => {
      const line = nodes(
        name,
        pinpoints.flatMap((pinpoint, index) => [t(index === 0 ? "cite.colon" : "cite.separator"), pinpoint]),
      );
      return h("li", 0, language.lang ? h("bdi", language, line) : line);
    }),
  );
}

function instrumentName(cite: CiteTable[CiteRef] & object): PageNode {
  if (cite.symbol) return h("bdi", { class: "sym", dir: "ltr" }, cite.instrument);
  if (cite.lang) return h("bdi", { lang: languageTagOf(cite.lang), dir: dirOf(cite.lang) }, cite.instrument);
  return h("span", 0, cite.instrument);
}

/** The learner's own act of finishing, or that it is done. */
export function finishView(t: Translate, progress: LessonProgress | undefined): PageElement {
  if (progress?.done) return h("p", { class: "finish row-i", role: "status" }, icon("check"), t("lesson-done"));
  return h(
    "div",
    { class: "finish" },
    h(
      "button",
      { type: "button", class: "btn btn--quiet btn--block", "data-act": "complete", disabled: progress === undefined },
      icon("check"),
      t("mark-done"),
    ),
  );
}

function pagerView(previous: Neighbour | undefined, next: Neighbour | undefined, t: Translate): PageElement {
  return h(
    "nav",
    { class: "pager", "aria-label": t("pager") },
    previous && h("a", { class: "btn btn--quiet btn--block", href: previous.href }, icon("back"), h("span", 0, previous.title)),
    next &&
      h(
        "a",
        { class: "btn btn--main btn--block", href: next.href },
        h("span", 0, t(`next.${next.kind}`, { title: next.title })),
        icon("arrow"),
      ),
  );
}
