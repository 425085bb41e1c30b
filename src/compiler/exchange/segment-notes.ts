import type { Locale } from "#domain/locale.ts";
import { linksIn, linkTargets } from "../markdown/links.ts";
import { parseMarkdown } from "../markdown/parse-markdown.ts";
import type { Reference } from "../reference/reference.ts";
import { foldTerm } from "../terms/fold-term.ts";
import { isMarkdown, needsReview, type WordsFile, type WordsPart, type WordsSegment } from "./words-file.ts";

const forms: { readonly [form in WordsSegment["form"]]: string } = {
  plain: "Plain text, one line",
  line: "One paragraph; **bold** and marks as in the source",
  paragraphs: "Paragraphs and lists; **bold** and marks as in the source",
  block: "As many paragraphs, list items and table cells as the source; **bold** and marks as in the source",
  list: "A list: one entry a line",
};

/** Finds the terms of the glossary in source texts; made once for an export. */
export function termFinder({ glossary }: Reference, sourceLang: Locale): (text: string) => readonly string[] {
  const known = [...glossary.values()].flatMap(({ id, words }) => {
    const own = words[sourceLang];
    const names = own?.term === undefined ? [] : [own.term, ...own.variants];
    return names.map((name) => ({ id, name: foldTerm(name, sourceLang) }));
  });
  const found = new Map<string, readonly string[]>();
  return (text) => {
    const before = found.get(text);
    if (before) return before;
    const folded = foldTerm(text, sourceLang);
    const isWord = (index: number, length: number): boolean =>
      !/\p{L}/u.test(folded.charAt(index - 1)) && !/\p{L}/u.test(folded.charAt(index + length));
    const named = known.filter(({ name }) => {
      const index = folded.indexOf(name);
      return index !== -1 && isWord(index, name.length);
    });
    const ids = [...new Set([...linkTargets(parseMarkdown(text).children, "term:"), ...named.map(({ id }) => id)])];
    found.set(text, ids);
    return ids;
  };
}

/** What a translator has to know about one text. */
export function segmentNotes(
  file: WordsFile,
  part: WordsPart,
  segment: WordsSegment,
  { glossary }: Reference,
  terms: readonly string[],
): readonly string[] {
  const name = part.path.length === 0 ? "" : ` "${part.path.at(-1)}"`;
  return [
    `${file.owner} "${file.title}"${name}: ${segment.kind}`,
    ...(segment.free ? ["Write it anew for your language: it need not be a translation"] : []),
    forms[segment.form],
    ...marksIn(segment),
    ...terms.map((id) => termNote(id, glossary.get(id)?.words[file.locale])),
    ...stateNotes(file, part, segment),
  ];
}

function marksIn(segment: WordsSegment): readonly string[] {
  if (!isMarkdown(segment)) return [];
  const { source } = segment;
  const nodes = parseMarkdown(source).children;
  const marks = [...linksIn(nodes, "term:"), ...linksIn(nodes, "cite:")].map(({ position }) =>
    source.slice(position?.start.offset, position?.end.offset).replaceAll("\n", " "),
  );
  return marks.length === 0 ? [] : [`Keep these marks: ${marks.join(" ")}`];
}

type TermWords = { readonly term?: string | undefined; readonly variants: readonly string[]; readonly forms: readonly string[] };

function termNote(id: string, words: TermWords | undefined): string {
  if (words?.term === undefined) return `Term ${id}: no form is approved yet`;
  return `Term ${id}: ${[...new Set([words.term, ...words.variants, ...words.forms])].join(" | ")}`;
}

function stateNotes(file: WordsFile, part: WordsPart, { target }: WordsSegment): readonly string[] {
  if (target === "") return [];
  const state = part.provenance?.state ?? file.provenance?.state ?? "machine";
  const by = part.provenance?.by ?? file.provenance?.by;
  const review =
    part.provenance?.of === undefined
      ? "Nobody has said which source text this translates: compare it"
      : "The source has changed since this was translated: compare it";
  return [`State: ${state}${by === undefined ? "" : `, by ${by}`}`, ...(needsReview(part) ? [review] : [])];
}
