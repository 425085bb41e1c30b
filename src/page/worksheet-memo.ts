import type { WorksheetEntries, WorksheetField, WorksheetStructure, WorksheetWords } from "#domain/course/worksheet.ts";
import { dirOf, type Locale, languageTagOf } from "#domain/locale.ts";
import { openFields } from "#domain/worksheet/open-fields.ts";
import { chosenOptions, textOf } from "#domain/worksheet/worksheet-entry.ts";
import { citeList } from "./lesson-view.ts";
import { h, nodes, type PageElement, type PageNode } from "./node.ts";
import type { Translate } from "./translate.ts";

/** One language of a memo: the worksheet's words in it, and what was written in it. */
export interface MemoText {
  readonly locale: Locale;
  readonly words: WorksheetWords;
  readonly entries: WorksheetEntries;
  /** A day (`2026-05-04`) as this language writes it. */
  readonly day: (day: string) => string;
}
export interface Memo {
  readonly structure: WorksheetStructure;
  readonly course: string;
  /** Choices and days are those of the first; the second may have texts of its own. */
  readonly texts: readonly [MemoText, MemoText?];
  /** Words of the interface. */
  readonly worksheet: Translate;
  readonly lesson: Translate;
}

/**
 * What comes of a worksheet: open fields in the order of the result, each with its sources, in one language or in two. `level`: of its
 * first heading.
 */
export function memoView(memo: Memo, level: 1 | 3 = 1): readonly PageNode[] {
  const { structure, course, texts, worksheet } = memo;
  const open = openFields(structure.fields, texts[0].entries);
  const shown = structure.result.flatMap((id) => structure.fields.filter((field) => field.id === id && open.has(id)));
  const parts = structure.steps ?? [{ id: "", fields: structure.result }];
  return [
    inEach(memo, ({ words }, language) => h(`h${level}`, language, words.title)),
    h("p", { class: "meta" }, course),
    ...parts.flatMap(({ id, fields }) =>
      partView(
        memo,
        level,
        id,
        shown.filter((field) => fields.includes(field.id)),
      ),
    ),
    inEach(memo, ({ words }, language) => words.note !== undefined && h("p", { class: "meta", ...language }, words.note)),
    h("p", { class: "meta" }, worksheet("printed-note")),
  ];
}

function partView(memo: Memo, level: number, step: string, fields: readonly WorksheetField[]): readonly PageNode[] {
  if (fields.length === 0) return [];
  return nodes(
    memo.structure.steps && inEach(memo, ({ words }, language) => h(`h${level + 1}`, language, words.steps?.[step]?.title ?? step)),
    h(
      "dl",
      { class: layoutOf(memo) },
      fields.flatMap((field) => textsOf(memo).map((text, index) => fieldView(memo, field, text, index === 0))),
    ),
  );
}

function fieldView(
  { lesson, worksheet }: Memo,
  field: WorksheetField,
  { words, entries, locale, day }: MemoText,
  isFirst: boolean,
): PageElement {
  const own = words.fields[field.id];
  const isTyped = field.kind === "text";
  const answer = answerOf(field, entries, (option) => own?.options?.[option] ?? option, day);
  const refs = [
    ...(field.cite ?? []),
    ...("cites" in field ? chosenOptions(entries, field.id).flatMap((id) => field.cites?.[id] ?? []) : []),
  ];
  return h(
    "div",
    { lang: languageTagOf(locale), dir: dirOf(locale) },
    h("dt", { class: "lab" }, own?.label ?? field.id),
    h("dd", { class: "written", dir: isTyped && answer !== "" && "auto" }, answer === "" && isFirst ? worksheet("not-filled") : answer),
    refs.length > 0 && h("dd", { class: "meta" }, citeList([...new Set(refs)], words.cites, lesson)),
  );
}

function answerOf(field: WorksheetField, entries: WorksheetEntries, optionText: (id: string) => string, day: MemoText["day"]): string {
  const text = textOf(entries, field.id);
  if (field.kind === "text") return text.trim();
  if (field.kind === "date") return text === "" ? "" : day(text);
  return chosenOptions(entries, field.id).map(optionText).join("\n");
}

const textsOf = ({ texts: [first, second] }: Memo): readonly MemoText[] => (second ? [first, second] : [first]);
const layoutOf = (memo: Memo): string => (textsOf(memo).length > 1 ? "memo memo--two" : "memo");

/** The same of each language, side by side where there are two. */
function inEach(memo: Memo, view: (text: MemoText, language: { lang: string; dir: string }) => PageElement | false): PageNode {
  const views = textsOf(memo).map((text) => view(text, { lang: languageTagOf(text.locale), dir: dirOf(text.locale) }));
  return h("div", { class: layoutOf(memo) }, nodes(...views));
}

const style = `body{margin:2rem auto;max-width:60rem;padding:0 1rem;font:1rem/1.6 sans-serif}
.memo{display:grid;gap:1rem 2rem;margin:0 0 1rem}.memo--two{grid-template-columns:1fr 1fr}
h1,h2,p,dd{margin:0}dt{font-weight:700}.written{white-space:pre-wrap}.meta{color:#444;font-size:.875rem}ul{margin:0;padding-inline-start:1.2em}`;

/** The memo as a page of its own, which any browser or word processor opens. */
export function memoPage(memo: Memo): PageElement {
  const [{ words, locale }] = memo.texts;
  return h(
    "html",
    { lang: languageTagOf(locale), dir: dirOf(locale) },
    h("head", 0, h("meta", { charset: "utf-8" }), h("title", 0, words.title), h("style", 0, style)),
    h("body", 0, memoView(memo)),
  );
}
