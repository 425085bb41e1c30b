import { useEffect, useState } from "react";
import { activityOrder, type QuizPage, titleOf } from "#page/activity-page.ts";
import { activityHref } from "#page/address.ts";
import type { Translate } from "#page/translate.ts";
import type { CohortsHere } from "../device/device.ts";
import { useDevice } from "../device/use-device.ts";
import { useLocale } from "../i18n/i18n.tsx";
import { useWords } from "../i18n/use-words.ts";
import { allFeedback } from "./all-feedback.ts";
import { type AnyFeedback, FeedbackView } from "./feedback-view.tsx";
import { useCohorts } from "./use-cohorts.ts";
import { useNews } from "./use-news.ts";

/** On the record page: everything that trainers wrote to the learner, the latest first, each with the way to the work. */
export function FeedbackList() {
  const t = useWords("account");
  const known = useCohorts();
  const entries = known ? allFeedback(known.records) : [];
  return t && known && entries.length > 0 ? <List t={t} cohorts={known.cohorts} entries={entries} /> : null;
}

interface ListProps {
  readonly t: Translate;
  readonly cohorts: CohortsHere;
  readonly entries: readonly AnyFeedback[];
}

function List({ t, cohorts, entries }: ListProps) {
  const isNew = useNews(cohorts, entries);
  return (
    <section className="sec" aria-labelledby="feedback">
      <div className="sec-h">
        <h2 id="feedback">{t("feedback")}</h2>
      </div>
      <ul className="rows">
        {entries.map((entry) => (
          <li key={`${entry.kind}/${entry.id}`} className="one">
            <Entry t={t} cohorts={cohorts} entry={entry} isNew={isNew(entry)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Entry({ t, cohorts, entry, isNew }: Omit<ListProps, "entries"> & { readonly entry: AnyFeedback; readonly isNew: boolean }) {
  const place = usePlace(cohorts, entry);
  return (
    <div className="stack-s">
      {place && (
        <p>
          <a className="t" href={place.href}>
            {place.title}
          </a>
        </p>
      )}
      <FeedbackView t={t} entry={entry} isNew={isNew} page={place?.page} showsQuestion />
    </div>
  );
}

interface Place {
  readonly href: string;
  readonly title: string;
  readonly page?: QuizPage;
}

/** The activity that it is about, as far as its course can be had now. */
function usePlace(cohorts: CohortsHere, { kind, body }: AnyFeedback): Place | undefined {
  const locale = useLocale();
  const device = useDevice()?.device;
  const [place, setPlace] = useState<Place>();
  const { attempt, item } = body;
  const about = kind === "comment" ? body.activity : undefined;
  useEffect(() => {
    if (!device) return;
    let current = true;
    const find = async (): Promise<Place | undefined> => {
      const key = about ?? (attempt === undefined ? undefined : await cohorts.quizOfAttempt(attempt));
      const [course, activity] = key?.split("/") ?? [];
      if (course === undefined || activity === undefined) return undefined;
      const found = await device.course(course, locale);
      const step = found && activityOrder(found.outline).find((each) => each.activity.id === activity);
      if (!step) return undefined;
      const page = item === undefined ? undefined : await device.activity(locale, course, activity).catch(() => undefined);
      return {
        href: activityHref(locale, course, step.module?.id, activity),
        title: titleOf(found.words, step),
        ...(page?.kind === "quiz" && { page }),
      };
    };
    void find().then((found) => {
      if (current) setPlace(found);
    });
    return () => {
      current = false;
    };
  }, [device, cohorts, locale, about, attempt, item]);
  return place;
}
