import type { Locale } from "#domain/locale.ts";
import { guessPoints } from "./guess-points.ts";
import { type Example, type Features, learnKeys, likenessToKey, reasonsFor, type Weights } from "./learn-keys.ts";
import { measureOptions, wordsIn } from "./measures.ts";
import type { Question } from "./question.ts";

export interface QuizQuestions {
  readonly name: string;
  readonly questions: readonly Question[];
}

/** What guessers earn in one language. */
export interface Guesses {
  /** The one rule that earns most over all quizzes. */
  readonly rule: string;
  readonly quizzes: readonly GuessedQuiz[];
  /** Share of the single choices of which the key is the longest. */
  readonly keyLongest: number;
}
export interface GuessedQuiz {
  readonly name: string;
  /** Shares of the points of its choices and statements. */
  readonly byRule: number;
  readonly byLearning: number;
  /** What the learnt guesser gets wholly right, the surest first. */
  readonly givenAway: readonly GivenAway[];
}
export interface GivenAway {
  readonly item: string;
  /** How much more the key looks like one than what comes next, or than the average. */
  readonly lead: number;
  readonly reasons: readonly string[];
}

/** A question with the features of its options, each less the average of its item; statements less that of all statements. */
interface Seen {
  readonly quiz: string;
  readonly question: Question;
  readonly options: readonly Features[];
}

const frequentWords = 60;
/** Stands for the share of true statements. */
const statement = "being a statement";

/** Guesses quizzes by the best simple rule, and by what the keys of all the other quizzes have in common. `course`: only its quizzes. */
export function guessQuizzes(quizzes: readonly QuizQuestions[], locale: Locale, course?: string): Guesses {
  const seen = see(quizzes, locale);
  const points = (each: Seen, score: (features: Features) => number): number => guessPoints(each.question, each.options.map(score));
  const { rule, score } = bestRule(seen, points);
  return {
    rule,
    keyLongest: keyLongestShare(seen),
    quizzes: quizzes.flatMap(({ name, questions }) => {
      if (course !== undefined && !name.startsWith(`${course}/`)) return [];
      const own = seen.filter(({ quiz }) => quiz === name);
      const all = questions.reduce((sum, { item }) => sum + item.points, 0);
      if (all === 0) return [];
      const weightsOf = learnFrom(seen.filter(({ quiz }) => quiz !== name));
      const learnt = (each: Seen) => (features: Features) => likenessToKey(features, weightsOf(each.question));
      const share = (earned: (each: Seen) => number): number => own.reduce((sum, each) => sum + earned(each), 0) / all;
      return {
        name,
        byRule: share((each) => points(each, score)),
        byLearning: share((each) => points(each, learnt(each))),
        givenAway: own
          .filter((each) => points(each, learnt(each)) === each.question.item.points)
          .map((each) => givenAway(each, weightsOf(each.question)))
          .sort((a, b) => b.lead - a.lead),
      };
    }),
  };
}

function see(quizzes: readonly QuizQuestions[], locale: Locale): readonly Seen[] {
  const texts = quizzes.flatMap(({ questions }) => questions.flatMap(({ options }) => options.map(({ text }) => text)));
  const frequent = mostFrequent(texts.map((text) => wordsIn(text, locale)));
  const raw = quizzes.flatMap(({ name, questions }) =>
    questions.map((question) => ({
      quiz: name,
      question,
      options: measureOptions(question, locale).map((measures, index): Features => {
        const own = wordsIn(question.options[index]?.text ?? "", locale);
        return new Map([...Object.entries(measures), ...frequent.map((word) => [`“${word}”`, own.has(word) ? 1 : 0] as const)]);
      }),
    })),
  );
  const isStatement = ({ question }: Seen): boolean => question.item.kind === "true-false";
  const average = averageOf(raw.filter(isStatement).flatMap(({ options }) => options));
  return raw.map((each) => {
    if (!isStatement(each)) return { ...each, options: each.options.map(less(averageOf(each.options))) };
    return { ...each, options: each.options.map(less(average)).map((features) => new Map([...features, [statement, 1]])) };
  });
}

function mostFrequent(texts: readonly ReadonlySet<string>[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const words of texts) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, frequentWords)
    .map(([word]) => word);
}

function averageOf(options: readonly Features[]): Features {
  const names = [...(options[0]?.keys() ?? [])];
  return new Map(names.map((name) => [name, options.reduce((sum, each) => sum + (each.get(name) ?? 0), 0) / options.length]));
}

const less =
  (average: Features) =>
  (features: Features): Features =>
    new Map([...features].map(([name, value]) => [name, value - (average.get(name) ?? 0)]));

/** The measure, or its opposite, that earns most where nothing else is looked at. */
function bestRule(seen: readonly Seen[], points: (each: Seen, score: (features: Features) => number) => number) {
  const names = [...(seen[0]?.options[0]?.keys() ?? [])].filter((name) => !name.startsWith("“") && name !== statement);
  const rules = names.flatMap((name) => [
    { rule: `+ ${name}`, score: (features: Features) => features.get(name) ?? 0 },
    { rule: `− ${name}`, score: (features: Features) => -(features.get(name) ?? 0) },
  ]);
  const none = { rule: "none", score: () => 0, earned: 0 };
  return rules
    .map(({ rule, score }) => ({ rule, score, earned: seen.reduce((sum, each) => sum + points(each, score), 0) }))
    .reduce((best, next) => (next.earned > best.earned ? next : best), none);
}

/** Weights for choices and for statements, learnt apart. */
function learnFrom(seen: readonly Seen[]): (question: Question) => Weights {
  const examplesOf = (areStatements: boolean): readonly Example[] =>
    seen
      .filter(({ question }) => (question.item.kind === "true-false") === areStatements)
      .flatMap(({ question, options }) => options.map((features, index) => ({ features, isKey: question.options[index]?.isKey === true })));
  const choices = learnKeys(examplesOf(false));
  const statements = learnKeys(examplesOf(true));
  return ({ item }) => (item.kind === "true-false" ? statements : choices);
}

function givenAway({ question, options }: Seen, weights: Weights): GivenAway {
  const { item } = question;
  const scores = options.map((features) => likenessToKey(features, weights));
  const ofKeys = scores.filter((_, index) => question.options[index]?.isKey);
  const others = scores.filter((_, index) => !question.options[index]?.isKey);
  if (item.kind === "true-false") {
    const [features = new Map()] = options;
    const [score = 0] = scores;
    const turned = score > 0 ? weights : new Map([...weights].map(([name, weight]) => [name, -weight]));
    return { item: item.id, lead: Math.abs(score), reasons: reasonsFor(features, turned) };
  }
  const key = question.options.findIndex(({ isKey }) => isKey);
  return { item: item.id, lead: Math.min(...ofKeys) - Math.max(...others), reasons: reasonsFor(options[key] ?? new Map(), weights) };
}

function keyLongestShare(seen: readonly Seen[]): number {
  const singles = seen.filter(({ question }) => question.item.kind === "single");
  const longest = singles.filter(({ question: { options } }) => {
    const most = Math.max(...options.map(({ text }) => text.length));
    return options.some(({ isKey, text }) => isKey && text.length === most);
  });
  return singles.length === 0 ? 0 : longest.length / singles.length;
}
