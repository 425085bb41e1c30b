/** A paragraph and its footnote, with the heights they take on paper, in any one unit. */
export interface Piece {
  readonly id: string;
  readonly height: number;
  readonly noteHeight: number;
}

export interface FilledSheets {
  /** Ids by sheet, in the order given. */
  readonly sheets: readonly (readonly string[])[];
  /** What found no room. */
  readonly left: readonly string[];
}

/**
 * Lays pieces on sheets one after the other, each with its footnote on the same sheet. `capacities`: room on each sheet. A piece that
 * does not fit ends the sheet; what comes after the last sheet is left over, so that nothing stands out of order.
 */
export function fillSheets(pieces: readonly Piece[], capacities: readonly number[]): FilledSheets {
  const sheets: string[][] = capacities.map(() => []);
  let sheet = 0;
  let used = 0;
  for (const [index, { id, height, noteHeight }] of pieces.entries()) {
    const needs = height + noteHeight;
    while (sheet < capacities.length && used + needs > (capacities[sheet] ?? 0)) {
      sheet += 1;
      used = 0;
    }
    const own = sheets[sheet];
    if (!own) return { sheets, left: pieces.slice(index).map((piece) => piece.id) };
    own.push(id);
    used += needs;
  }
  return { sheets, left: [] };
}
