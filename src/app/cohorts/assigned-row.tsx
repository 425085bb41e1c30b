import type { CatalogueCourse } from "#domain/pack/manifest.ts";
import { accountHref, courseHref } from "#page/address.ts";
import type { Translate } from "#page/translate.ts";
import type { AssignmentRecord, EnrolmentRecord } from "#sync/cohort-messages.ts";
import type { Delivered } from "../device/device.ts";
import { useInstalled, usePacks } from "../device/use-device.ts";
import { useFormat, useLocale } from "../i18n/i18n.tsx";
import { usePreferences } from "../preferences.ts";
import { Icon } from "../ui/icon.tsx";
import type { AssignedEntry } from "./assigned-work.ts";
import { useMoments } from "./moments.ts";

interface Props {
  readonly t: Translate;
  readonly entry: AssignedEntry;
  /** As the catalogue lists it, to be downloaded; absent when it is no longer offered, or stands with another entry. */
  readonly course: CatalogueCourse | undefined;
  readonly enrolments: readonly Delivered<EnrolmentRecord>[];
  readonly nowMs: number;
  /** Saves its dates as a calendar file. */
  readonly onSave: () => void;
}

/** One thing to do: what, how far the learner is, and for each cohort that asks for it by when, and with which words. */
export function AssignedRow({ t, entry, course, enrolments, nowMs, onSave }: Props) {
  const { title, courseTitle, href, state, progress, assignments } = entry;
  const isOpen = assignments.some(({ body }) => body.opensAt === undefined || Date.parse(body.opensAt) <= nowMs);
  const isDone = progress?.status === "done";
  const hasDates = assignments.some(({ body }) => body.dueAt ?? body.opensAt);
  return (
    <li className="one">
      <div className="stack-s">
        {isOpen ? (
          <a className="t" href={href}>
            {title}
          </a>
        ) : (
          <span className="t">{title}</span>
        )}
        <p className="meta dots">
          <span>{courseTitle === undefined ? t("assigned.course") : t("assigned.of-course", { course: courseTitle })}</span>
          <State t={t} entry={entry} />
          {hasDates && !isDone && (
            <button type="button" className="btn btn--text" onClick={onSave} aria-label={t("calendar.one-of", { title })}>
              {t("calendar.one")}
            </button>
          )}
        </p>
        {assignments.map(({ id, body }) => (
          <AskedFor key={id} t={t} body={body} nowMs={nowMs} isDone={isDone} />
        ))}
        {state === "away" && <p className="meta">{t("assigned.away")}</p>}
        {state === "gone" && <p className="meta">{t("assigned.gone")}</p>}
        {course && isOpen && !isDone && <Download t={t} course={course} />}
        <Earlier t={t} entry={entry} enrolments={enrolments} />
      </div>
    </li>
  );
}

function State({ t, entry: { work, state, progress } }: { readonly t: Translate; readonly entry: AssignedEntry }) {
  const format = useFormat();
  if (state !== "here" || !progress) return null;
  const { status, done, outOf, best, mastered } = progress;
  if (status === "done") {
    return (
      <span className="tag tag--ok">
        <Icon name="check" />
        {mastered && best !== undefined ? t("assigned.mastered", { share: format.percent(best) }) : t("assigned.status.done")}
      </span>
    );
  }
  const isWhole = work.activity !== undefined || status === "not-started";
  return <span>{isWhole ? t(`assigned.status.${status}`) : t("assigned.progress", { done, of: outOf })}</span>;
}

/** By when one cohort asks for it. */
function AskedFor({
  t,
  body: { cohort, dueAt, opensAt, required, note },
  nowMs,
  isDone,
}: {
  readonly t: Translate;
  readonly body: AssignmentRecord;
  readonly nowMs: number;
  readonly isDone: boolean;
}) {
  const moments = useMoments();
  const format = useFormat();
  const at = (moment: string) => ({ date: moments.day(Date.parse(moment)), time: format.time(Date.parse(moment)) });
  const opensLater = opensAt !== undefined && Date.parse(opensAt) > nowMs;
  return (
    <>
      <p className="meta dots">
        {dueAt !== undefined && !isDone && <Due t={t} dueMs={Date.parse(dueAt)} nowMs={nowMs} />}
        {dueAt !== undefined && <span>{t("assigned.due-at", at(dueAt))}</span>}
        {opensLater && <span>{t("assigned.opens", { ...at(opensAt), when: moments.distance(Date.parse(opensAt), nowMs) })}</span>}
        <span>{t(required ? "assigned.required" : "assigned.optional")}</span>
        <bdi>{cohort.name}</bdi>
      </p>
      {note !== undefined && (
        <blockquote className="quote note-text" dir="auto">
          {note}
        </blockquote>
      )}
    </>
  );
}

const soonMs = 2 * 86_400_000;

function Due({ t, dueMs, nowMs }: { readonly t: Translate; readonly dueMs: number; readonly nowMs: number }) {
  const moments = useMoments();
  const isOver = dueMs < nowMs;
  return (
    <span className={isOver || dueMs - nowMs < soonMs ? "tag tag--warn" : "tag"}>
      <Icon name={isOver ? "warn" : "clock"} />
      {isOver ? t("assigned.overdue", { date: moments.day(dueMs) }) : t("assigned.due", { when: moments.distance(dueMs, nowMs) })}
    </span>
  );
}

/** The way to have the course here, where it can be kept and is not. */
function Download({ t, course }: { readonly t: Translate; readonly course: CatalogueCourse }) {
  const locale = useLocale();
  const format = useFormat();
  const packs = usePacks();
  const installed = useInstalled();
  const contentLocale = usePreferences((preferences) => preferences.contentLocale);
  if (!packs || packs.cannotStore || !installed || installed.some(({ id }) => id === course.id)) return null;
  const { structure, words } = course.transfer;
  const size = structure + (words[contentLocale ?? locale] ?? words[course.sourceLocale] ?? 0);
  return (
    <p className="meta">
      {t("assigned.not-here")}{" "}
      <a className="lk" href={courseHref(locale, course.id)}>
        <Icon name="download" />
        {t("assigned.download", { size: format.size(size) })}
      </a>
    </p>
  );
}

/** What was done before joining counts for the learner; the trainers do not see it unless the learner shares the course. */
function Earlier({ t, entry: { work, assignments, progress }, enrolments }: Pick<Props, "t" | "entry" | "enrolments">) {
  const locale = useLocale();
  const earliestMs = progress?.earliestDoneAtMs;
  const isUnseen = enrolments.some(
    ({ body: { cohort, joinedAt, sharedCourses } }) =>
      assignments.some(({ body }) => body.cohort.id === cohort.id) &&
      earliestMs !== undefined &&
      earliestMs < Date.parse(joinedAt) &&
      !sharedCourses.includes(work.course),
  );
  if (!isUnseen) return null;
  return (
    <p className="meta">
      {t("assigned.earlier")}{" "}
      <a className="lk" href={`${accountHref(locale)}#cohorts`}>
        {t("assigned.share")}
      </a>
    </p>
  );
}
