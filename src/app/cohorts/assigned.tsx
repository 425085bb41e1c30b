import type { Catalogue } from "#domain/pack/manifest.ts";
import { accountHref, recordHref } from "#page/address.ts";
import type { Translate } from "#page/translate.ts";
import type { CohortRecords } from "../device/device.ts";
import { useProgress } from "../device/use-device.ts";
import { useFormat, useLocale } from "../i18n/i18n.tsx";
import { useWords } from "../i18n/use-words.ts";
import { Icon } from "../ui/icon.tsx";
import { AssignedRow } from "./assigned-row.tsx";
import { type AssignedEntry, useAssignedWork } from "./assigned-work.ts";
import { useCalendarFile } from "./calendar-file.ts";
import { useCohorts } from "./use-cohorts.ts";
import { useNow } from "./use-now.ts";

/** On the home page: who asks to join a cohort, what trainers have assigned, what is due first in front, and whether they have written something. */
export function Assigned({ courses }: Pick<Catalogue, "courses">) {
  const t = useWords("account");
  const records = useCohorts()?.records;
  if (!t || !records) return null;
  return (
    <>
      <Invitations t={t} records={records} />
      <News t={t} records={records} />
      {records.assignments.length > 0 && <AssignedList t={t} records={records} courses={courses} />}
    </>
  );
}

interface Props {
  readonly t: Translate;
  readonly records: CohortRecords;
}

function AssignedList({ t, records, courses }: Props & Pick<Catalogue, "courses">) {
  const nowMs = useNow();
  const save = useCalendarFile(t);
  const entries = useAssignedWork(records, courses, useProgress());
  const isDone = ({ progress }: AssignedEntry) => progress?.status === "done";
  const open = entries.filter((entry) => !isDone(entry));
  const done = entries.filter(isDone);
  const dated = open.filter(({ assignments }) => assignments.some(({ body }) => body.dueAt ?? body.opensAt));
  const rows = (shown: readonly AssignedEntry[]) => (
    <ul className="rows">
      {shown.map((entry, index) => (
        <AssignedRow
          key={entry.key}
          t={t}
          entry={entry}
          course={isFirstOfCourse(shown, index) ? courses.find(({ id }) => id === entry.work.course) : undefined}
          enrolments={records.enrolments}
          nowMs={nowMs}
          onSave={() => save([entry])}
        />
      ))}
    </ul>
  );
  return (
    <section className="sec" aria-labelledby="assigned">
      <div className="sec-h">
        <h2 id="assigned">{t("assigned")}</h2>
        {dated.length > 1 && (
          <button type="button" className="btn btn--text" onClick={() => save(dated)}>
            {t("calendar.all")}
          </button>
        )}
      </div>
      {open.length > 0 ? rows(open) : <p className="assigned-none">{t("assigned.all-done")}</p>}
      {done.length > 0 && (
        <details>
          <summary className="lk">{t("assigned.done", { count: done.length })}</summary>
          {rows(done)}
        </details>
      )}
    </section>
  );
}

/** The way to download a course stands once. */
const isFirstOfCourse = (entries: readonly AssignedEntry[], index: number): boolean =>
  entries.findIndex(({ work }) => work.course === entries[index]?.work.course) === index;

/** Who asks, with the way to what joining means and to the answer. */
function Invitations({ t, records: { invitations } }: Props) {
  const locale = useLocale();
  return invitations.map(({ id, body: { cohort } }) => (
    <div key={id} className="note news">
      <Icon name="info" />
      <p>
        {t("invited", { name: cohort.name })}{" "}
        <a className="lk" href={`${accountHref(locale)}#cohorts`}>
          {t("invited.answer")}
        </a>
      </p>
    </div>
  ));
}

/** "1 new comment", with the way to it. */
function News({ t, records: { comments, marks } }: Props) {
  const locale = useLocale();
  const format = useFormat();
  const count = (feedback: readonly { readonly isNew: boolean }[]) => feedback.filter(({ isNew }) => isNew).length;
  const news = [
    { key: "news.comments", count: count(comments) },
    { key: "news.marks", count: count(marks) },
  ].filter((each) => each.count > 0);
  if (news.length === 0) return null;
  return (
    <div className="note news">
      <Icon name="info" />
      <p>
        <a className="lk" href={recordHref(locale)}>
          {format.list(news.map((each) => t(each.key, { count: each.count })))}
        </a>
      </p>
    </div>
  );
}
