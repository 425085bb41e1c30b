import { activityHref } from "#page/address.ts";
import { useFormat, useLocale, useTranslate } from "../../../i18n/i18n.tsx";
import { splitActivity } from "../../../training/activity-titles.ts";
import { wholePercent } from "../../../training/report-table.ts";
import { useValueText } from "../../../training/use-value-text.ts";
import { ChoiceBars } from "./choice-bars.tsx";
import type { ListedItem } from "./items-report.ts";
import { ItemWordsText } from "./quiz-text.tsx";

/** One question with what its first answers say. */
export function ItemCard({ number, id, quizTitle, page, statistics }: ListedItem) {
  const t = useTranslate("trainer-report");
  const locale = useLocale();
  const format = useFormat();
  const { number: numberText, percentSign } = useValueText();
  const { quiz, answered, difficulty, discrimination, medianSeconds, certainty, choices } = statistics;
  const { course, id: activity } = splitActivity(quiz);
  const isAsked = certainty.some(({ count }) => (count ?? 0) > 0);
  return (
    <li>
      <div className="stack-s">
        <h3>
          {format.number(number)}. {page ? <ItemWordsText page={page} item={id} nodes={page.words.items[id]?.stem} /> : id}
        </h3>
        {!page?.words.items[id] && <p className="meta">{t("item.gone")}</p>}
        <ul className="dots meta">
          <li>{difficulty === null ? t("item.right-hidden") : t("item.right", { share: percentSign(wholePercent(difficulty)) })}</li>
          <li>{t("item.answered", { number: answered })}</li>
          {medianSeconds !== null && <li>{t("item.seconds", { number: Math.round(medianSeconds) })}</li>}
          <li>
            {discrimination === null
              ? t("item.discrimination.none")
              : t("item.discrimination", { value: numberText(Math.round(discrimination * 100) / 100) })}
          </li>
        </ul>
        {discrimination !== null && discrimination < 0.1 && <p className="meta">{t(discrimination < 0 ? "item.wording" : "item.weak")}</p>}
        {isAsked && (
          <table className="certainty-table">
            <caption className="meta">{t("item.certainty")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("column.certainty-level")}</th>
                <th scope="col">{t("column.answered")}</th>
                <th scope="col">{t("column.of-these-right")}</th>
              </tr>
            </thead>
            <tbody>
              {certainty.map(({ level, count, right }) => (
                <tr key={level}>
                  <th scope="row">{t(`certainty.${level}`)}</th>
                  <td className="num">{count === null ? t("hidden") : format.number(count)}</td>
                  <td className="num">{right === null ? t("hidden") : format.number(right)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p className="on-screen">
          <a className="lk" href={activityHref(locale, course, undefined, activity)}>
            {t("item.open", { title: quizTitle })}
          </a>
        </p>
      </div>
      {choices.length > 0 && <ChoiceBars page={page} item={id} answered={answered} choices={choices} hasKey />}
    </li>
  );
}
