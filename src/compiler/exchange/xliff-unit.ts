import type { SaxesTagNS } from "saxes";
import { xliffNamespace } from "./write-xliff.ts";

/** One unit as it stands in a document; its parts are put together in their order. */
export interface XliffUnit {
  readonly id: string;
  readonly source: string;
  /** Empty when one of its parts has no target. */
  readonly target: string;
  readonly notes: ReadonlyMap<string, string>;
  readonly state: string | undefined;
  readonly subState: string | undefined;
}

/** A segment, or what stands between two of them. */
interface Piece {
  readonly isSegment: boolean;
  source: string;
  target: string | undefined;
  order: number;
}

/** Puts a unit together from the tags and texts inside it. Throws where it refers to marks that it does not have. */
export class XliffUnitReader {
  readonly #id: string;
  readonly #data = new Map<string, string>();
  readonly #notes = new Map<string, string>();
  readonly #pieces: Piece[] = [];
  #state: string | undefined;
  #subState: string | undefined;
  /** Depth inside elements of other namespaces, whose texts are not ours. */
  #foreign = 0;
  #write: ((words: string) => void) | undefined;
  #ends: string[] = [];

  constructor(id: string | undefined) {
    if (id === undefined) throw new Error("it has a unit without a name: it does not come from courses export-xliff");
    this.#id = id;
  }

  open(tag: SaxesTagNS): void {
    if (this.#foreign > 0 || tag.uri !== xliffNamespace) {
      this.#foreign += 1;
      return;
    }
    const attribute = (name: string): string | undefined => tag.attributes[name]?.value;
    switch (tag.local) {
      case "note":
        this.#collect(this.#notes, attribute("category") ?? "");
        break;
      case "data":
        this.#collect(this.#data, attribute("id") ?? "");
        break;
      case "segment":
        this.#state = attribute("state");
        this.#subState = attribute("subState");
        this.#pieces.push({ isSegment: true, source: "", target: undefined, order: this.#pieces.length + 1 });
        break;
      case "ignorable":
        this.#pieces.push({ isSegment: false, source: "", target: undefined, order: this.#pieces.length + 1 });
        break;
      case "source":
      case "target":
        this.#openText(tag.local, attribute("order"));
        break;
      case "pc":
        this.text(this.#mark(attribute("dataRefStart")));
        this.#ends.push(this.#mark(attribute("dataRefEnd")));
        break;
      case "ph":
      case "sc":
      case "ec":
        this.text(this.#mark(attribute("dataRef")));
        break;
      case "cp":
        this.text(String.fromCodePoint(codePointOf(attribute("hex"))));
        break;
    }
  }

  close(tag: SaxesTagNS): void {
    if (this.#foreign > 0) this.#foreign -= 1;
    else if (tag.local === "pc") this.text(this.#ends.pop() ?? "");
    else if (["note", "data", "source", "target"].includes(tag.local)) this.#write = undefined;
  }

  text(words: string): void {
    if (this.#foreign === 0) this.#write?.(words);
  }

  unit(): XliffUnit {
    const pieces = this.#pieces.toSorted((a, b) => a.order - b.order);
    const isTranslated = pieces.every(({ isSegment, target }) => !isSegment || target !== undefined);
    return {
      id: this.#id,
      source: this.#pieces.map(({ source }) => source).join(""),
      target: isTranslated ? pieces.map(({ source, target }) => target ?? source).join("") : "",
      notes: this.#notes,
      state: this.#state,
      subState: this.#subState,
    };
  }

  #collect(into: Map<string, string>, key: string): void {
    into.set(key, "");
    this.#write = (words) => void into.set(key, (into.get(key) ?? "") + words);
  }

  #openText(which: "source" | "target", order: string | undefined): void {
    const piece = this.#pieces.at(-1);
    if (piece === undefined) throw new Error(`the unit "${this.#id}" has a ${which} outside of a segment`);
    if (order !== undefined) piece.order = Number(order);
    if (which === "target") piece.target = "";
    this.#write = (words) => {
      piece[which] = (piece[which] ?? "") + words;
    };
  }

  #mark(ref: string | undefined): string {
    if (ref === undefined) return "";
    const mark = this.#data.get(ref);
    if (mark === undefined) throw new Error(`the unit "${this.#id}" refers to the mark "${ref}", which it does not have`);
    return mark;
  }
}

/** A character that XML cannot hold; the sign for an unreadable one where the number is none. */
function codePointOf(hex: string | undefined): number {
  const code = Number.parseInt(hex ?? "", 16);
  return code >= 0 && code <= 0x10ffff ? code : 0xfffd;
}
