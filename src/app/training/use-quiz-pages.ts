import { useEffect, useState } from "react";
import { isLocale } from "#domain/locale.ts";
import type { QuizPage } from "#page/activity-page.ts";
import { useLocale } from "../i18n/i18n.tsx";
import { pageSource } from "../page-source.ts";
import { splitActivity } from "./activity-titles.ts";

/** A quiz (`course/quiz`) as it is now, or as a version of its course had it; in a language other than the page's if one is named. */
export interface WantedQuiz {
  readonly quiz: string;
  readonly version?: string;
  readonly text?: string;
}
/** `gone`: neither this device nor the server has it. */
export type FoundQuiz = QuizPage | "gone";

export const quizKey = ({ quiz, version = "", text = "" }: WantedQuiz): string => `${quiz} ${version} ${text}`;

/** The wording of quizzes by `quizKey`, as it comes in. Nothing stands there while it is fetched. */
export function useQuizPages(wanted: readonly WantedQuiz[]): ReadonlyMap<string, FoundQuiz> {
  const locale = useLocale();
  const [found, setFound] = useState<ReadonlyMap<string, FoundQuiz>>(new Map());
  const keys = [...new Set(wanted.map(quizKey))].sort().join("\n");
  useEffect(() => {
    let current = true;
    for (const key of keys.split("\n").filter(Boolean)) {
      const [quiz = "", version, text] = key.split(" ");
      const { course, id } = splitActivity(quiz);
      const options = { ...(version && { version }), ...(isLocale(text) && { text }) };
      const put = (page: FoundQuiz) => current && setFound((before) => new Map(before).set(key, page));
      pageSource.activity(locale, course, id, options).then(
        (page) => put(page.kind === "quiz" ? page : "gone"),
        () => put("gone"),
      );
    }
    return () => {
      current = false;
    };
  }, [keys, locale]);
  return found;
}
