import type { CiteTable, CiteWords, TextNode } from "#domain/course/text.ts";
import { dirOf, type Locale, languageTagOf } from "#domain/locale.ts";

export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** `lang` and `dir` of an element that holds words of a language. */
export const inLanguage = (locale: Locale): string => `lang="${languageTagOf(locale)}" dir="${dirOf(locale)}"`;

const plainTags = new Set(["p", "strong", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"]);

/** Compiled text as HTML; of a tag that is not known only the words are kept. */
export function textHtml(nodes: readonly TextNode[], cites: CiteTable): string {
  return nodes.map((node) => (typeof node === "string" ? escaped(node) : elementHtml(node, cites))).join("");
}

function elementHtml([tag, attributes, ...children]: Exclude<TextNode, string>, cites: CiteTable): string {
  const inner = textHtml(children, cites);
  if (plainTags.has(tag)) return `<${tag}>${inner}</${tag}>`;
  if (tag === "h2") return `<p class="heading">${inner}</p>`;
  if (tag === "sym") return `<bdi dir="ltr">${inner}</bdi>`;
  if (tag === "term") return `<span class="term">${inner}</span>`;
  if (tag !== "cite" || attributes === 0) return inner;
  const words = cites[String(attributes.ref)];
  return `<span class="cite">[${words ? citeHtml(words) : escaped(String(attributes.ref))}]</span>`;
}

/** Name and pinpoint of one citation. */
export function citeHtml({ instrument, lang, symbol, pinpoint }: CiteWords): string {
  const name = symbol ? `<bdi dir="ltr">${escaped(instrument)}</bdi>` : escaped(instrument);
  return `${lang ? `<bdi ${inLanguage(lang)}>${name}</bdi>` : name}${pinpoint ? ` <bdi>${escaped(pinpoint)}</bdi>` : ""}`;
}
