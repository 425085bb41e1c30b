/** Puts `text` in the place of what stands from `start` to `end`. Offsets count line ends as one character. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies edits that do not overlap; those at one place stand in the order given. The rest keeps every byte, line ends too. */
export function applyEdits(raw: string, edits: readonly TextEdit[]): string {
  const eol = raw.includes("\r\n") ? "\r\n" : "\n";
  const returns = [...raw.matchAll(/\r\n/g)].map(({ index }, count) => index - count);
  const rawOffset = (offset: number): number => offset + returns.filter((at) => at < offset).length;
  let result = "";
  let done = 0;
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    result += raw.slice(done, rawOffset(start)) + text.replaceAll("\n", eol);
    done = rawOffset(end);
  }
  return result + raw.slice(done);
}

/** The same edits in a text that begins `offset` characters further on. */
export const shifted = (edits: readonly TextEdit[], offset: number): readonly TextEdit[] =>
  edits.map(({ start, end, text }) => ({ start: start + offset, end: end + offset, text }));
