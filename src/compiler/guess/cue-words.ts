import type { Locale } from "#domain/locale.ts";

/** Words by which test-wise readers tell keys from distractors. A `*` at the end stands for any ending. */
export interface CueWords {
  readonly hedges: readonly string[];
  readonly absolutes: readonly string[];
  readonly negations: readonly string[];
}

const words = (text: string): readonly string[] => text.split(", ");

const cueWords: { readonly [locale in Locale]?: CueWords } = {
  ar: {
    hedges: words("قد, يمكن, يجوز, إذا, إن, ما لم, بعض, عادة, غالبا, ربما, ينبغي, بقدر, حيثما, عند الاقتضاء, ممكن, يتوقف"),
    absolutes: words("كل, جميع, دائما, أبدا, فقط, وحده, وحدها, أي, لا غير, حصرا, تلقائيا, قط, مهما, إلا"),
    negations: words("لا, لم, لن, ليس, ليست, غير, دون, بلا, عدم"),
  },
  zh: {
    hedges: words("可能, 可以, 如果, 若, 除非, 一般, 通常, 往往, 某些, 有时, 应当, 尽可能, 视, 或许, 须视"),
    absolutes: words("所有, 一切, 任何, 必须, 总是, 永远, 绝不, 只有, 只能, 仅, 一律, 自动, 唯一, 全部, 都"),
    negations: words("不, 没有, 无, 未, 非"),
  },
  en: {
    hedges: words("may, might, can, could, if, unless, some, usually, often, likely, possibly, should, where, whether, depends, perhaps"),
    absolutes: words("all, every, any, always, never, only, none, nobody, alone, must, automatically, whatever, entirely, at once"),
    negations: words("no, not, never, none, nothing, nobody, without, neither, nor, cannot"),
  },
  fr: {
    hedges: words("peut, peuvent, pourrait, si, sauf, certain*, souvent, généralement, parfois, devrait, lorsque, dépend, possible*"),
    absolutes: words(
      "tout, toute, tous, toutes, chaque, toujours, jamais, seul, seule, seuls, seulement, uniquement, aucun*, doit, automatiquement",
    ),
    negations: words("ne, n, pas, sans, ni, rien, aucun*, non, jamais"),
  },
  ru: {
    hedges: words("может, могут, можно, если, некотор*, обычно, часто, иногда, возможн*, следует, зависит, вероятно, когда"),
    absolutes: words(
      "все, всех, всем, всё, всегда, никогда, только, лишь, любой, любая, любое, любые, каждый, каждая, должен, должна, должно, автоматически",
    ),
    negations: words("не, нет, ни, без, никто, ничего, нельзя, никак*"),
  },
  es: {
    hedges: words("puede, pueden, podría, si, salvo, algun*, suele, suelen, a menudo, a veces, debería, cuando, depende, posible*"),
    absolutes: words(
      "todo, toda, todos, todas, cada, siempre, nunca, solo, únicamente, ningún, ninguna, debe, automáticamente, cualquier*",
    ),
    negations: words("no, sin, ni, nada, nadie, ningún, ninguna, tampoco, nunca"),
  },
};

/** How often each kind of cue word occurs in a text; none in a language without a list. */
export function countCues(text: string, locale: Locale): { readonly [cue in keyof CueWords]: number } {
  const cues = cueWords[locale];
  const count = (forms: readonly string[] = []): number =>
    forms.reduce((sum, form) => sum + [...text.matchAll(patternOf(form, locale))].length, 0);
  return { hedges: count(cues?.hedges), absolutes: count(cues?.absolutes), negations: count(cues?.negations) };
}

/** Whole words, save in Chinese, which has no spaces; in Arabic a particle may be joined to the word. */
function patternOf(form: string, locale: Locale): RegExp {
  if (locale === "zh") return new RegExp(form, "g");
  const word = form.endsWith("*") ? `${form.slice(0, -1)}\\p{L}*` : form;
  return new RegExp(`(?<!\\p{L})${locale === "ar" ? "[وفلب]?" : ""}${word}(?!\\p{L})`, "giu");
}
