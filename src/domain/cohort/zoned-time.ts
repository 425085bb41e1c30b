/** What clocks show, `YYYY-MM-DDTHH:MM`: the value of a field for date and time. */
export type LocalTime = string;

/** What the clocks of a time zone (IANA name) show at a moment (ISO 8601); those of `shownZone`. */
export function localTimeAt(moment: string, timeZone: string): LocalTime {
  return textFrom(Date.parse(moment) + offsetMs(Date.parse(moment), timeZone));
}

/**
 * The moment at which the clocks of a time zone show a time, in UTC. Where clocks are set forward and never show it, as much later as they
 * jump; where they show it twice, the first. `undefined` for what is no time.
 */
export function momentAt(localTime: LocalTime, timeZone: string): string | undefined {
  const shownMs = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(localTime) ? Date.parse(`${localTime}Z`) : Number.NaN;
  if (Number.isNaN(shownMs)) return undefined;
  const candidates = [shownMs - dayMs, shownMs + dayMs].map((ms) => shownMs - offsetMs(ms, timeZone)).sort((a, b) => a - b);
  const found = candidates.find((ms) => ms + offsetMs(ms, timeZone) === shownMs) ?? candidates.at(-1) ?? shownMs;
  return new Date(found).toISOString();
}

/** The same time of the day, `days` later or, below zero, earlier. */
export const movedBy = (localTime: LocalTime, days: number): LocalTime => textFrom(Date.parse(`${localTime}Z`) + days * dayMs);

const dayMs = 86_400_000;
const textFrom = (ms: number): LocalTime => new Date(ms).toISOString().slice(0, 16);

/** The time zone in which times are shown: UTC for one that this platform does not know, as an old browser does a new one. */
export const shownZone = (timeZone: string): string => (formatOf(timeZone) ? timeZone : "UTC");

const formats = new Map<string, Intl.DateTimeFormat | undefined>();

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  if (!formats.has(timeZone)) formats.set(timeZone, newFormat(timeZone));
  return formats.get(timeZone);
}

function newFormat(timeZone: string): Intl.DateTimeFormat | undefined {
  const fields = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" } as const;
  try {
    return new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", { timeZone, hourCycle: "h23", ...fields });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** How far the clocks of the zone are ahead of UTC at a moment. */
function offsetMs(ms: number, timeZone: string): number {
  const parts = formatOf(timeZone)?.formatToParts(ms);
  if (!parts) return 0;
  const {
    year = 0,
    month = 1,
    day = 1,
    hour = 0,
    minute = 0,
    second = 0,
  } = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
}
