import { type MouseEvent, useState } from "react";
import { useLocation } from "react-router";
import type { BlockId, LessonBlock } from "#domain/course/lesson.ts";
import { dirOf, languageTagOf } from "#domain/locale.ts";
import type { LessonPage, Neighbour } from "#page/activity-page.ts";
import { activityHref } from "#page/address.ts";
import { finishView, glossContent, provenanceText, readingBar } from "#page/lesson-view.ts";
import { pairCell, type ReadText } from "#page/pair-view.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { ownNames } from "../../own-names.ts";
import { placeInAddress } from "../../place-in-address.ts";
import { ReaderIcon } from "../../reading/reader-icon.tsx";
import { SecondLanguageNotice } from "../../reading/second-language-notice.tsx";
import { SecondLanguagePicker } from "../../reading/second-language-picker.tsx";
import { useLessonRecord } from "../../record/use-lesson-record.ts";
import { Icon } from "../../ui/icon.tsx";
import { reactNode, reactNodes } from "../../ui/page-node.tsx";
import { RecordProblem } from "../../ui/record-problem.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { ReaderTools } from "./reader-tools.tsx";

export type BilingualPage = LessonPage & { readonly second: NonNullable<LessonPage["second"]> };

/**
 * A lesson in two languages, block by block: side by side on a wide screen; on a phone the second text of a block is shown by its
 * button or by a tap on the first. Where there is no second text, the first stands alone.
 */
export function BilingualScreen({ data: page }: { readonly data: BilingualPage }) {
  const t = useTranslate("lesson");
  const reader = useTranslate("reader");
  const { hash } = useLocation();
  const { progress, complete, problem } = useLessonRecord(page);
  const { blocks } = page.structure;
  const [shown, setShown] = useState<ReadonlySet<BlockId>>(() => new Set([placeInAddress(hash)]));
  const { second } = page;
  const words = second.text.kind === "here" ? second.text.words : undefined;
  const text: ReadText | undefined = words && { locale: second.locale, words };
  useTitle(`${page.words.title} · ${page.course.title}`);

  const toggle = (id: BlockId) => setShown(shown.has(id) ? new Set([...shown].filter((other) => other !== id)) : new Set([...shown, id]));
  const allShown = blocks.every(({ id }) => shown.has(id));
  const act = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest("[data-act=complete]")) void complete();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the button inside is the control
    <div className="lesson-page" onClick={act}>
      {reactNode(readingBar(page, t))}
      <article className="lesson bilingual">
        <div className="acts bilingual-tools">
          <SecondLanguagePicker choices={second.choices} chosen={second.locale} />
          {words && (
            <button
              type="button"
              className="btn btn--quiet narrow-only"
              onClick={() => setShown(new Set(allShown ? [] : blocks.map(({ id }) => id)))}
            >
              {reader(allShown ? "twin.hide-all" : "twin.show-all", { language: ownNames[second.locale] })}
            </button>
          )}
        </div>
        <SecondLanguageNotice second={second} course={page.course.id} />
        <div className="pair-head">
          <div dir={dirOf(page.textLocale)}>
            <h1 lang={languageTagOf(page.textLocale)}>{page.words.title}</h1>
            <p className="meta">{provenanceText(page.words, page.textLocale, t)}</p>
          </div>
          {words && (
            <div dir={dirOf(second.locale)}>
              <p className="h1-two" lang={languageTagOf(second.locale)}>
                {words.title}
              </p>
              <p className="meta">{provenanceText(words, second.locale, t)}</p>
            </div>
          )}
        </div>
        {blocks.map((block) => (
          <Pair key={block.id} block={block} page={page} second={text} isShown={shown.has(block.id)} onToggle={() => toggle(block.id)} />
        ))}
        {reactNode(finishView(t, progress))}
        <Pager page={page} />
      </article>
      <ReaderTools page={page} />
      {problem && <RecordProblem problem={problem} onRetry={complete} />}
    </div>
  );
}

interface PairProps {
  readonly block: LessonBlock;
  readonly page: LessonPage;
  readonly second: ReadText | undefined;
  /** On a phone: the second text is open. */
  readonly isShown: boolean;
  readonly onToggle: () => void;
}

function Pair({ block, page, second, isShown, onToggle }: PairProps) {
  const t = useTranslate("lesson");
  const reader = useTranslate("reader");
  const first: ReadText = { locale: page.textLocale, words: page.words };
  const gloss = glossContent(block, page, t);
  const two = `${block.id}-second`;
  const standing = block.standing ? ` is-${block.standing}` : "";
  return (
    <section className={`pair${standing}${block.heading ? " pair--heading" : ""}`} id={block.id}>
      {gloss.length > 0 && <div className="gloss">{reactNodes(gloss)}</div>}
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a shortcut for the button below it */}
      <div
        className="one"
        dir={dirOf(page.textLocale)}
        onClick={second && !block.heading ? (event) => isPlainTap(event) && onToggle() : undefined}
      >
        {reactNode(pairCell(block, first, page.structure, page.locale, "one", t))}
      </div>
      {second && !block.heading && (
        <button type="button" className="twin narrow-only" aria-expanded={isShown} aria-controls={two} onClick={onToggle}>
          <ReaderIcon name="cols" />
          {reader(isShown ? "twin.hide" : "twin.show", { language: ownNames[second.locale] })}
        </button>
      )}
      {second && (
        <div className={isShown || block.heading ? "two is-shown" : "two"} id={two} dir={dirOf(second.locale)}>
          {reactNode(pairCell(block, second, page.structure, page.locale, "two", t))}
        </div>
      )}
    </section>
  );
}

/** A tap on the text itself: neither on a control, term or citation in it, nor the end of a selection. */
function isPlainTap({ target }: MouseEvent): boolean {
  return (
    target instanceof Element && !target.closest("a, button, summary, [data-term], [data-cite]") && getSelection()?.isCollapsed !== false
  );
}

function Pager({ page }: { readonly page: BilingualPage }) {
  const t = useTranslate("lesson");
  const reader = useTranslate("reader");
  const text = page.textLocale === page.locale ? "" : `text=${page.textLocale}`;
  const alone = activityHref(page.locale, page.course.id, page.module?.id, page.activity.id);
  const both = ({ href }: Neighbour) => `${href}?${[text, `with=${page.second.locale}`].filter(Boolean).join("&")}`;
  return (
    <nav className="pager" aria-label={t("pager")}>
      <a className="btn btn--quiet btn--block" href={text ? `${alone}?${text}` : alone}>
        {reader("back-to-one")}
      </a>
      {page.previous && (
        <a className="btn btn--quiet btn--block" href={both(page.previous)}>
          <Icon name="back" />
          <span>{page.previous.title}</span>
        </a>
      )}
      {page.next && (
        <a className="btn btn--main btn--block" href={both(page.next)}>
          <span>{t(`next.${page.next.kind}`, { title: page.next.title })}</span>
          <Icon name="arrow" />
        </a>
      )}
    </nav>
  );
}
