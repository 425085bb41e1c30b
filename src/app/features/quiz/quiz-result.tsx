import { type RefObject, useEffect, useState } from "react";
import type { AttemptState } from "#domain/attempt/attempt-state.ts";
import { scoreAttempt } from "#domain/attempt/score-attempt.ts";
import type { Item, ItemId } from "#domain/course/quiz.ts";
import { gradeItem } from "#domain/grading/grade-item.ts";
import type { QuizPage } from "#page/activity-page.ts";
import { courseHref } from "#page/address.ts";
import { languageOf } from "#page/lesson-view.ts";
import { useAccountViews } from "../../account-views/account-views-holder.ts";
import type { QuizDevice } from "../../device/early-device.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import { StartingPointView } from "../../paths/starting-point-view.tsx";
import type { Keep } from "../../record/use-statements.ts";
import { Icon } from "../../ui/icon.tsx";
import { useArrival } from "../../ui/use-arrival.ts";
import type { ItemDraft } from "./item-draft.ts";
import { ItemReview } from "./item-review.tsx";
import { objectiveScores } from "./objective-scores.ts";
import { QuizCrumb } from "./quiz-crumb.tsx";

interface Props {
  readonly page: QuizPage;
  readonly attempt: AttemptState;
  readonly device: QuizDevice;
  readonly drafts: ReadonlyMap<ItemId, ItemDraft>;
  readonly onDraft: (item: ItemId, draft: ItemDraft) => void;
  readonly keep: Keep;
  readonly moved: RefObject<boolean>;
  readonly attemptsLeft: number;
  readonly onBegin: () => void;
}

/** After an attempt: the score in words, what it means, where it was lost, and every item to look at again. */
export function QuizResult({ page, attempt, device, drafts, onDraft, keep, moved, attemptsLeft, onBegin }: Props) {
  const t = useTranslate("quiz");
  const lesson = useTranslate("lesson");
  const format = useFormat();
  const heading = useArrival(moved);
  const views = useAccountViews();
  const { structure, words, next } = page;
  const score = scoreAttempt(structure, attempt);
  const items = attempt.items.flatMap((id) => structure.items.find((item) => item.id === id) ?? []);
  const shown = structure.mode === "practice" ? items.filter((item) => !isRightAtFirst(item, attempt)) : items;
  const share = score.scaled === undefined ? undefined : format.percent(score.scaled);
  const needed = format.percent(structure.mastery);
  const again = structure.mode === "assessment" && !score.mastered && attemptsLeft > 0;
  const takeAgain = (className: string) => (
    <button type="button" className={className} onClick={onBegin}>
      {t("take-again")}
    </button>
  );
  return (
    <>
      <QuizCrumb page={page} />
      <h1 className="page-head" {...languageOf(page.textLocale, page.locale)}>
        {words.title}
      </h1>
      <section className="stack">
        {structure.mode === "diagnostic" ? (
          <StartingPointView page={page} attempt={attempt} heading={heading} />
        ) : (
          <h2 ref={heading} tabIndex={-1}>
            {share === undefined ? t("result.ungraded") : t(`result.${structure.mode}`, { share })}
          </h2>
        )}
        {structure.mode === "assessment" && (
          <p className="row-i">
            <Icon name={score.mastered ? "check" : "info"} />
            {t(score.mastered ? "result.mastered" : "result.not-mastered", { share: needed })}
          </p>
        )}
        {structure.mode === "pretest" && <p>{t("result.pretest-note")}</p>}
        {structure.mode === "assessment" && Number.isFinite(attemptsLeft) && (
          <p className="meta">{t("attempts-left", { count: attemptsLeft })}</p>
        )}
        <div className="acts">
          {again && takeAgain("btn btn--main btn--block")}
          {next && (
            <a className={again ? "btn btn--quiet btn--block" : "btn btn--main btn--block"} href={next.href}>
              {lesson(`next.${next.kind}`, { title: next.title })}
              <Icon name="arrow" />
            </a>
          )}
          {!again && attemptsLeft > 0 && takeAgain("btn btn--quiet btn--block")}
          {structure.mode !== "diagnostic" && (
            <a className="btn btn--text" href={courseHref(page.locale, page.course.id)}>
              {lesson("back-to-course")}
            </a>
          )}
        </div>
      </section>
      {views && <views.QuizFeedback page={page} />}
      <Objectives page={page} attempt={attempt} device={device} />
      <section className="sec" aria-labelledby="review">
        <div className="sec-h">
          <h2 id="review">{t(structure.mode === "practice" ? "review.again" : "review.all")}</h2>
        </div>
        {shown.length === 0 && <p>{t("review.none")}</p>}
        <ol className="rows">
          {shown.map((item) => (
            <li key={item.id} className="one">
              <ItemReview
                page={page}
                attempt={attempt}
                item={item}
                draft={drafts.get(item.id) ?? {}}
                onDraft={(draft) => onDraft(item.id, draft)}
                keep={keep}
              />
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

function isRightAtFirst(item: Item, attempt: AttemptState): boolean {
  const grade = gradeItem(item, attempt.responses.get(item.id)?.first.response);
  return grade.kind === "self-marked" || (grade.kind === "scored" && grade.scaled === 1);
}

/** Points by objective; their wording stands in the course's outline, so they come once that is here. */
function Objectives({ page, attempt, device }: Pick<Props, "page" | "attempt" | "device">) {
  const t = useTranslate("quiz");
  const format = useFormat();
  const [words, setWords] = useState<Awaited<ReturnType<QuizDevice["course"]>>>();
  const { course, locale } = page;
  useEffect(() => {
    let current = true;
    void device.course(course.id, locale).then((found) => {
      if (current) setWords(found);
    });
    return () => {
      current = false;
    };
  }, [device, course.id, locale]);
  const scores = words ? objectiveScores(page, attempt, words.words) : [];
  if (scores.length === 0) return null;
  return (
    <section className="sec" aria-labelledby="objectives">
      <div className="sec-h">
        <h2 id="objectives">{t("objectives")}</h2>
      </div>
      <ul className="rows">
        {scores.map(({ objective, title, lang, earned, points }) => (
          <li key={objective}>
            <span {...(lang && languageOf(lang, locale))}>{title}</span>
            <span className="meta">{t("objective.score", { earned: format.number(earned), points: format.number(points) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
