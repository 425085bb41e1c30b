import type { ReactNode } from "react";
import type { ScenarioPage } from "#page/activity-page.ts";
import { courseHref } from "#page/address.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { Text } from "./story-text.tsx";
import { toldIn } from "./story-words.ts";

/** The way back to the course, the title, and facts below it. */
export function ScenarioHead({ page, children }: { readonly page: ScenarioPage; readonly children: ReactNode }) {
  const t = useTranslate("scenario");
  const { locale, course } = page;
  return (
    <>
      <nav className="crumb" aria-label={t("crumb")}>
        <a href={courseHref(locale, course.id)}>{course.title}</a>
      </nav>
      <header className="page-head">
        <h1>
          <Text of={toldIn(page, (words) => words)} pick={({ title }) => title} />
        </h1>
        <p className="meta dots">{children}</p>
      </header>
    </>
  );
}
