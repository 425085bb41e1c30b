import { type RefObject, startTransition, useEffect, useMemo, useState } from "react";
import type { AttemptState, GivenResponse } from "#domain/attempt/attempt-state.ts";
import type { Statement } from "#domain/record/statement.ts";
import type { ReviewCard } from "#domain/review/review-log.ts";
import type { QuizPage } from "#page/activity-page.ts";
import type { Device, NewStatement } from "../../../device/device.ts";
import { randomUuid } from "../../../device/random-uuid.ts";
import { useLocale } from "../../../i18n/i18n.tsx";
import type { Failure, Keep } from "../../../record/use-statements.ts";
import { RecordProblem } from "../../../ui/record-problem.tsx";
import type { ItemDraft } from "../item-draft.ts";
import { Question } from "../question.tsx";
import { ReviewAbsent } from "./review-absent.tsx";

interface Props {
  readonly card: ReviewCard;
  readonly device: Device;
  readonly moved: RefObject<boolean>;
  readonly nextText: string;
  readonly onNext: () => void;
}

/** An item asked again, outside any attempt: answered and explained as in practice. Its first response is recorded. */
export function ReviewItem({ card, device, moved, nextText, onNext }: Props) {
  const page = useReviewPage(device, card);
  const [attemptId] = useState(randomUuid);
  const [draft, setDraft] = useState<ItemDraft>({});
  const [responses, setResponses] = useState<AttemptState["responses"]>(new Map());
  const [hints, setHints] = useState<AttemptState["hints"]>(new Map());
  const [failure, setFailure] = useState<Failure>();
  const itemId = card.id.slice(card.id.indexOf("/") + 1);

  if (page === undefined) return null;
  const item = page === "away" ? undefined : page.structure.items.find(({ id }) => id === itemId);
  if (page === "away" || !item) {
    return <ReviewAbsent nextText={nextText} onNext={onNext} />;
  }
  const show = (given: GivenResponse) => setResponses(new Map([[itemId, { first: responses.get(itemId)?.first ?? given, latest: given }]]));
  const keep: Keep = async (statement, then, first) => {
    if (statement.verb === "hinted") {
      setHints(new Map([[itemId, statement.result?.hints ?? 1]]));
      then?.();
      return;
    }
    const answered = statement.verb === "answered";
    const kept = answered && !responses.has(itemId) ? await device.record(outsideAttempts(statement)) : undefined;
    if (kept && !kept.ok) {
      setFailure({ problem: kept.error, retry: () => keep(statement, then, first) });
      return;
    }
    setFailure(undefined);
    first?.();
    startTransition(() => {
      if (answered) show(givenFrom(statement, kept?.value));
      then?.();
    });
  };
  return (
    <>
      <Question
        page={page}
        attempt={{ attemptId, items: [itemId], responses, hints, marks: new Map() }}
        item={item}
        draft={draft}
        onDraft={setDraft}
        keep={keep}
        isKept
        moved={moved}
        nextText={nextText}
        onNext={onNext}
        onOverview={undefined}
      />
      {failure && <RecordProblem problem={failure.problem} onRetry={failure.retry} />}
    </>
  );
}

/** A response in a review belongs to no attempt, so that it never opens, closes or scores one. */
function outsideAttempts({ attemptId: _, ...statement }: NewStatement): NewStatement {
  return statement;
}

function givenFrom({ result }: NewStatement, kept: Statement | undefined): GivenResponse {
  return { statementId: kept?.id ?? "", at: kept?.at ?? "", response: result?.response };
}

/** The quiz in which the item was answered last, asked as practice is. */
function useReviewPage(device: Device, { quizId }: ReviewCard): QuizPage | "away" | undefined {
  const locale = useLocale();
  const [page, setPage] = useState<QuizPage | "away">();
  useEffect(() => {
    let current = true;
    const [course = "", quiz = ""] = quizId?.split("/") ?? [];
    void device
      .activity(locale, course, quiz)
      .catch(() => undefined)
      .then((found) => {
        if (current) setPage(found?.kind === "quiz" ? found : "away");
      });
    return () => {
      current = false;
    };
  }, [device, locale, quizId]);
  return useMemo(() => {
    if (page === undefined || page === "away") return page;
    return { ...page, structure: { ...page.structure, mode: "practice", certainty: true } };
  }, [page]);
}
