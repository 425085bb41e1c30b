import type { Nodes } from "mdast";
import type { Locale } from "#domain/locale.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { checkCharacters, checkNodesAt } from "../markdown/check-nodes.ts";
import { linkTargets } from "../markdown/links.ts";
import { parseMarkdown } from "../markdown/parse-markdown.ts";
import { plainTextOf } from "../markdown/plain-text.ts";
import type { Reference } from "../reference/reference.ts";
import { difference } from "../rules/multiset.ts";
import { numbersIn } from "../rules/pair-numbers.ts";
import { shapeDifference } from "../rules/pair-shape.ts";
import { formsAreComplete, unapprovedTerms } from "../rules/term-lock.ts";
import { isMarkdown, type WordsSegment } from "./words-file.ts";

/** Why a text is not taken, and what a reader should look at although it is. */
export interface Findings {
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Looks at one translation on its own, so that the translator learns which text is meant. The compiler's rules are asked about the
 * whole file afterwards: they compare blocks and items, within which a term may move. So a text may also have what its predecessor had.
 */
export function checkTranslation(segment: WordsSegment, text: string, locale: Locale, reference: Reference): Findings {
  const [source, before, after] = [segment.source, segment.target, text].map((words) => nodesOf(segment, words));
  if (source === undefined || before === undefined || after === undefined) return { faults: [], warnings: [] };
  const predecessors = segment.target === "" ? [source] : [source, before];
  const terms = [...unapprovedTerms(after, locale, reference)].map(({ message }) => message);
  const faults = [
    ...characterFaults(text),
    ...lineFaults(segment, text),
    ...notationFaults(segment, text, after),
    ...(formsAreComplete(locale) ? terms : []),
    ...first(predecessors, (nodes) => linkFaults(nodes, after)),
    ...first(predecessors, (nodes) => shapeFaults(segment, nodes, after)),
    ...(segment.free ? [] : first(predecessors, (nodes) => numberFaults(nodes, after))),
    ...scriptFaults(segment.source, text, locale),
  ];
  return { faults: [...new Set(faults)], warnings: formsAreComplete(locale) ? [] : terms };
}

/** Texts that are no Markdown are one text node. */
const nodesOf = (segment: WordsSegment, text: string): readonly Nodes[] =>
  isMarkdown(segment) ? parseMarkdown(text).children : [{ type: "text", value: text }];

/** What is wrong by the strictest measure, unless another measure finds nothing. */
function first(measures: readonly (readonly Nodes[])[], faults: (measure: readonly Nodes[]) => readonly string[]): readonly string[] {
  const found = measures.map(faults);
  return found.some((list) => list.length === 0) ? [] : (found[0] ?? []);
}

function characterFaults(text: string): readonly string[] {
  const found: Diagnostic[] = [];
  checkCharacters(text, { file: "" }, (diagnostic) => void found.push(diagnostic));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const unreadable = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFD\uFEFF]|\p{Cs}/u.test(text);
  return [...found.map(({ message }) => message), ...(unreadable ? ["a character is unreadable: is the encoding right?"] : [])];
}

function lineFaults({ form }: WordsSegment, text: string): readonly string[] {
  if (form === "plain" && text.includes("\n")) return ["this text is one line"];
  return form === "list" && text.split("\n").some((line) => line.trim() === "") ? ["an entry of the list is empty"] : [];
}

/** What the notation does not have, and marks that have lost their other half and so read as text. */
function notationFaults(segment: WordsSegment, text: string, nodes: readonly Nodes[]): readonly string[] {
  const found: string[] = [];
  if (isMarkdown(segment)) checkNodesAt({ file: "" }, text, nodes, ({ message }) => void found.push(message));
  const hasBlocks = segment.form === "paragraphs" && nodes.some(({ type }) => type !== "paragraph" && type !== "list");
  if (hasBlocks) found.push("this text has paragraphs and lists only");
  if (segment.form === "line" && (nodes.length !== 1 || nodes[0]?.type !== "paragraph")) found.push("this text is one paragraph");
  const [there, here] = [literalMarks(segment, segment.source), literalMarks(segment, text)];
  for (const mark of here) if (!there.includes(mark)) found.push(`"${mark}" is not closed, or has lost its other half`);
  return found;
}

const marks = /\*\*|\]\s*\(|\[\s*\]|\(?\b(?:term|cite):[\w-]*|\{\{|\}\}|\{#/g;

/** Signs of marks that a reader would see. */
function literalMarks(segment: WordsSegment, text: string): readonly string[] {
  const literal = plainTextOf(nodesOf(segment, text)).match(marks) ?? [];
  const brackets = isMarkdown(segment) ? unbalanced(plainTextOf(nodesOf(segment, text))) : [];
  return [...new Set([...literal, ...brackets])];
}

function unbalanced(text: string): readonly string[] {
  const count = (sign: string): number => text.split(sign).length - 1;
  return count("[") === count("]") ? [] : ["[", "]"];
}

function linkFaults(source: readonly Nodes[], here: readonly Nodes[]): readonly string[] {
  const cites = difference(linkTargets(source, "cite:"), linkTargets(here, "cite:"));
  const terms = difference([...new Set(linkTargets(source, "term:"))], [...new Set(linkTargets(here, "term:"))]);
  return [
    ...cites.missing.map((ref) => `the citation [](cite:${ref}) is lost`),
    ...cites.extra.map((ref) => `the source has no citation [](cite:${ref})`),
    ...terms.missing.map((id) => `the mark of the term "${id}" is lost: [words](term:${id})`),
    ...terms.extra.map((id) => `the source does not mark the term "${id}"`),
  ];
}

function shapeFaults({ form }: WordsSegment, source: readonly Nodes[], here: readonly Nodes[]): readonly string[] {
  const found = form === "block" ? shapeDifference(source, here) : undefined;
  return found ? [`the source has ${found.there} ${found.name}, the translation ${found.here}`] : [];
}

function numberFaults(source: readonly Nodes[], here: readonly Nodes[]): readonly string[] {
  const { missing, extra } = difference(numbersIn(plainTextOf(source)), numbersIn(plainTextOf(here)));
  if (missing.length === 0 && extra.length === 0) return [];
  return [`numbers differ: ${missing.join(" ") || "none"} in the source, ${extra.join(" ") || "none"} here`];
}

const scripts: { readonly [locale in Locale]?: readonly [RegExp, string] } = {
  ar: [/\p{Script=Arabic}/u, "Arabic"],
  ru: [/\p{Script=Cyrillic}/u, "Cyrillic"],
  zh: [/\p{Script=Han}/u, "Chinese"],
};

/** A sentence without one letter of its language's script is in another language. */
function scriptFaults(source: string, text: string, locale: Locale): readonly string[] {
  const [script, name] = scripts[locale] ?? [];
  if (script === undefined || script.test(text)) return [];
  const words = source.replace(/\]\([^)\s]*\)/g, "]").match(/\b\p{Ll}{3,}/gu) ?? [];
  return words.length >= 3 ? [`no ${name} letter stands here: is this the right language?`] : [];
}
