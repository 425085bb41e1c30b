import { useEffect, useState } from "react";
import type { Locale } from "#domain/locale.ts";
import type { QuizPage, ScenarioPage, WorksheetPage } from "#page/activity-page.ts";
import { pageSource } from "../page-source.ts";
import { otherLanguages } from "./second-language.ts";
import { SecondLanguageNotice } from "./second-language-notice.tsx";
import { SecondLanguagePicker } from "./second-language-picker.tsx";

/** Beside questions, a scenario or a worksheet: in which second language it stands, with what is to be said of it. */
export function SecondLanguageSection({ page }: { readonly page: QuizPage | ScenarioPage | WorksheetPage }) {
  const { second } = page;
  const choices = useChoices(page);
  if (!choices) return null;
  return (
    <section className="stack-s">
      <SecondLanguagePicker choices={choices} chosen={second?.locale} />
      {second && <SecondLanguageNotice second={second} course={page.course.id} />}
    </section>
  );
}

function useChoices(page: QuizPage | ScenarioPage | WorksheetPage): readonly Locale[] | undefined {
  const [found, setFound] = useState<readonly Locale[]>();
  useEffect(() => {
    void otherLanguages(pageSource, page).then(setFound);
  }, [page]);
  return page.second?.choices ?? found;
}
