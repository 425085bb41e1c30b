import { useEffect, useReducer, useRef } from "react";
import { extendClock, pauseClock, resumeClock, shownMinutes, startClock, type WorksheetClock } from "#domain/worksheet/worksheet-clock.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { Icon } from "../../ui/icon.tsx";

interface Props {
  /** Time given, in minutes. */
  readonly minutes: number;
  /** Absent: not started, or switched off. */
  readonly clock: WorksheetClock | undefined;
  readonly onChange: (clock: WorksheetClock | undefined) => void;
}

const extraMinutes = 5;

/** The time left, in whole minutes. It starts when its writer wants, can be paused, extended and switched off, and closes nothing. */
export function WorksheetTimer({ minutes, clock, onChange }: Props) {
  const t = useTranslate("worksheet");
  const button = useRef<HTMLButtonElement>(null);
  useSeconds(clock?.kind === "running");
  const shown = clock && shownMinutes(clock, Date.now());
  const text = shown ? t(shown.isOver ? "clock.over" : "clock.left", { count: shown.minutes }) : t("clock.given", { count: minutes });
  const press = () => {
    if (clock === undefined) onChange(startClock(minutes, Date.now()));
    else onChange(clock.kind === "running" ? pauseClock(clock, Date.now()) : resumeClock(clock, Date.now()));
  };
  const switchOff = () => {
    onChange(undefined);
    button.current?.focus();
  };
  return (
    <>
      <section className="stack-s" aria-labelledby="clock">
        <h2 id="clock">{t("clock")}</h2>
        <p className="meta">{t("clock.note")}</p>
        {clock && (
          <p className="acts">
            <button type="button" className="btn btn--quiet" onClick={() => onChange(extendClock(clock, extraMinutes, Date.now()))}>
              {t("clock.more", { count: extraMinutes })}
            </button>
            <button type="button" className="btn btn--text" onClick={switchOff}>
              {t("clock.off")}
            </button>
          </p>
        )}
      </section>
      <div className="time-bar">
        <Icon name="clock" />
        <span role="timer">
          {text}
          {clock?.kind === "paused" && ` · ${t("clock.paused")}`}
        </span>
        <button type="button" className="btn btn--quiet" ref={button} onClick={press}>
          {t(clock === undefined ? "clock.start" : clock.kind === "running" ? "clock.pause" : "clock.resume")}
        </button>
        <p role="status" className="vh">
          {clock?.kind === "running" && shown && isTold(shown) && text}
        </p>
      </div>
    </>
  );
}

/** What is said aloud: that the last five minutes and the last one have begun, and that the time is over. */
const isTold = ({ isOver, minutes }: { readonly isOver: boolean; readonly minutes: number }): boolean =>
  isOver ? minutes === 0 : minutes === 5 || minutes === 1;

/** Draws the time anew every second while it runs. */
function useSeconds(isRunning: boolean): void {
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
}
