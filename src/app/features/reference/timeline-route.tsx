import { useLocation } from "react-router";
import { type TimelineEvent, timelineBodies, timelinePillars } from "#domain/reference/timeline.ts";
import type { TimelinePage } from "#page/shelf-pages.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { CiteLink } from "../../reference/cite-link.tsx";
import { useDayText } from "../../reference/day-text.ts";
import { ReferenceWords, TextState } from "../../reference/reference-words.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { FilterField } from "./filter-field.tsx";
import { ReferenceCrumb } from "./reference-crumb.tsx";
import { TimelineDrawing } from "./timeline-drawing.tsx";
import { useChoiceInAddress } from "./use-choice-in-address.ts";

/** The UN process: drawn, and as a list; by body and subject; with what is only scheduled, and the day of which that is known. */
export function TimelineRoute({ data: { timeline, words } }: { readonly data: TimelinePage }) {
  const t = useTranslate("reference");
  const dayText = useDayText();
  const [body, setBody] = useChoiceInAddress("body", timelineBodies);
  const [pillar, setPillar] = useChoiceInAddress("pillar", timelinePillars);
  const { hash } = useLocation();
  useTitle(t("timeline"));
  const shown = timeline.events.filter((event) => (body === "all" || event.body === body) && (pillar === "all" || event.pillar === pillar));
  const textOf = ({ id }: TimelineEvent) => words.events[id]?.text ?? id;
  return (
    <div className="page--wide">
      <div className="wrap">
        <ReferenceCrumb />
        <header className="page-head">
          <h1>{t("timeline")}</h1>
          <p className="lead">{t("timeline.lead")}</p>
          <p className="meta">{t("timeline.as-of", { date: dayText(timeline.asOf) })}</p>
        </header>
        <div className="tl-filters">
          <FilterField
            id="body"
            label={t("filter.body")}
            value={body}
            options={timelineBodies}
            nameOf={(option) => t(`body.${option}`)}
            onChange={setBody}
          />
          <FilterField
            id="pillar"
            label={t("filter.pillar")}
            value={pillar}
            options={timelinePillars}
            nameOf={(option) => t(`pillar.${option}`)}
            onChange={setPillar}
          />
        </div>
        <p className="meta" role="status">
          {shown.length === 0 ? t("timeline.none") : t("events", { count: shown.length })}
        </p>
        {shown.length > 0 && <TimelineDrawing key={`${body} ${pillar}`} events={shown} textOf={textOf} />}
        <ol className="tl">
          {shown.map((event) => {
            const text = words.events[event.id];
            return (
              <li
                key={event.id}
                id={event.id}
                className={event.scheduled && "next"}
                aria-current={hash === `#${event.id}` ? "location" : undefined}
              >
                <p className="date">
                  {event.until === undefined
                    ? dayText(event.date)
                    : t("timeline.until", { from: dayText(event.date), until: dayText(event.until) })}
                </p>
                {text && (
                  <p className="what">
                    <ReferenceWords of={text} />
                  </p>
                )}
                {event.scheduled && <p className="tag tag--warn">{t("timeline.scheduled")}</p>}
                {text && <TextState of={text} />}
                <p className="meta dots">
                  <span>{t(`body.${event.body}`)}</span>
                  <span>{t(`pillar.${event.pillar}`)}</span>
                  <span>{t(`certainty.${event.certainty}`)}</span>
                  {event.cite.length === 0 && !event.scheduled && <span>{t("timeline.no-document")}</span>}
                  {event.cite.map((ref) => (
                    <CiteLink key={ref} cite={ref} table={words.cites} />
                  ))}
                </p>
              </li>
            );
          })}
        </ol>
      </div>
    </div>
  );
}
