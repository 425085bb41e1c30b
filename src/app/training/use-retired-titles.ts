import { useEffect, useState } from "react";
import { err, ok, type Result } from "#domain/result.ts";
import type { AnswerProblem } from "#sync/parse-answers.ts";
import type { RetiredWork } from "#sync/report-messages.ts";
import { useLocale } from "../i18n/i18n.tsx";
import { pageSource } from "../page-source.ts";
import { splitActivity } from "./activity-titles.ts";
import { useTraining } from "./use-training.ts";

/** What an activity and its course were called. */
export interface RetiredTitle {
  readonly title?: string;
  readonly course?: string;
}

/**
 * Titles of activities that no course has any more, from the last version that had them, as far as they can be had now: from the server, else
 * as this device kept them. Every one of the activities has an entry. Give a list that stays the same.
 */
export function useRetiredTitles(retired: readonly RetiredWork[]): ReadonlyMap<string, RetiredTitle> {
  const locale = useLocale();
  const training = useTraining()?.training;
  const [titles, setTitles] = useState<ReadonlyMap<string, RetiredTitle>>(new Map());
  useEffect(() => {
    let current = true;
    const show = (activity: string, found: RetiredTitle) => {
      if (current) setTitles((before) => new Map(before).set(activity, found));
    };
    for (const { activity, version } of retired) {
      if (version === undefined) continue;
      const { course, id } = splitActivity(activity);
      const path = `retired/${locale}/${version}/${activity}`;
      pageSource.activity(locale, course, id, { version }).then(
        (page) => {
          const found = { title: page.activity.title, course: page.course.title };
          show(activity, found);
          void training?.keep(path, found);
        },
        async () => {
          const kept = await training?.kept(path, parseTitle);
          if (kept) show(activity, kept.value);
        },
      );
    }
    return () => {
      current = false;
    };
  }, [retired, locale, training]);
  return new Map(retired.map(({ activity }) => [activity, titles.get(activity) ?? {}]));
}

/** What this device kept itself. */
function parseTitle(body: unknown): Result<RetiredTitle, AnswerProblem> {
  const { title, course } = (body ?? {}) as RetiredTitle;
  return typeof title === "string" && typeof course === "string" ? ok({ title, course }) : err({ code: "unreadable", at: "$" });
}
