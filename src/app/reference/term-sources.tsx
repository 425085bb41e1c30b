import { Fragment } from "react";
import type { TermPage } from "#page/shelf-pages.ts";
import { useTranslate } from "../i18n/i18n.tsx";
import { CiteLink } from "./cite-link.tsx";
import { ReferenceWords } from "./reference-words.tsx";

/** The documents that a term comes from, each a link into the library, and what else is its source. */
export function TermSources({ page: { term, text } }: { readonly page: Pick<TermPage, "term" | "text"> }) {
  const separator = useTranslate("lesson")("cite.separator");
  return (
    <>
      {term.cite.map((ref, index) => (
        <Fragment key={ref}>
          {index > 0 && separator}
          <CiteLink cite={ref} table={text.cites ?? {}} />
        </Fragment>
      ))}
      {text.source && term.cite.length > 0 && separator}
      {text.source && <ReferenceWords of={text.source} />}
    </>
  );
}
