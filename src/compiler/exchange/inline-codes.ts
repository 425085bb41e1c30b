import type { Nodes } from "mdast";
import { parseMarkdown } from "../markdown/parse-markdown.ts";

/** A text cut at its marks: what CAT tools show as protected codes, and the words between and inside. */
export type InlinePiece =
  | string
  /** A mark that stands alone, as a citation does. */
  | { readonly kind: "alone"; readonly data: string }
  /** A mark around words, as of a term or bold type. */
  | { readonly kind: "around"; readonly start: string; readonly end: string; readonly pieces: readonly InlinePiece[] };

/** Cuts a Markdown text at its links and bold words. Put together again, the pieces are the text to the last character. */
export function inlinePieces(text: string): readonly InlinePiece[] {
  return pieces(text, markedNodes(parseMarkdown(text).children), 0, text.length);
}

/** The text of pieces. */
export const joined = (list: readonly InlinePiece[]): string =>
  list
    .map((piece) =>
      typeof piece === "string" ? piece : piece.kind === "alone" ? piece.data : piece.start + joined(piece.pieces) + piece.end,
    )
    .join("");

interface Span {
  readonly start: number;
  readonly end: number;
  readonly inner: readonly Nodes[];
}

function* markedNodes(nodes: readonly Nodes[]): Generator<Span> {
  for (const node of nodes) {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset];
    const isMark = node.type === "link" || node.type === "strong";
    if (isMark && start !== undefined && end !== undefined) yield { start, end, inner: node.children };
    else if ("children" in node) yield* markedNodes(node.children);
  }
}

function pieces(text: string, spans: Iterable<Span>, from: number, to: number): readonly InlinePiece[] {
  const found: InlinePiece[] = [];
  let at = from;
  for (const { start, end, inner } of spans) {
    if (start > at) found.push(text.slice(at, start));
    found.push(pieceOf(text, start, end, inner));
    at = end;
  }
  if (at < to) found.push(text.slice(at, to));
  return found;
}

function pieceOf(text: string, start: number, end: number, inner: readonly Nodes[]): InlinePiece {
  const [first, last] = [inner.at(0)?.position?.start.offset, inner.at(-1)?.position?.end.offset];
  if (first === undefined || last === undefined) return { kind: "alone", data: text.slice(start, end) };
  return {
    kind: "around",
    start: text.slice(start, first),
    end: text.slice(last, end),
    pieces: pieces(text, markedNodes(inner), first, last),
  };
}
