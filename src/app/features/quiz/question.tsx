import { type FormEvent, memo, type ReactNode, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { AttemptState } from "#domain/attempt/attempt-state.ts";
import type { Item } from "#domain/course/quiz.ts";
import { feedbackFor } from "#domain/grading/feedback.ts";
import type { QuizPage } from "#page/activity-page.ts";
import { provenanceText } from "#page/lesson-view.ts";
import { useAccountViews } from "../../account-views/account-views-holder.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import type { Keep } from "../../record/use-statements.ts";
import { Certainty } from "../../ui/certainty.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useArrival } from "../../ui/use-arrival.ts";
import { CaseMarking } from "./case-marking.tsx";
import { Explanation } from "./explanation.tsx";
import { type Answer, type AnswerProblem, answerFrom, type ItemDraft, isEmptyAnswer, readAnswer, rowsLeft } from "./item-draft.ts";
import { ItemFields, shownIds } from "./item-fields.tsx";
import { itemTextOf, Stem, Text } from "./item-text.tsx";
import { answeredStatement, hintedStatement, selfMarkedStatement } from "./quiz-statements.ts";
import { verdictText } from "./verdict.ts";
import { createJustGraded, VerdictLine } from "./verdict-line.tsx";

interface Props {
  readonly page: QuizPage;
  readonly attempt: AttemptState;
  readonly item: Item;
  readonly draft: ItemDraft;
  readonly onDraft: (draft: ItemDraft) => void;
  readonly keep: Keep;
  /** False where the browser keeps nothing. */
  readonly isKept: boolean;
  /** The learner has acted on this page, so focus may move. */
  readonly moved: RefObject<boolean>;
  /** Goes on from this question; in practice after its feedback, else after its answer was saved. */
  readonly onNext: () => void;
  readonly nextText: string;
  /** Assessments: leaves for the overview, after the answer was saved. */
  readonly onOverview: (() => void) | undefined;
}

/**
 * One question: its controls, then in practice its feedback. A response is kept on the device before anything is said about it. Its verdict
 * is painted first, and what explains it a frame later: on a slow phone the whole takes twice as long to draw.
 */
export function Question(props: Props) {
  const { page, attempt, item, draft, onDraft, keep, isKept, moved, onNext, nextText, onOverview } = props;
  const t = useTranslate("quiz");
  const lesson = useTranslate("lesson");
  const format = useFormat();
  const form = useRef<HTMLFormElement>(null);
  const heading = useArrival(moved);
  const views = useAccountViews();
  const verdict = useRef<HTMLParagraphElement>(null);
  const lastHint = useRef<HTMLLIElement>(null);
  const [problem, setProblem] = useState<{ readonly code: AnswerProblem }>();
  const [status, setStatus] = useState<ReactNode>();
  const [justGraded] = useState(createJustGraded);

  const practice = page.structure.mode === "practice";
  const text = useMemo(() => itemTextOf(page, item.id), [page, item.id]);
  const shown = useMemo(() => shownIds(item, attempt.attemptId), [item, attempt.attemptId]);
  const given = attempt.responses.get(item.id)?.latest.response;
  const recorded = answerFrom(item, given);
  const feedback = practice && recorded !== undefined && draft.answer === undefined ? feedbackFor(item, given) : undefined;
  const answer = draft.answer ?? recorded;
  const hintsSeen = attempt.hints.get(item.id) ?? 0;
  const hints = practice ? text.words.hints.slice(0, hintsSeen) : [];
  const hasFeedback = feedback !== undefined;
  const graded = feedback && { response: given, feedback };

  const hadFeedback = useRef(hasFeedback);
  useEffect(() => {
    if (hasFeedback === hadFeedback.current) return;
    hadFeedback.current = hasFeedback;
    if (hasFeedback) justGraded.say(undefined);
    if (!moved.current) return;
    if (hasFeedback) verdict.current?.focus();
    else focusControl(form.current);
  }, [hasFeedback, justGraded, moved]);
  const hintsBefore = useRef(hintsSeen);
  useEffect(() => {
    if (hintsSeen > hintsBefore.current) lastHint.current?.focus();
    hintsBefore.current = hintsSeen;
  }, [hintsSeen]);
  useEffect(() => {
    if (problem) focusControl(form.current);
  }, [problem]);

  const change = useCallback(
    (next: Answer) => {
      setProblem(undefined);
      setStatus(undefined);
      onDraft({ ...draft, answer: next });
    },
    [draft, onDraft],
  );
  /** Records what is in the controls, then goes on; a response that cannot be graded stays, with a message. */
  const save = (whole: Answer | undefined, then: (response: unknown) => void, first?: (response: unknown) => () => void) => {
    const read = practice && rowsLeft(item, whole) > 0 && !isEmptyAnswer(whole) ? undefined : readAnswer(item, whole);
    if (!read?.ok) {
      setProblem({ code: read ? read.error : "response-incomplete" });
      return;
    }
    const { certainty } = draft;
    const { response } = read.value;
    const seen = { hints: hintsSeen, ...(certainty !== undefined && { certainty }) };
    const goOn = () => {
      moved.current = true;
      onDraft({});
      then(response);
    };
    keep(answeredStatement(page, attempt.attemptId, item, { ...read.value, ...seen }), goOn, first && (() => first(response)));
  };
  const check = () => {
    const whole = item.kind === "ordering" ? (answer ?? shown) : answer;
    const explain = (response: unknown) => {
      setStatus(
        <>
          <span className="vh">{verdictText(item, response, feedbackFor(item, response), t, format)} </span>
          {isKept && t("kept")}
        </>,
      );
    };
    save(whole, explain, (response) => {
      justGraded.say({ response, feedback: feedbackFor(item, response) });
      return () => justGraded.say(undefined);
    });
  };
  /** Leaves a question of an assessment: an untouched one as it is, a changed one after it was saved. */
  const leave = (then: () => void) => {
    moved.current = true;
    if (draft.answer === undefined || (recorded === undefined && isEmptyAnswer(draft.answer))) then();
    else save(draft.answer, then);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (problem) setProblem(undefined);
    if (!practice) leave(onNext);
    else if (feedback) onNext();
    else if (!justGraded.now()) check();
  };
  const showHint = () => {
    const hint = hintsSeen + 1;
    keep(hintedStatement(page, attempt.attemptId, item, hint), () =>
      setStatus(t("hint.shown", { index: hint, of: text.words.hints.length })),
    );
  };
  const index = attempt.items.indexOf(item.id) + 1;

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <h2 className="meta" ref={heading} tabIndex={-1} aria-describedby="stem">
        {t("question-of", { index: format.number(index), of: format.number(attempt.items.length) })}
        {!item.counts && ` · ${t("not-counted")}`}
      </h2>
      <StemOnce id="stem" of={text} />
      {(text.words.lang || text.words.stale) && <p className="tag tag--warn">{provenanceText(text.words, page.textLocale, lesson)}</p>}
      <VerdictLine item={item} recorded={graded} justGraded={justGraded} line={verdict} />
      {problem && (
        <p className="err" id="problem">
          {t(`problem.${problem.code}`)}
        </p>
      )}
      <Fields
        item={item}
        text={text}
        shown={shown}
        answer={answer}
        feedback={feedback}
        labelledBy="stem"
        describedBy={problem && "problem"}
        onChange={change}
        announce={setStatus}
      />
      {hints.length > 0 && (
        <ol className="hints stack-s">
          {hints.map((_, number) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: hints have no ids and never change place
            <li key={number} className="note" tabIndex={-1} ref={number === hints.length - 1 ? lastHint : undefined}>
              <Icon name="info" />
              <div>
                <Text of={text} pick={(words) => words.hints[number]} />
              </div>
            </li>
          ))}
        </ol>
      )}
      {feedback && <Explanation page={page} item={item} text={text} feedback={feedback} />}
      {feedback && item.kind === "case" && (
        <CaseMarking
          page={page}
          item={item}
          text={text}
          draft={draft.marks}
          kept={attempt.marks.get(item.id)}
          onDraft={(marks) => onDraft({ marks })}
          onKeep={(marks) => keep(selfMarkedStatement(page, attempt.attemptId, item, marks), () => onDraft({}))}
        />
      )}
      {feedback && views && <views.AnswerFeedback page={page} attempt={attempt.attemptId} item={item.id} />}
      {page.structure.certainty && !feedback && (
        <Certainty t={t} value={draft.certainty} onChange={(certainty) => onDraft({ ...draft, certainty })} />
      )}
      <p className="meta" role="status">
        {status}
      </p>
      <div className="acts">
        <button type="submit" className="btn btn--main btn--block">
          {practice && !feedback ? t(item.kind === "case" ? "compare" : "check") : nextText}
          {!(practice && !feedback) && <Icon name="arrow" />}
        </button>
        {feedback && recorded !== undefined && (
          <button type="button" className="btn btn--quiet btn--block" onClick={() => onDraft({ answer: recorded })}>
            {t("try-again")}
          </button>
        )}
        {practice && !feedback && hintsSeen < text.words.hints.length && (
          <button type="button" className="btn btn--quiet btn--block" onClick={showHint}>
            {t("hint.show", { index: hintsSeen + 1, of: text.words.hints.length })}
          </button>
        )}
        {onOverview && (
          <button type="button" className="btn btn--quiet btn--block" onClick={() => leave(onOverview)}>
            {t("overview")}
          </button>
        )}
      </div>
    </form>
  );
}

/** What the verdict alone does not change is not drawn again for it. */
const StemOnce = memo(Stem);
const Fields = memo(ItemFields);

/** The first list without a choice, the option chosen, or the first control of the question. */
function focusControl(form: HTMLFormElement | null): void {
  const controls = [...(form?.querySelectorAll<HTMLElement>("fieldset :is(input, select, button), .in") ?? [])];
  const open = controls.find((control) => control instanceof HTMLSelectElement && control.value === "");
  (open ?? controls.find((control) => control.matches(":checked")) ?? controls[0])?.focus();
}
