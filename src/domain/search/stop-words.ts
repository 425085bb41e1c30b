import { normaliseText } from "../grading/normalise-text.ts";
import type { Locale } from "../locale.ts";

/** Words that stand in almost every text and find nothing. Modal verbs of the law are not among them. */
const written: { readonly [locale in Locale]?: string } = {
  ar: "في من على إلى عن أن إن أو ثم ما هذا هذه ذلك تلك التي الذي الذين هو هي هم كان كانت قد كل بعض بين عند مع هل أي كما لكن و ف ب ل ك بها به فيها فيه منها منه لها له عليها عليه أما إذا حتى",
  zh: "的 了 和 与 及 在 是 为 以 于 对 或 而 其 该 这 那 也 并 等 之 所 由 从 被 把 吗 呢 啊 有 第 号",
  en: "a an and are as at be been but by for from had has have he her his how i if in into is it its me my of on or our s she so t than that the their them then there these they this those to us was we were what when where which who why will with you your do does did am can could would",
  fr: "a à au aux avec c ce ces cet cette comme d dans de des du elle elles en est et etc eux il ils j je l la le les leur leurs lui m ma mais me mes moi mon n nos notre nous on ont ou où par pas pour qu que quel quelle quelles quels qui quoi s sa se ses si son sont sur t ta te tes toi ton tu un une vos votre vous y été être",
  ru: "в во и или на не о об от по с со к ко у за из до для при как что чтобы это этот эта эти того то та те тот он она они оно его ее их ли же бы а но да так также быть был была были есть мы вы я",
  es: "a al ante como con cual cuando de del desde donde e el ella ellas ellos en entre era es esa esas ese eso esos esta estas este esto estos fue ha han la las le les lo los me mi más muy o para pero por que qué quien se ser si sin sobre son su sus también te tu u un una uno unos y ya yo cómo",
};

const sets = new Map<Locale, ReadonlySet<string>>();

/** Whether a folded word is a function word of the language. */
export function isStopWord(folded: string, locale: Locale): boolean {
  const known = sets.get(locale) ?? new Set((written[locale]?.split(" ") ?? []).map(normaliseText));
  sets.set(locale, known);
  return known.has(folded);
}
