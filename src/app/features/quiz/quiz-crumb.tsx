import type { QuizPage } from "#page/activity-page.ts";
import { courseHref } from "#page/address.ts";
import { useTranslate } from "../../i18n/i18n.tsx";

/** The way back to the course, outside an attempt. */
export function QuizCrumb({ page: { locale, course } }: { readonly page: QuizPage }) {
  const t = useTranslate("quiz");
  return (
    <nav className="crumb" aria-label={t("crumb")}>
      <a href={courseHref(locale, course.id)}>{course.title}</a>
    </nav>
  );
}
