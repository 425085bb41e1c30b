import { useEffect, useState } from "react";
import { activityOrder, titleOf } from "#page/activity-page.ts";
import type { Translate } from "#page/translate.ts";
import type { RefusedStatement } from "../device/device.ts";
import { useDevice } from "../device/use-device.ts";
import { useFormat, useLocale } from "../i18n/i18n.tsx";
import { Icon } from "../ui/icon.tsx";

interface Props {
  readonly t: Translate;
  readonly refused: readonly RefusedStatement[];
  readonly onSendAgain: () => void;
}

const reasons: ReadonlySet<string> = new Set(["invalid", "too-large", "adopted-elsewhere", "differs"]);

/** What the server would not take: named, with its reason, kept, and with a way on. */
export function RefusedList({ t, refused, onSendAgain }: Props) {
  const format = useFormat();
  const titles = useTitles(refused);
  return (
    <div className="note note--warn">
      <Icon name="warn" />
      <div>
        <p className="h">{t("refused", { count: refused.length })}</p>
        <p>{t("refused.text")}</p>
        <ul className="rows">
          {refused.map(({ id, code, atMs, statement }) => (
            <li key={id}>
              <div>
                <bdi>{(statement && titles.get(placeOf(statement))) ?? t("refused.entry")}</bdi>
                <p className="meta">{t("refused.at", { date: format.date(atMs), time: format.time(atMs) })}</p>
                <p>{reasons.has(code) ? t(`refused.reason.${code}`) : t("refused.reason.other", { code })}</p>
              </div>
            </li>
          ))}
        </ul>
        <p className="acts">
          <button type="button" className="btn btn--quiet" onClick={onSendAgain}>
            {t("refused.again")}
          </button>
        </p>
      </div>
    </div>
  );
}

/** The quiz of an item, else the activity itself, as `course/id`. */
const placeOf = ({ quizId, activityId }: NonNullable<RefusedStatement["statement"]>): string => quizId ?? activityId;

/** Titles of the activities, of the courses that can be had now. */
function useTitles(refused: readonly RefusedStatement[]): ReadonlyMap<string, string> {
  const device = useDevice()?.device;
  const locale = useLocale();
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());
  const courses = [...new Set(refused.flatMap(({ statement }) => (statement ? [placeOf(statement).split("/")[0] ?? ""] : [])))]
    .sort()
    .join(" ");
  useEffect(() => {
    if (!device || courses === "") return;
    let current = true;
    const ids = courses.split(" ");
    void Promise.all(ids.map((id) => device.course(id, locale))).then((found) => {
      if (!current) return;
      const named = found.flatMap((course, index) =>
        course
          ? activityOrder(course.outline).map((place) => [`${ids[index]}/${place.activity.id}`, titleOf(course.words, place)] as const)
          : [],
      );
      setTitles(new Map(named));
    });
    return () => {
      current = false;
    };
  }, [device, locale, courses]);
  return titles;
}
