import type { WorksheetStructure } from "#domain/course/worksheet.ts";
import { citeList } from "#page/lesson-view.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { withSpace } from "../../i18n/with-space.ts";
import { reactNode } from "../../ui/page-node.tsx";
import { type SheetTexts, Words } from "./sheet-texts.tsx";

interface Props {
  readonly given: NonNullable<WorksheetStructure["given"]>;
  readonly texts: SheetTexts;
}

/** What is read before anything is written: an incoming message, a file. */
export function GivenTexts({ given, texts }: Props) {
  const t = useTranslate("worksheet");
  const lesson = useTranslate("lesson");
  const [{ words, language }] = texts;
  return (
    <section className="stack" aria-labelledby="given">
      <h2 id="given">{t("given")}</h2>
      {given.map(({ id, cite }) => (
        <article key={id} className="given stack-s" aria-labelledby={`given-${id}`}>
          <h3 id={`given-${id}`}>
            <Words of={texts} pick={(own) => own.given?.[id]?.title} />
          </h3>
          {words.given?.[id]?.from && (
            <div className="meta">
              {withSpace(t("given.from"))}
              <Words of={texts} pick={(own) => own.given?.[id]?.from} />
            </div>
          )}
          <Words of={texts} pick={(own) => own.given?.[id]?.text} as="div" />
          {cite && <div className="meta">{reactNode(citeList(cite, words.cites, lesson, language))}</div>}
        </article>
      ))}
    </section>
  );
}
