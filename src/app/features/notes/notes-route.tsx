import { useCallback, useEffect, useState } from "react";
import { isLocale } from "#domain/locale.ts";
import { type Annotation, annotationsFrom } from "#domain/notes/annotation.ts";
import type { ActivityPage, LessonPage } from "#page/activity-page.ts";
import { activityHref } from "#page/address.ts";
import type { Device } from "../../device/device.ts";
import { useDevice } from "../../device/use-device.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { NoteCard } from "../../reading/note-card.tsx";
import { ReaderIcon } from "../../reading/reader-icon.tsx";
import { takeBack } from "../../reading/use-annotations.ts";
import { useBlockStates } from "../../reading/use-block-states.ts";
import { Icon } from "../../ui/icon.tsx";
import { RecordProblem } from "../../ui/record-problem.tsx";
import { useTitle } from "../../ui/use-title.ts";

/** Everything the learner put on paragraphs of lessons, by lesson, the lesson touched last first. */
export function NotesRoute() {
  const t = useTranslate("reader");
  const state = useDevice();
  const device = state?.device;
  const [all, setAll] = useState<readonly Annotation[]>();
  const read = useCallback(async () => {
    if (device) setAll(annotationsFrom(await device.statements()));
  }, [device]);
  useEffect(() => {
    void read();
    return device?.subscribe(() => void read());
  }, [device, read]);
  useTitle(t("notes.title"));
  return (
    <div className="page--wide">
      <div className="wrap">
        <header className="page-head">
          <h1>{t("notes.title")}</h1>
          <p className="lead">{t("notes.lead")}</p>
        </header>
        {state?.problem && <RecordProblem problem={state.problem} onRetry={() => location.reload()} />}
        {all?.length === 0 && (
          <p className="row-i">
            <ReaderIcon name="note" />
            {t("notes.empty")}
          </p>
        )}
        {device &&
          all &&
          byLesson(all).map(([lesson, own]) => <LessonGroup key={lesson} lesson={lesson} own={own} device={device} onTaken={read} />)}
      </div>
    </div>
  );
}

function byLesson(all: readonly Annotation[]): readonly (readonly [lesson: string, own: readonly Annotation[]])[] {
  const groups = new Map<string, Annotation[]>();
  for (const annotation of [...all].reverse()) {
    const group = groups.get(annotation.lesson);
    if (group) group.push(annotation);
    else groups.set(annotation.lesson, [annotation]);
  }
  return [...groups];
}

interface GroupProps {
  readonly lesson: string;
  readonly own: readonly Annotation[];
  readonly device: Device;
  readonly onTaken: () => Promise<void>;
}

function LessonGroup(props: GroupProps) {
  const { lesson, device } = props;
  const locale = useLocale();
  const t = useTranslate("reader");
  const [page, setPage] = useState<ActivityPage | "away">();
  useEffect(() => {
    let current = true;
    const [course = "", activity = ""] = lesson.split("/");
    void device
      .activity(locale, course, activity)
      .catch(() => "away" as const)
      .then((found) => {
        if (current) setPage(found);
      });
    return () => {
      current = false;
    };
  }, [device, lesson, locale]);
  if (!page) return null;
  if (page !== "away" && page.kind === "lesson") return <KnownLesson {...props} page={page} />;
  return (
    <section className="sec">
      <h2>{lesson}</h2>
      <p className="meta">{t("notes.away")}</p>
      <NoteList {...props} hrefOf={() => undefined} stateOf={() => undefined} />
    </section>
  );
}

function KnownLesson({ page, ...props }: GroupProps & { readonly page: LessonPage }) {
  const t = useTranslate("reader");
  const stateOf = useBlockStates(page, props.own);
  const href = activityHref(page.locale, page.course.id, page.module?.id, page.activity.id);
  const hrefOf = ({ block, locale }: Annotation) =>
    `${href}${locale === page.locale || !isLocale(locale) ? "" : `?text=${locale}`}#${block}`;
  return (
    <section className="sec">
      <h2>
        <a href={href}>{t("notes.in-course", { course: page.course.title, lesson: page.activity.title })}</a>
      </h2>
      <NoteList {...props} hrefOf={hrefOf} stateOf={stateOf} />
    </section>
  );
}

interface ListProps extends GroupProps {
  readonly hrefOf: (annotation: Annotation) => string | undefined;
  readonly stateOf: ReturnType<typeof useBlockStates>;
}

function NoteList({ own, device, onTaken, hrefOf, stateOf }: ListProps) {
  const t = useTranslate("reader");
  return (
    <ul className="note-list">
      {own.map((annotation) => {
        const state = stateOf(annotation);
        const href = state === "gone" ? undefined : hrefOf(annotation);
        return (
          <li key={annotation.statementIds[0]}>
            {state === "gone" && <p className="tag tag--warn">{t("notes.is-gone")}</p>}
            {state && state !== "same" && <p className="meta">{t("notes.was")}</p>}
            <blockquote className="quote" dir="auto" lang={annotation.locale}>
              {annotation.quote}
            </blockquote>
            <NoteCard
              annotation={annotation}
              state={state}
              onChange={undefined}
              onRemove={async () => {
                const kept = await takeBack(device, annotation, annotation.locale);
                await onTaken();
                return kept;
              }}
            />
            {href && (
              <p>
                <a className="lk" href={href}>
                  <Icon name="lesson" />
                  {t("notes.open")}
                </a>
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
