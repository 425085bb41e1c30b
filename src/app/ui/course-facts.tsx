import type { CatalogueCourse } from "#domain/pack/manifest.ts";
import { useTranslate } from "../i18n/i18n.tsx";

/** Level, hours and modules of a course in one line. */
export function CourseFacts({ course }: { readonly course: CatalogueCourse }) {
  const t = useTranslate("pages");
  return (
    <p className="meta dots">
      <span>{t(`level.${course.level}`)}</span>
      <span>{t("hours", { count: course.hours })}</span>
      <span>{t("modules", { count: course.modules })}</span>
    </p>
  );
}
