import { useEffect, useRef, useState } from "react";
import type { ReviewCard, ReviewRating } from "#domain/review/review-log.ts";
import { PageProblem } from "#page/page-problem.ts";
import type { TermPage } from "#page/shelf-pages.ts";
import type { Device, DeviceProblem } from "../../../device/device.ts";
import { useLocale, useTranslate } from "../../../i18n/i18n.tsx";
import { pageSource } from "../../../page-source.ts";
import { EnglishTag, ReferenceWords, TextState } from "../../../reference/reference-words.tsx";
import { SixLanguages } from "../../../reference/six-languages.tsx";
import { RecordProblem } from "../../../ui/record-problem.tsx";
import { ReviewAbsent } from "./review-absent.tsx";

const ratings: readonly ReviewRating[] = [1, 2, 3, 4];

interface Props {
  readonly card: ReviewCard;
  readonly device: Pick<Device, "record">;
  readonly nextText: string;
  readonly onNext: () => void;
}

/** A term: its meaning and equivalents are recalled, then shown, then the learner says how well they knew it. */
export function ReviewTerm({ card, device, nextText, onNext }: Props) {
  const locale = useLocale();
  const t = useTranslate("reader");
  const reference = useTranslate("reference");
  const page = useTerm(card);
  const [isShown, setShown] = useState(false);
  const [failure, setFailure] = useState<{ readonly problem: DeviceProblem; readonly retry: () => void }>();
  const heading = useRef<HTMLHeadingElement>(null);
  const answer = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (page && page !== "away") heading.current?.focus();
  }, [page]);
  useEffect(() => {
    if (isShown) answer.current?.focus();
  }, [isShown]);
  if (page === undefined) return null;
  if (page === "away") return <ReviewAbsent nextText={nextText} onNext={onNext} />;

  const rate = async (rating: ReviewRating) => {
    const kept = await device.record({ verb: "recalled", activityId: card.id, locale, result: { rating } });
    if (kept.ok) onNext();
    else setFailure({ problem: kept.error, retry: () => void rate(rating) });
  };
  const { definition, note } = page.text;
  return (
    <div className="stack">
      <h2 ref={heading} tabIndex={-1}>
        <ReferenceWords of={page.name} /> <EnglishTag of={page.name} />
      </h2>
      <p>{t("review.term")}</p>
      {!isShown && (
        <p className="acts">
          <button type="button" className="btn btn--main btn--block" onClick={() => setShown(true)}>
            {t("review.reveal")}
          </button>
        </p>
      )}
      {isShown && (
        <>
          <h3 ref={answer} tabIndex={-1}>
            {reference("definition")}
          </h3>
          {definition && (
            <>
              <p className="read">
                <ReferenceWords of={definition} />
              </p>
              <TextState of={definition} />
            </>
          )}
          <h3>{reference("in-six-languages")}</h3>
          <SixLanguages term={page.term} />
          {note && (
            <p>
              <ReferenceWords of={note} />
            </p>
          )}
          <fieldset className="acts rate">
            <legend className="lab">{t("review.how")}</legend>
            {ratings.map((rating) => (
              <button key={rating} type="button" className="btn btn--quiet" onClick={() => void rate(rating)}>
                {t(`review.rate-${rating}`)}
              </button>
            ))}
          </fieldset>
        </>
      )}
      {failure && <RecordProblem problem={failure.problem} onRetry={failure.retry} />}
    </div>
  );
}

/** `away`: an update took the term out, or the shelf is not on this device and cannot be fetched. */
function useTerm({ id }: ReviewCard): TermPage | "away" | undefined {
  const locale = useLocale();
  const [page, setPage] = useState<TermPage | "away">();
  useEffect(() => {
    let current = true;
    const read = async () => {
      try {
        return await (await pageSource.shelf()).term(locale, id.slice(id.indexOf("/") + 1));
      } catch (problem) {
        if (problem instanceof PageProblem) return "away" as const;
        throw problem;
      }
    };
    void read().then((found) => {
      if (current) setPage(found);
    });
    return () => {
      current = false;
    };
  }, [id, locale]);
  return page;
}
