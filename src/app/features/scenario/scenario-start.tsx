import { type FormEvent, type ReactNode, type RefObject, useState } from "react";
import type { RoleId } from "#domain/course/scenario.ts";
import { msOf } from "#domain/record/hlc.ts";
import type { Run } from "#domain/scenario/run.ts";
import type { ScenarioPage } from "#page/activity-page.ts";
import { provenanceText } from "#page/lesson-view.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import { useArrival } from "../../ui/use-arrival.ts";
import { reportHref } from "./report-address.ts";
import { ScenarioHead } from "./scenario-head.tsx";
import { Text } from "./story-text.tsx";
import { toldIn } from "./story-words.ts";

interface Props {
  readonly page: ScenarioPage;
  readonly earlier: readonly Run[];
  readonly moved: RefObject<boolean>;
  readonly notes: ReactNode;
  readonly margin: ReactNode;
  /** Undefined while the device is not open. */
  readonly onBegin: ((role: RoleId) => void) | undefined;
}

/** Before a run: what the story is about, and who one may be in it. The same page is made by the build, so a choice made before any script stands. */
export function ScenarioStart({ page, earlier, moved, notes, margin, onBegin }: Props) {
  const t = useTranslate("scenario");
  const lesson = useTranslate("lesson");
  const heading = useArrival(moved);
  const [isMissing, setMissing] = useState(false);
  const { structure, words, activity, textLocale } = page;
  const begin = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const role = new FormData(event.currentTarget).get("role");
    setMissing(typeof role !== "string");
    if (typeof role === "string") onBegin?.(role);
    else event.currentTarget.querySelector("input")?.focus();
  };
  return (
    <>
      <div className="wrap">
        {notes}
        <ScenarioHead page={page}>
          <span>{lesson("minutes", { count: activity.minutes })}</span>
          <span>{t("decisions", { count: activity.parts })}</span>
          <span>{provenanceText(words, textLocale, lesson)}</span>
        </ScenarioHead>
        <div className="stack read">
          <Text of={toldIn(page, (all) => all)} pick={({ intro }) => intro} as="div" />
        </div>
        <form className="sec stack" onSubmit={begin} noValidate>
          <h2 id="roles" ref={heading} tabIndex={-1}>
            {t("role.choose")}
          </h2>
          {isMissing && (
            <p className="err" id="no-role">
              {t("role.missing")}
            </p>
          )}
          <fieldset className="choices" aria-labelledby="roles" aria-describedby={isMissing ? "no-role" : undefined}>
            {structure.roles.map(({ id }) => {
              const told = toldIn(page, ({ roles }) => roles[id]);
              return (
                <div key={id} className="choice">
                  <label className="pick">
                    <input type="radio" name="role" value={id} />
                    <span className="stack-s">
                      <Text of={told} pick={({ name }) => name} as="strong" />
                      <Text of={told} pick={({ brief }) => brief} as="div" />
                    </span>
                  </label>
                </div>
              );
            })}
          </fieldset>
          <div className="acts">
            <button type="submit" className="btn btn--main btn--block" disabled={!onBegin}>
              {t("begin")}
            </button>
          </div>
        </form>
        <EarlierRuns page={page} runs={earlier} />
      </div>
      <aside className="margin" aria-label={t("about")}>
        <section className="stack-s">
          <h2>{t("about.record")}</h2>
          <p className="meta">{t("about.kept")}</p>
          <p className="meta">{t("about.advice")}</p>
        </section>
        {margin}
      </aside>
    </>
  );
}

function EarlierRuns({ page, runs }: { readonly page: ScenarioPage; readonly runs: readonly Run[] }) {
  const t = useTranslate("scenario");
  const format = useFormat();
  if (runs.length === 0) return null;
  return (
    <section className="sec" aria-labelledby="earlier">
      <h2 id="earlier">{t("earlier")}</h2>
      <ul className="rows">
        {runs.map((run) => (
          <li key={run.attemptId} className="one">
            <a className="t" href={reportHref(page, run)}>
              {t("earlier.report", { date: run.startedAt === undefined ? "–" : format.date(msOf(run.startedAt)) })}
            </a>
            <span className="meta">
              <Text of={toldIn(page, ({ roles }) => roles[run.role ?? ""])} pick={({ name }) => name} />
              {" · "}
              {t(run.completed ? "earlier.ended" : "earlier.open")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
