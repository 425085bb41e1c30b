import { type RefObject, useEffect } from "react";
import { type AttemptState, nextItem } from "#domain/attempt/attempt-state.ts";
import { scoreAttempt } from "#domain/attempt/score-attempt.ts";
import type { QuizPage } from "#page/activity-page.ts";
import { courseHref } from "#page/address.ts";
import { languageOf } from "#page/lesson-view.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import type { Keep } from "../../record/use-statements.ts";
import { Icon } from "../../ui/icon.tsx";
import { ProgressStrip } from "../../ui/progress-strip.tsx";
import { Question } from "./question.tsx";
import { QuizOverview } from "./quiz-overview.tsx";
import { submittedStatement } from "./quiz-statements.ts";
import { type AttemptDrafts, overview } from "./use-attempt-drafts.ts";

interface Props {
  readonly page: QuizPage;
  readonly attempt: AttemptState;
  readonly drafts: AttemptDrafts;
  readonly keep: Keep;
  readonly isKept: boolean;
  readonly moved: RefObject<boolean>;
}

/** An attempt under way: one question at a time, and for assessments the overview from which it is handed in. */
export function OpenAttempt({ page, attempt, drafts, keep, isKept, moved }: Props) {
  const t = useTranslate("quiz");
  const format = useFormat();
  const { structure } = page;
  const practice = structure.mode === "practice";
  const place = placeOf(attempt, drafts.place, practice);
  const item = structure.items.find(({ id }) => id === place);
  useEffect(() => {
    if (drafts.place !== place) drafts.go(place);
  }, [drafts, place]);

  const go = (to: string) => {
    moved.current = true;
    drafts.go(to);
  };
  const handIn = () => {
    moved.current = true;
    keep(submittedStatement(page, attempt.attemptId, scoreAttempt(structure, attempt)), drafts.clear);
  };
  const index = attempt.items.indexOf(place);
  const following = practice ? unansweredAfter(attempt, index) : attempt.items[index + 1];
  const label = item ? t("question-of", { index: format.number(index + 1), of: format.number(attempt.items.length) }) : t("overview");
  return (
    <>
      <a className="lk" href={courseHref(page.locale, page.course.id)}>
        <Icon name="back" />
        {t(isKept ? "leave" : "leave-unkept")}
      </a>
      <h1 className="vh" {...languageOf(page.textLocale, page.locale)}>
        {page.words.title}
      </h1>
      <ProgressStrip
        label={label}
        marks={attempt.items.map((id) => ({
          id,
          kind: "lesson",
          state: id === place ? "now" : attempt.responses.has(id) ? "done" : "todo",
        }))}
      />
      {item ? (
        <Question
          key={item.id}
          page={page}
          attempt={attempt}
          item={item}
          draft={drafts.items.get(item.id) ?? {}}
          onDraft={(draft) => drafts.change(item.id, draft)}
          keep={keep}
          isKept={isKept}
          moved={moved}
          nextText={t(following ? "next" : practice ? "see-result" : "overview")}
          onNext={() => (following ? go(following) : practice ? handIn() : go(overview))}
          onOverview={practice || !following ? undefined : () => go(overview)}
        />
      ) : (
        <QuizOverview page={page} attempt={attempt} drafts={drafts.items} moved={moved} onOpen={go} onHandIn={handIn} />
      )}
    </>
  );
}

/** Where the learner was; else the first item without response; else the end. */
function placeOf(attempt: AttemptState, kept: string | undefined, practice: boolean): string {
  const isKnown = kept !== undefined && (attempt.items.includes(kept) || (kept === overview && !practice));
  if (isKnown) return kept;
  return nextItem(attempt) ?? (practice ? attempt.items.at(-1) : undefined) ?? overview;
}

/** The next item without response, the earlier ones last; none when only this one is left or all have one. */
function unansweredAfter({ items, responses }: AttemptState, index: number): string | undefined {
  return [...items.slice(index + 1), ...items.slice(0, index)].find((id) => !responses.has(id));
}
