/** IANA names that this browser knows, with one that must be among them; the person's own first where the browser lists none. */
export function timeZonesWith(needed: string): readonly string[] {
  const listed = typeof Intl.supportedValuesOf === "function" ? Intl.supportedValuesOf("timeZone") : [ownTimeZone(), "UTC"];
  return [...new Set([...listed, "UTC", needed])].sort();
}

export const ownTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
