import type { Locale } from "#domain/locale.ts";
import { error } from "../diagnostic.ts";
import { plainTextOf } from "../markdown/plain-text.ts";
import type { Reference } from "../reference/reference.ts";
import type { BlockRule } from "./rule.ts";

/** Words that say what the law asks, by source language. */
const force: { readonly [locale in Locale]?: RegExp } = {
  en: /\b(?:must|shall|may not|oblig(?:ed|es|ations?)|prohibit(?:s|ed|ions?)?|forbid(?:s|den)?|(?:is|are) (?:bound|required)|unlawful|wrongful)\b/i,
  fr: /(?<!\p{L})(?:doi(?:t|vent)|oblig(?:é|ation)\p{L}*|interdi\p{L}*|tenue?s? de|ne peu(?:t|vent) pas|illicite\p{L}*)(?!\p{L})/iu,
  es: /(?<!\p{L})(?:debe(?:n|rá|rán)?|obliga\p{L}*|prohib\p{L}*|no pued(?:e|en)|ilícit\p{L}*)(?!\p{L})/iu,
  ar: /(?<!\p{L})[وف]?(?:يجب|يتعين|لا يجوز|ملزم\p{L}*|محظور\p{L}*|يحظر|التزام\p{L}*|غير مشروع\p{L}*)(?!\p{L})/u,
  ru: /(?<!\p{L})(?:долж(?:ен|на|но|ны)|обязан\p{L}*|обязательств\p{L}*|запре(?:щ|т)\p{L}*|противоправн\p{L}*)(?!\p{L})/iu,
  zh: /必须|不得|应当|义务|禁止|不法/,
};

/**
 * A text block of a legal module that says what the law asks, or names an instrument, has to be a claim with its standing,
 * or say why it is none: `plain="reason"`.
 */
export const assertionUnlabelled: BlockRule = function* ({ block, module, course, reference }) {
  if (!module.yaml.value.legal || block.kind !== "text" || block.heading || block.attributes.plain) return;
  const text = plainTextOf([...block.body]);
  const found =
    force[course.sourceLang]?.exec(text)?.[0] ?? instrumentNames(reference, course.sourceLang).find((name) => text.includes(name));
  if (found === undefined) return;
  yield error(
    "assertion-unlabelled",
    block,
    `"${block.id}" says "${found}": make it a ::claim{} with its standing, or give plain="reason"`,
  );
};

/** Names long enough not to be an ordinary word. */
function instrumentNames({ library }: Reference, locale: Locale): readonly string[] {
  return [...library.values()]
    .flatMap(({ words }) => [words[locale]?.short, words[locale]?.described ? undefined : words[locale]?.title])
    .filter((name) => name !== undefined)
    .filter((name) => name.length >= 8);
}
