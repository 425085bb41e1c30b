/** One sentence of a text on the page, and where it stands. */
export interface Sentence {
  readonly text: string;
  readonly range: Range;
}

/** What is read one after the other; each is split into sentences on its own. */
const paragraphs = "p, li, h1, h2, h3, th, td, figcaption strong";
/** Marks beside the text, and what readers put there themselves. */
const passedOver = ".gloss, .notes-place, .tag, .box-name, details, svg, button, nav, .finish";

/**
 * The sentences of the texts in a language below an element, in reading order. `language` is a BCP 47 tag; a text counts by the nearest
 * `lang` around it. Where a browser cannot tell sentences apart, a paragraph is one.
 */
export function sentencesIn(root: HTMLElement, language: string): readonly Sentence[] {
  const wanted = language.slice(0, 2);
  const own = (element: Element) => (element.closest("[lang]")?.getAttribute("lang") ?? "").slice(0, 2) === wanted;
  const texts = [...root.querySelectorAll<HTMLElement>(paragraphs)].filter(
    (element) => own(element) && !element.closest(passedOver) && !element.querySelector(paragraphs),
  );
  const segmenter = typeof Intl.Segmenter === "function" ? new Intl.Segmenter(language, { granularity: "sentence" }) : undefined;
  return texts.flatMap((element) => sentencesOf(element, segmenter));
}

function sentencesOf(element: HTMLElement, segmenter: Intl.Segmenter | undefined): readonly Sentence[] {
  const pieces = textPieces(element);
  const text = pieces.map(({ node }) => node.data).join("");
  const segments = segmenter ? [...segmenter.segment(text)] : [{ segment: text, index: 0 }];
  return segments.flatMap(({ segment, index }) => {
    const start = pieceAt(pieces, index);
    const end = pieceAt(pieces, index + segment.trimEnd().length);
    if (segment.trim() === "" || !start || !end) return [];
    const range = document.createRange();
    range.setStart(start.node, index - start.from);
    range.setEnd(end.node, index + segment.trimEnd().length - end.from);
    return [{ text: segment.trim(), range }];
  });
}

interface Piece {
  readonly node: Text;
  readonly from: number;
}

function textPieces(element: HTMLElement): readonly Piece[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const pieces: Piece[] = [];
  let from = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    pieces.push({ node, from });
    from += node.data.length;
  }
  return pieces;
}

/** The piece that a place in the whole text falls into; the end of a piece counts to it. */
const pieceAt = (pieces: readonly Piece[], index: number): Piece | undefined =>
  pieces.find(({ node, from }) => index >= from && index <= from + node.data.length);
