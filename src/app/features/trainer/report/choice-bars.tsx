import type { QuizPage } from "#page/activity-page.ts";
import type { RoomItem } from "#sync/report-messages.ts";
import { useFormat, useTranslate } from "../../../i18n/i18n.tsx";
import { withSpace } from "../../../i18n/with-space.ts";
import { wholePercent } from "../../../training/report-table.ts";
import { useValueText } from "../../../training/use-value-text.ts";
import { choiceText } from "./items-report.ts";
import { choiceMeaning, itemLanguage, structureOf } from "./quiz-text.tsx";

interface Props {
  readonly page: QuizPage | undefined;
  /** Id within its course. */
  readonly item: string;
  /** People who answered: each may have ticked several. */
  readonly answered: number;
  readonly choices: NonNullable<RoomItem["choices"]>;
  /** Whether key and wrong ideas are told. */
  readonly hasKey: boolean;
}

/** How often each choice was given; the figures tell it, the bars repeat them. */
export function ChoiceBars({ page, item, answered, choices, hasKey }: Props) {
  const t = useTranslate("trainer-report");
  const format = useFormat();
  const { percentSign } = useValueText();
  const structure = structureOf(page, item);
  const mostWrong = Math.max(
    0,
    ...choices.flatMap(({ choice, count }) => (choiceMeaning(structure, choice).isKey || count === null ? [] : [count])),
  );
  return (
    <ul className="dist">
      {choices.map(({ choice, count }) => {
        const { isKey, misconception } = choiceMeaning(structure, choice);
        const idea = hasKey && misconception && !isKey ? page?.words.misconceptions[misconception]?.text : undefined;
        const isTrap = hasKey && !isKey && count !== null && count > 0 && count === mostWrong;
        const share = count === null || answered === 0 ? 0 : count / answered;
        return (
          <li key={choice} className={hasKey && isKey ? "key" : isTrap ? "trap" : undefined}>
            <span>
              {hasKey && isKey && <strong>{withSpace(t("choice.key"))}</strong>}
              {isTrap && <strong>{withSpace(t("choice.misleads"))}</strong>}
              <span {...(page && itemLanguage(page, item))}>{choiceText(page, item, choice, t)}</span>
              {idea && <span className="meta idea">{t("choice.idea", { idea })}</span>}
            </span>
            <span className="num pc">{count === null ? t("hidden") : `${format.number(count)} · ${percentSign(wholePercent(share))}`}</span>
            <span className="bar" aria-hidden="true">
              <i style={{ inlineSize: `${share * 100}%` }} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
