/** Place in a list that runs by time, then id. As text: milliseconds, `_`, id. */
export interface PageCursor {
  readonly at: Date;
  readonly id: string;
}

/** Fourteen digits reach the year 5138; years of five digits are written in a form that PostgreSQL does not read. */
const form = /^(\d{1,14})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
export const cursorPattern = form.source;

export const cursorText = (at: Date, id: string): string => `${at.getTime()}_${id}`;

export function parseCursor(text: string | undefined): PageCursor | undefined {
  const [, ms, id] = form.exec(text ?? "") ?? [];
  return ms !== undefined && id !== undefined ? { at: new Date(Number(ms)), id } : undefined;
}
