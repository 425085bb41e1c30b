/** What a command did: lines to print, and whether it succeeded. */
export interface Outcome {
  readonly lines: readonly string[];
  readonly ok: boolean;
}

export const done = (...lines: readonly string[]): Outcome => ({ lines, ok: true });
export const refused = (...lines: readonly string[]): Outcome => ({ lines, ok: false });
