import type { RetiredWork } from "#sync/report-messages.ts";
import { useTranslate } from "../../../i18n/i18n.tsx";
import { splitActivity } from "../../../training/activity-titles.ts";
import { useRetiredTitles } from "../../../training/use-retired-titles.ts";

/** What learners of the cohort worked at and no course has any more; nothing where there is none. */
export function RetiredList({ retired }: { readonly retired: readonly RetiredWork[] }) {
  const t = useTranslate("trainer-report");
  const titles = useRetiredTitles(retired);
  if (retired.length === 0) return null;
  return (
    <details>
      <summary className="lk">{t("report.retired", { number: retired.length })}</summary>
      <p className="meta">{t("report.retired.text")}</p>
      <ul className="bullets">
        {retired.map(({ activity }) => {
          const { title, course } = titles.get(activity) ?? {};
          return (
            <li key={activity} className="dots">
              <span>{title ?? splitActivity(activity).id}</span>
              <span className="meta">{course ?? splitActivity(activity).course}</span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
