import { type Locale, locales } from "#domain/locale.ts";
import { readAndCheck } from "../compile.ts";
import { type GuessedQuiz, type Guesses, guessQuizzes } from "../guess/guess-quizzes.ts";
import { questionsOf } from "../guess/question.ts";
import { quizzesOf } from "../rules/quizzes-of.ts";
import { readSourceFiles } from "../source/source-files.ts";
import { done, type Outcome, refused } from "./command.ts";

export interface GuessOptions {
  readonly lang?: Locale | undefined;
  /** Only this course is shown; the learnt guesser still learns from all. */
  readonly course?: string | undefined;
  /** Also the items that give themselves away. */
  readonly items: boolean;
}

/** A quiz of which a guesser earns this share of the points gives itself away. */
const tooMuch = 0.6;

/** What somebody earns in each quiz who has read no lesson and looks at the form of the choices alone. */
export async function guess(root: string, { lang, course, items }: GuessOptions): Promise<Outcome> {
  const { courses, reference } = readAndCheck(await readSourceFiles(root));
  if (course !== undefined && !courses.some(({ id }) => id === course)) return refused(`there is no course "${course}"`);
  const rounds = (lang === undefined ? locales : [lang]).map((locale) => {
    const quizzes = courses.flatMap((source) =>
      quizzesOf(source).map((quiz) => ({ name: quiz.folder, questions: questionsOf(quiz, locale, reference) })),
    );
    return { locale, guesses: guessQuizzes(quizzes, locale, course) };
  });
  return done(...rounds.flatMap(({ locale, guesses }) => languageLines(locale, guesses, items)));
}

const percent = (share: number): string => `${Math.round(100 * share)}%`;

function languageLines(locale: Locale, { rule, keyLongest, quizzes }: Guesses, items: boolean): readonly string[] {
  const isTooMuch = ({ byRule, byLearning }: GuessedQuiz): boolean => Math.max(byRule, byLearning) >= tooMuch;
  return [
    `${locale}  best rule: ${rule}; the key is the longest in ${percent(keyLongest)} of the single choices`,
    ...quizzes.flatMap((quiz) => [
      `  ${isTooMuch(quiz) ? "!" : " "} rule ${percent(quiz.byRule).padStart(4)}  learnt ${percent(quiz.byLearning).padStart(4)}  ${quiz.name}`,
      ...(items
        ? quiz.givenAway.map(({ item, lead, reasons }) => `        ${item} (${lead.toFixed(1)}): ${reasons.join(", ") || "no one sign"}`)
        : []),
    ]),
    `  ${quizzes.filter(isTooMuch).length} of ${quizzes.length} quizzes at ${percent(tooMuch)} or more`,
  ];
}
