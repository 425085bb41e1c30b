import { useEffect, useState } from "react";
import type { CourseOutline } from "#domain/course/course.ts";
import type { TextNode } from "#domain/course/text.ts";
import { dirOf, type Locale, languageTagOf } from "#domain/locale.ts";
import { msOf } from "#domain/record/hlc.ts";
import type { Mistake } from "#domain/record/progress.ts";
import { activityOrder } from "#page/activity-page.ts";
import { activityHref } from "#page/address.ts";
import { textView } from "#page/text.ts";
import { useDevice } from "../../device/use-device.ts";
import { useFormat, useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { reactNodes } from "../../ui/page-node.tsx";

interface Props {
  readonly course: string;
  readonly outline: CourseOutline;
  readonly mistakes: readonly Mistake[];
}
interface Question {
  readonly stem: readonly TextNode[];
  readonly locale: Locale;
  readonly block: string;
}

/** Questions whose latest answer was not right, with the way back to the text and to the questions. */
export function MistakeList({ course, outline, mistakes }: Props) {
  const locale = useLocale();
  const t = useTranslate("pages");
  const format = useFormat();
  const questions = useQuestions(course, mistakes);
  if (mistakes.length === 0) return null;
  const places = activityOrder(outline);
  const hrefOf = (activity: string) =>
    activityHref(locale, course, places.find((place) => place.activity.id === activity)?.module?.id, activity);
  return (
    <section className="mod">
      <h3>{t("mistakes", { count: mistakes.length })}</h3>
      <ul className="rows">
        {mistakes.map(({ itemId, latest }) => {
          const question = questions.get(itemId);
          const [lesson, block] = question?.block.split("#") ?? [];
          const quiz = latest.quizId?.slice(course.length + 1);
          return (
            <li key={itemId} className="one">
              <div>
                {question && (
                  <div lang={languageTagOf(question.locale)} dir={dirOf(question.locale)}>
                    {reactNodes(textView(question.stem))}
                  </div>
                )}
                <p className="meta dots">
                  <span>{t("mistakes.date", { date: format.date(msOf(latest.at)) })}</span>
                  {lesson && <a href={`${hrefOf(lesson)}#${block}`}>{t("mistakes.text")}</a>}
                  {quiz && <a href={hrefOf(quiz)}>{t("mistakes.again")}</a>}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Stems of the items, from the quizzes in which they were answered; those that cannot be had now are left out. */
function useQuestions(course: string, mistakes: readonly Mistake[]): ReadonlyMap<string, Question> {
  const locale = useLocale();
  const device = useDevice()?.device;
  const [questions, setQuestions] = useState<ReadonlyMap<string, Question>>(new Map());
  const quizzes = [...new Set(mistakes.flatMap(({ latest }) => (latest.quizId ? [latest.quizId.slice(course.length + 1)] : [])))]
    .sort()
    .join(" ");
  useEffect(() => {
    if (!device || quizzes === "") return;
    let current = true;
    const load = quizzes.split(" ").map((quiz) => device.activity(locale, course, quiz).catch(() => undefined));
    void Promise.all(load).then((pages) => {
      if (!current) return;
      const found = new Map<string, Question>();
      for (const page of pages) {
        if (page?.kind !== "quiz") continue;
        for (const { id, block } of page.structure.items) {
          const words = page.words.items[id];
          if (words) found.set(`${course}/${id}`, { stem: words.stem, locale: words.lang ?? page.textLocale, block });
        }
      }
      setQuestions(found);
    });
    return () => {
      current = false;
    };
  }, [device, course, quizzes, locale]);
  return questions;
}
