import type { Locale } from "#domain/locale.ts";
import { glossaryHref, instrumentHref, libraryHref, positionsHref, referenceHref, termHref, timelineHref } from "#page/address.ts";
import type { ShelfSource } from "#page/shelf-source.ts";
import type { FlatWords } from "#page/translate.ts";
import type { PageKind } from "./assets.ts";

/** Writes one page. `description`: a sentence for those who find the page by a search. */
export type WriteShelfPage = (page: {
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly kind: PageKind;
}) => Promise<void>;

/** Writes the public pages of the reference shelf in one language: the lists, and a page for every term and document. */
export async function writeShelfPages(locale: Locale, shelf: ShelfSource, words: FlatWords, write: WriteShelfPage): Promise<void> {
  const list = (path: string, name: string, kind: PageKind = "reference") =>
    write({ path, title: words[name] ?? "", description: words[`${name.replace(".title", "")}.lead`] ?? "", kind });
  await list(referenceHref(locale), "reference.title");
  await list(glossaryHref(locale), "glossary");
  await list(libraryHref(locale), "library");
  await list(timelineHref(locale), "timeline", "timeline");
  await list(positionsHref(locale), "positions");
  for (const { id, name } of (await shelf.glossary(locale)).terms) {
    const { text } = await shelf.term(locale, id);
    await write({ path: termHref(locale, id), title: name.text, description: text.definition?.text ?? "", kind: "reference" });
  }
  for (const { instrument, title, short } of (await shelf.library(locale)).instruments)
    await write({ path: instrumentHref(locale, instrument.id), title: short ?? title.text, description: title.text, kind: "reference" });
}
