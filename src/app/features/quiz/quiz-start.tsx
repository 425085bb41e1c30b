import type { QuizPage } from "#page/activity-page.ts";
import { languageOf, provenanceText } from "#page/lesson-view.ts";
import { textView } from "#page/text.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import { reactNodes } from "../../ui/page-node.tsx";
import { QuizCrumb } from "./quiz-crumb.tsx";

/** Before an attempt: what the quiz is and how it counts. `onBegin` is undefined while the device is not open. */
export function QuizStart({ page, onBegin }: { readonly page: QuizPage; readonly onBegin: (() => void) | undefined }) {
  const t = useTranslate("quiz");
  const lesson = useTranslate("lesson");
  const format = useFormat();
  const { structure, words, activity, textLocale } = page;
  const language = languageOf(textLocale, page.locale);
  return (
    <>
      <QuizCrumb page={page} />
      <header className="page-head">
        <h1 {...language}>{words.title}</h1>
        <p className="meta dots">
          <span>{t("questions", { count: activity.parts })}</span>
          <span>{lesson("minutes", { count: activity.minutes })}</span>
          <span>{provenanceText(words, textLocale, lesson)}</span>
        </p>
      </header>
      <div className="stack read" {...language}>
        {reactNodes(textView(words.intro, page.words.cites))}
      </div>
      <ul className="facts stack-s">
        <li>{t(`mode.${structure.mode}`)}</li>
        {structure.mode === "assessment" && (
          <>
            <li>{t("mastery", { share: format.percent(structure.mastery) })}</li>
            <li>{structure.attempts === 0 ? t("attempts-unlimited") : t("attempts", { count: structure.attempts })}</li>
          </>
        )}
      </ul>
      <div className="acts">
        <button type="button" className="btn btn--main btn--block" disabled={!onBegin} onClick={onBegin}>
          {t("begin")}
        </button>
      </div>
    </>
  );
}
