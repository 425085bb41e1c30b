import { type FormEvent, useState } from "react";
import { awayActivity } from "#domain/review/review-log.ts";
import type { Device, DeviceProblem } from "../../../device/device.ts";
import { useFormat, useLocale, useTranslate } from "../../../i18n/i18n.tsx";
import { usePreferences } from "../../../preferences.ts";
import { isoDate } from "../../../review/review-day.ts";
import { RecordProblem } from "../../../ui/record-problem.tsx";

const limits = [5, 10, 20, 40];

interface Props {
  readonly device: Pick<Device, "record">;
  readonly awayUntil: string | undefined;
}

/** How much is asked a day, and the time in which nothing is. The time away is part of the record, so that every device knows of it. */
export function ReviewPace({ device, awayUntil }: Props) {
  const t = useTranslate("reader");
  const format = useFormat();
  const locale = useLocale();
  const { reviewsPerDay, change } = usePreferences();
  const [until, setUntil] = useState("");
  const [failure, setFailure] = useState<{ readonly problem: DeviceProblem; readonly retry: () => void }>();
  const tomorrow = new Date();
  tomorrow.setDate(tomorrow.getDate() + 1);

  const say = async (day: string) => {
    const kept = await device.record({ verb: "away", activityId: awayActivity, locale, result: { until: day } });
    setFailure(kept.ok ? undefined : { problem: kept.error, retry: () => void say(day) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (until !== "") void say(until);
  };
  return (
    <>
      <section className="field">
        <label htmlFor="review-limit">{t("review.limit")}</label>
        <select
          className="in"
          id="review-limit"
          value={reviewsPerDay}
          onChange={(event) => change({ reviewsPerDay: Number(event.target.value) })}
        >
          {[...new Set([...limits, reviewsPerDay])].map((limit) => (
            <option key={limit} value={limit}>
              {format.number(limit)}
            </option>
          ))}
        </select>
      </section>
      <section className="stack-s">
        <h2>{t("review.away")}</h2>
        <p className="meta">{t("review.away-text")}</p>
        {awayUntil ? (
          <button type="button" className="btn btn--quiet" onClick={() => void say("")}>
            {t("review.back")}
          </button>
        ) : (
          <form className="field" onSubmit={submit}>
            <label htmlFor="review-until">{t("review.away-until")}</label>
            <input
              className="in"
              id="review-until"
              type="date"
              required
              min={isoDate(tomorrow)}
              value={until}
              onChange={(event) => setUntil(event.target.value)}
            />
            <button type="submit" className="btn btn--quiet">
              {t("review.away-set")}
            </button>
          </form>
        )}
        {failure && <RecordProblem problem={failure.problem} onRetry={failure.retry} />}
      </section>
    </>
  );
}
