import type { LessonBlock } from "#domain/course/lesson.ts";
import type { CiteRef, CiteTable } from "#domain/course/text.ts";
import type { LessonPage } from "#page/activity-page.ts";
import { citeList, glossContent, languageOf } from "#page/lesson-view.ts";
import { pairCell } from "#page/pair-view.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { SecondLanguagePicker } from "../../reading/second-language-picker.tsx";
import { reactNode, reactNodes } from "../../ui/page-node.tsx";
import { useTitle } from "../../ui/use-title.ts";
import type { ModuleTexts } from "./module-texts.ts";
import { PrintButton, PrintFoot, PrintFrame } from "./print-frame.tsx";
import { useModuleTexts } from "./use-module-texts.ts";

/** A module in short, to be printed: its objectives, and of each lesson what it says in short, the legal points first. */
export function SummaryRoute() {
  const t = useTranslate("reader");
  const read = useModuleTexts();
  useTitle(t("print.summary"));
  return (
    <PrintFrame title={t("print.summary")} lead={t("print.summary-lead")} read={read}>
      {(texts) => <Summary texts={texts} />}
    </PrintFrame>
  );
}

function Summary({ texts }: { readonly texts: ModuleTexts }) {
  const t = useTranslate("reader");
  const locale = useLocale();
  const { module, lessons, second } = texts;
  const language = languageOf(module.locale, locale);
  return (
    <>
      <div className="acts on-screen">
        <SecondLanguagePicker choices={texts.choices} chosen={second?.locale} />
        <PrintButton />
      </div>
      <article className="printed">
        <p className="meta" {...language}>
          {texts.course.title}
        </p>
        <h2 {...language}>{module.words.title}</h2>
        {second?.title && <p {...languageOf(second.locale, locale)}>{second.title}</p>}
        <p {...language}>{module.words.lead}</p>
        <h3>{t("print.objectives")}</h3>
        <ul className="bullets" {...language}>
          {Object.entries(module.words.objectives).map(([id, words]) => (
            <li key={id}>{words}</li>
          ))}
        </ul>
        {lessons.map((page) => (
          <LessonInShort key={page.activity.id} page={page} />
        ))}
        <Sources lessons={lessons} />
        <PrintFoot texts={texts} />
      </article>
    </>
  );
}

function LessonInShort({ page }: { readonly page: LessonPage }) {
  const t = useTranslate("lesson");
  const blocks = page.structure.blocks.filter(isShort);
  const second = page.second?.text.kind === "here" ? { locale: page.second.locale, words: page.second.text.words } : undefined;
  return (
    <section className="printed-lesson">
      <h3 {...languageOf(page.textLocale, page.locale)}>{page.words.title}</h3>
      {blocks.map((block) => (
        <div key={block.id} className={second ? "pair" : "blk"}>
          {block.standing && <div className="gloss">{reactNodes(glossContent(block, page, t))}</div>}
          <div className="one">
            {reactNode(pairCell(block, { locale: page.textLocale, words: page.words }, page.structure, page.locale, "one", t))}
          </div>
          {second && <div className="two">{reactNode(pairCell(block, second, page.structure, page.locale, "two", t))}</div>}
        </div>
      ))}
    </section>
  );
}

/** Each once, however many of the lessons rely on it. */
function Sources({ lessons }: Pick<ModuleTexts, "lessons">) {
  const t = useTranslate("lesson");
  const reader = useTranslate("reader");
  const [first] = lessons;
  if (!first) return null;
  const cites: CiteTable = Object.assign({}, ...lessons.map(({ words }) => words.cites));
  const refs = [
    ...new Set(lessons.flatMap(({ structure }) => structure.blocks.flatMap(({ cite }) => cite ?? []))),
  ] satisfies readonly CiteRef[];
  if (refs.length === 0) return null;
  return (
    <div className="foot-notes">
      <h4>{reader("print.sources")}</h4>
      {reactNode(citeList(refs, cites, t, languageOf(first.textLocale, first.locale)))}
    </div>
  );
}

/** What the author wrote as the short form, and the mistakes to avoid. */
const isShort = ({ kind }: LessonBlock): boolean => kind === "summary" || kind === "mistake";
