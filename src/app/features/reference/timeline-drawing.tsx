import { useEffect, useRef, useState } from "react";
import { dirOf } from "#domain/locale.ts";
import { type TimelineBody, type TimelineEvent, timelineBodies } from "#domain/reference/timeline.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { useDayText } from "../../reference/day-text.ts";
import { nearestTo, type Span, yearsAt, yearsAtEnd } from "./timeline-axis.ts";

const zooms = [1, 2, 4, 8] as const;
const laneHeight = 52;
const top = 8;
const axisHeight = 28;
/** Units of the drawing at its own size; a year is about 37 of them. */
const width = 1080;
const margin = 24;

interface Props {
  readonly events: readonly TimelineEvent[];
  readonly textOf: (event: TimelineEvent) => string;
}

/** Years between two ticks, so that their numbers stand apart. */
const ticksEvery = (unitsInYear: number): number => (unitsInYear > 140 ? 1 : unitsInYear > 70 ? 2 : 4);

/**
 * The events drawn, one lane for each body. Time runs as the page's text does. A touch on a mark goes to its entry in the list below, which
 * says the same in words; so the marks are no stops of the Tab key. The drawing is scrolled with the arrow keys.
 */
export function TimelineDrawing({ events, textOf }: Props) {
  const locale = useLocale();
  const t = useTranslate("reference");
  const dayText = useDayText();
  const [zoom, setZoom] = useState(0);
  const [mounted, setMounted] = useState(false);
  const region = useRef<HTMLElement>(null);
  /** Share of the drawing in the middle of the screen; at first its beginning. */
  const centre = useRef(0);
  useEffect(() => setMounted(true), []);
  const years = events.flatMap(({ date, until }) => [yearsAt(date), yearsAtEnd(until ?? date)]);
  const from = Math.floor(Math.min(...years));
  const to = Math.ceil(Math.max(...years));
  const shareOf = (year: number) => (margin + ((year - from) / (to - from)) * (width - 2 * margin)) / width;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the size of the drawing follows from zoom
  useEffect(() => {
    const box = region.current;
    if (!box) return;
    const half = box.clientWidth / 2;
    const spans = events.map(({ date, until }): Span => [shareOf(yearsAt(date)), shareOf(yearsAtEnd(until ?? date))]);
    const nearest = nearestTo(centre.current, spans);
    // whatever its size, some event is in sight
    const middle = Math.abs(nearest - centre.current) * box.scrollWidth > half ? nearest : centre.current;
    box.scrollLeft = (dirOf(locale) === "rtl" ? -1 : 1) * (middle * box.scrollWidth - half);
  }, [zoom]);
  const change = (by: 1 | -1) => {
    const box = region.current;
    if (box) centre.current = (Math.abs(box.scrollLeft) + box.clientWidth / 2) / box.scrollWidth;
    setZoom((now) => Math.min(zooms.length - 1, Math.max(0, now + by)));
  };

  const factor = zooms[zoom] ?? 1;
  const xOf = (year: number) => {
    const x = shareOf(year) * width;
    return Math.round((dirOf(locale) === "rtl" ? width - x : x) * factor * 10) / 10;
  };
  const bodies = timelineBodies.filter((body) => events.some((event) => event.body === body));
  const height = top + bodies.length * laneHeight + axisHeight;
  const step = ticksEvery(((width - 2 * margin) * factor) / (to - from));
  const ticks = Array.from({ length: to - from + 1 }, (_, index) => from + index).filter((year) => (year - from) % step === 0);
  const yOf = (body: TimelineBody) => top + bodies.indexOf(body) * laneHeight;
  const label = t("timeline.drawing", { from: String(from), to: String(to) });
  return (
    <div className="tl-drawing">
      <div className="tl-lanes">
        <ul aria-hidden="true">
          {bodies.map((body) => (
            <li key={body}>{t(`body.${body}`)}</li>
          ))}
        </ul>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached with the keyboard */}
        <section className="tl-scroll" aria-label={label} tabIndex={0} ref={region}>
          <svg
            className="tl-svg"
            width={width * factor}
            height={height}
            viewBox={`0 0 ${width * factor} ${height}`}
            direction="ltr"
            aria-hidden="true"
          >
            {bodies.map((body) => (
              <rect key={body} className="lane" x={0} y={yOf(body) + 4} width={width * factor} height={laneHeight - 8} />
            ))}
            {ticks.map((year) => (
              <g key={year}>
                <line className="tick" x1={xOf(year)} x2={xOf(year)} y1={top} y2={height - axisHeight} />
                <text className="year" x={xOf(year)} y={height - 8} textAnchor="middle">
                  {dayText(String(year))}
                </text>
              </g>
            ))}
            {events.map((event) => (
              <a key={event.id} href={`#${event.id}`} tabIndex={-1}>
                <title>{t("timeline.event", { date: dayText(event.date), text: textOf(event) })}</title>
                <Mark event={event} xOf={xOf} y={yOf(event.body) + laneHeight / 2} />
              </a>
            ))}
          </svg>
        </section>
      </div>
      <div className="tl-tools">
        <fieldset className="acts">
          <legend className="vh">{t("timeline.zoom")}</legend>
          <button type="button" className="btn btn--quiet" disabled={!mounted || zoom === 0} onClick={() => change(-1)}>
            {t("timeline.zoom-out")}
          </button>
          <button type="button" className="btn btn--quiet" disabled={!mounted || zoom === zooms.length - 1} onClick={() => change(1)}>
            {t("timeline.zoom-in")}
          </button>
        </fieldset>
        <span className="meta" role="status">
          {t("timeline.zoom-now", { factor })}
        </span>
      </div>
      <p className="meta">{t("timeline.legend")}</p>
    </div>
  );
}

interface MarkProps {
  readonly event: TimelineEvent;
  readonly xOf: (year: number) => number;
  readonly y: number;
}

/** A dot for a day or a month, a bar for what lasts, dashed for what is only scheduled. */
function Mark({ event: { date, until, scheduled }, xOf, y }: MarkProps) {
  const className = scheduled ? "mark mark--next" : "mark";
  const [one, other] = [xOf(yearsAt(date)), xOf(yearsAtEnd(until ?? date))];
  const length = Math.abs(other - one);
  if (length < 14) {
    return (
      <>
        <circle className="touch" cx={one} cy={y} r={12} />
        <circle className={className} cx={one} cy={y} r={7} />
      </>
    );
  }
  return <rect className={className} x={Math.min(one, other)} y={y - 8} width={length} height={16} rx={3} />;
}
