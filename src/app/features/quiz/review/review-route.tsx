import { useCallback, useEffect, useMemo, useState } from "react";
import { effectiveStatements } from "#domain/record/effective-statements.ts";
import { msOf } from "#domain/record/hlc.ts";
import type { Statement } from "#domain/record/statement.ts";
import type { UsedInStructure } from "#domain/reference/used-in.ts";
import { awayUntilFrom, reviewCardsFrom } from "#domain/review/review-log.ts";
import { withTermsMet } from "#domain/review/terms-met.ts";
import { useDevice } from "../../../device/use-device.ts";
import { useFormat, useLocale, useTranslate } from "../../../i18n/i18n.tsx";
import { pageSource } from "../../../page-source.ts";
import { usePreferences } from "../../../preferences.ts";
import { dayOf } from "../../../review/review-day.ts";
import { type DueCard, type ReviewPlan, reviewPlan } from "../../../review/review-plan.ts";
import { Icon } from "../../../ui/icon.tsx";
import { RecordProblem } from "../../../ui/record-problem.tsx";
import { useTitle } from "../../../ui/use-title.ts";
import { ReviewPace } from "./review-pace.tsx";
import { ReviewSession } from "./review-session.tsx";

/** What is about to be forgotten, and how much of it is asked a day. */
export function ReviewRoute() {
  const t = useTranslate("reader");
  const state = useDevice();
  const device = state?.device;
  const limit = usePreferences(({ reviewsPerDay }) => reviewsPerDay);
  const [statements, setStatements] = useState<readonly Statement[]>();
  const [session, setSession] = useState<readonly DueCard[]>();
  const [isFinished, setFinished] = useState(false);
  const read = useCallback(async () => {
    if (device) setStatements(await device.statements());
  }, [device]);
  useEffect(() => {
    void read();
    return device?.subscribe(() => void read());
  }, [device, read]);
  useTitle(t("review.title"));
  const used = useUsedIn();
  const plan = useMemo(() => {
    if (!statements || used === undefined) return undefined;
    const cards = reviewCardsFrom(statements);
    const met = used === "away" ? cards : withTermsMet(cards, used, completedIn(statements));
    return reviewPlan(met, awayUntilFrom(statements), dayOf(new Date(), limit));
  }, [statements, used, limit]);

  if (session && device) {
    const end = () => {
      setSession(undefined);
      setFinished(true);
    };
    return (
      <div className="page--margin">
        <div className="wrap quiz">
          <ReviewSession cards={session} device={device} onEnd={end} />
        </div>
      </div>
    );
  }
  return (
    <div className="page--margin">
      <div className="wrap">
        <header className="page-head">
          <h1>{t("review.title")}</h1>
          <p className="lead">{t("review.lead")}</p>
        </header>
        {state?.problem && <RecordProblem problem={state.problem} onRetry={() => location.reload()} />}
        <p role="status">{isFinished && t("review.finished")}</p>
        {plan && <Today plan={plan} onBegin={() => setSession(plan.today)} />}
      </div>
      <aside className="margin" aria-label={t("review.away")}>
        {device && plan && <ReviewPace device={device} awayUntil={plan.awayUntil} />}
      </aside>
    </div>
  );
}

/** Where the courses use terms; `away` where the reference shelf cannot be had, and then only terms asked before come back. */
function useUsedIn(): UsedInStructure | "away" | undefined {
  const locale = useLocale();
  const [used, setUsed] = useState<UsedInStructure | "away">();
  useEffect(() => {
    let current = true;
    void pageSource
      .shelf()
      .then((shelf) => shelf.usedIn(locale))
      .catch(() => "away" as const)
      .then((found) => {
        if (current) setUsed(found);
      });
    return () => {
      current = false;
    };
  }, [locale]);
  return used;
}

function completedIn(statements: readonly Statement[]): ReadonlyMap<string, number> {
  const completed = new Map<string, number>();
  for (const { verb, activityId, at } of effectiveStatements(statements)) {
    if (verb === "completed" && !completed.has(activityId)) completed.set(activityId, msOf(at));
  }
  return completed;
}

function Today({ plan, onBegin }: { readonly plan: ReviewPlan; readonly onBegin: () => void }) {
  const t = useTranslate("reader");
  const format = useFormat();
  const { today, later, doneToday, nextMs, awayUntil } = plan;
  const hasNothing = today.length === 0 && later === 0 && doneToday === 0 && nextMs === undefined;
  if (hasNothing) {
    return (
      <p className="row-i">
        <Icon name="review" />
        {t("review.empty")}
      </p>
    );
  }
  return (
    <section className="stack">
      {awayUntil ? (
        <p>{t("review.away-now", { date: format.date(Date.parse(`${awayUntil}T12:00`)) })}</p>
      ) : (
        <h2>{t("review.today", { count: today.length })}</h2>
      )}
      <p className="meta dots">
        {doneToday > 0 && <span>{t("review.done", { count: doneToday })}</span>}
        {later > 0 && <span>{t("review.later", { count: later })}</span>}
        {nextMs !== undefined && <span>{t("review.next", { date: format.date(nextMs) })}</span>}
      </p>
      {today.length > 0 && (
        <p className="acts">
          <button type="button" className="btn btn--main btn--block" onClick={onBegin}>
            {t("review.begin")}
            <Icon name="arrow" />
          </button>
        </p>
      )}
    </section>
  );
}
