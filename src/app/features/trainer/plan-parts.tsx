import { localTimeAt } from "#domain/cohort/zoned-time.ts";
import type { Translate } from "#page/translate.ts";
import type { Assignment } from "#sync/cohort-messages.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { useDayText } from "../../reference/day-text.ts";
import type { ShownDetail } from "../../training/cohort-now.ts";
import { useClockText } from "../../training/use-value-text.ts";

/** When, as clocks of the cohort show it. */
export function Moment({
  words,
  moment,
  timeZone,
}: {
  readonly words: "opens" | "due";
  readonly moment: string;
  readonly timeZone: string;
}) {
  const t = useTranslate("trainer");
  const day = useDayText();
  const clock = useClockText();
  const shown = localTimeAt(moment, timeZone);
  return <time dateTime={moment}>{t(words, { date: day(shown.slice(0, 10)), time: clock(shown.slice(11)) })}</time>;
}

/** For whom; a group or learner that is gone is said to be. */
export function targetText(t: Translate, { groups, members }: ShownDetail, { target }: Assignment): string {
  switch (target.kind) {
    case "cohort":
      return t("target.cohort");
    case "group":
      return t("target.group", { name: groups.find(({ id }) => id === target.group)?.name ?? t("target.gone") });
    case "learner":
      return t("target.learner", { name: members.find(({ id }) => id === target.learner)?.name ?? t("target.gone") });
  }
}
