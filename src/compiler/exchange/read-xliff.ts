import { SaxesParser, type SaxesTagNS } from "saxes";
import { isLocale } from "#domain/locale.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { type ExchangeEntry, type ExchangeFile, textHash } from "./exchange-file.ts";
import { readUtf8 } from "./read-utf8.ts";
import { baseCategory, reviewState, setCategory, xliffNamespace } from "./write-xliff.ts";
import { type XliffUnit, XliffUnitReader } from "./xliff-unit.ts";

/** Reads an XLIFF 2 document that came back. The error says why nothing of it can be used. */
export function readXliff(bytes: Uint8Array): Result<ExchangeFile, string> {
  const text = readUtf8(bytes);
  if (!text.ok) return text;
  const reader = new DocumentReader();
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (cause) => {
    throw cause;
  });
  parser.on("doctype", () => {
    throw new Error("it declares a document type, which XLIFF does not have");
  });
  parser.on("xmldecl", ({ encoding }) => {
    if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) throw new Error(`it says that it is in ${encoding}: save it as UTF-8`);
  });
  parser.on("opentag", (tag) => reader.open(tag));
  parser.on("closetag", (tag) => reader.close(tag));
  parser.on("text", (words) => reader.text(words));
  parser.on("cdata", (words) => reader.text(words));
  try {
    parser.write(text.value).close();
    return ok(reader.file());
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause));
  }
}

/** What the parser meets, as a document. Throws where it is none that the project could have sent. */
class DocumentReader {
  readonly #units: XliffUnit[] = [];
  readonly #sets = new Set<string>();
  #language: string | undefined;
  #unit: XliffUnitReader | undefined;
  #fileNote: { readonly category: string; text: string } | undefined;

  open(tag: SaxesTagNS): void {
    const { local, uri } = tag;
    if (this.#unit) this.#unit.open(tag);
    else if (uri === xliffNamespace && local === "unit") this.#unit = new XliffUnitReader(attributeOf(tag, "name"));
    else if (local === "xliff") this.#openDocument(tag);
    else if (uri === xliffNamespace && local === "note") this.#fileNote = { category: attributeOf(tag, "category") ?? "", text: "" };
  }

  close(tag: SaxesTagNS): void {
    if (this.#unit) {
      this.#closeInUnit(this.#unit, tag);
    } else if (this.#fileNote && tag.local === "note") {
      if (this.#fileNote.category === setCategory) this.#sets.add(this.#fileNote.text.trim());
      this.#fileNote = undefined;
    }
  }

  #closeInUnit(unit: XliffUnitReader, tag: SaxesTagNS): void {
    unit.close(tag);
    if (tag.uri !== xliffNamespace || tag.local !== "unit") return;
    this.#units.push(unit.unit());
    this.#unit = undefined;
  }

  text(words: string): void {
    if (this.#unit) this.#unit.text(words);
    else if (this.#fileNote) this.#fileNote.text += words;
  }

  file(): ExchangeFile {
    const locale = (this.#language ?? "").slice(0, 2).toLowerCase();
    if (!isLocale(locale)) throw new Error(`it is in the language "${this.#language ?? ""}", which the project does not have`);
    const [set, another] = this.#sets;
    if (set === undefined) throw new Error("it does not say which course it belongs to: it does not come from courses export-xliff");
    if (another !== undefined) throw new Error(`it belongs to ${set} and to ${another}`);
    const ids = new Set<string>();
    for (const { id } of this.#units) {
      if (ids.has(id)) throw new Error(`it has the unit "${id}" more than once`);
      ids.add(id);
    }
    return { set, locale, entries: this.#units.map(entryFrom) };
  }

  #openDocument(tag: SaxesTagNS): void {
    const version = attributeOf(tag, "version") ?? "";
    if (tag.uri !== xliffNamespace || !/^2\.\d$/.test(version)) throw new Error(`it is XLIFF ${version}: XLIFF 2 is needed`);
    this.#language = attributeOf(tag, "trgLang");
  }
}

const attributeOf = ({ attributes }: SaxesTagNS, name: string): string | undefined => attributes[name]?.value;

/** A text that was changed is finished: not every tool sets the state of what it saves. */
function entryFrom({ id, source, target, notes, state, subState }: XliffUnit): ExchangeEntry {
  const base = notes.get(baseCategory)?.trim();
  const isMarked = subState === reviewState && (state ?? "initial") === "initial";
  return { id, source, target, base, needsReview: isMarked && (base === undefined || base === textHash(target)) };
}
