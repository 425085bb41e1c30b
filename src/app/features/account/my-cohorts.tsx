import { useEffect, useRef, useState } from "react";
import type { EnrolmentRecord } from "#sync/cohort-messages.ts";
import { type ApiProblem, callApi } from "../../api/call-api.ts";
import { useCohorts } from "../../cohorts/use-cohorts.ts";
import { useDevice, useProgress } from "../../device/use-device.ts";
import { useFormat, useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { useSync } from "../../sync/use-sync.ts";
import { ApiProblemText } from "../../ui/api-problem-text.tsx";
import { ApiForm } from "../../ui/fields.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Setting, Toggle } from "../../ui/setting.tsx";
import { MyInvitation } from "./my-invitations.tsx";
import { WhatTrainersSee } from "./what-trainers-see.tsx";

/** The cohorts that ask the learner to join, and those that they are in, as this device knows them: who sees what, earlier work that is shared, and leaving. */
export function MyCohorts() {
  const t = useTranslate("sign-in");
  const records = useCohorts()?.records;
  const sync = useSync()?.sync;
  const [message, setMessage] = useState("");
  /** Versions of invitations that were answered here; the server's word comes with the next sync. */
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const status = useRef<HTMLParagraphElement>(null);
  if (!records) return null;
  const invitations = records.invitations.filter(({ id, version }) => !answered.has(`${id} ${version}`));
  if (records.enrolments.length === 0 && invitations.length === 0 && message === "") return null;
  return (
    <Setting id="cohorts" title={t("cohorts")}>
      {invitations.map(({ id, version, body }) => (
        <MyInvitation
          key={id}
          id={id}
          invitation={body}
          onAnswered={(said) => {
            setMessage(said);
            setAnswered((before) => new Set(before).add(`${id} ${version}`));
            status.current?.focus();
          }}
        />
      ))}
      {records.enrolments.map(({ id, body }) => (
        <MyCohort
          key={id}
          id={id}
          enrolment={body}
          onLeft={() => {
            setMessage(t("cohort.left", { name: body.cohort.name }));
            sync?.sendNow();
          }}
        />
      ))}
      <p role="status" ref={status} tabIndex={-1}>
        {message}
      </p>
    </Setting>
  );
}

interface Props {
  readonly id: string;
  readonly enrolment: EnrolmentRecord;
  readonly onLeft: () => void;
}

function MyCohort({ id, enrolment, onLeft }: Props) {
  const t = useTranslate("sign-in");
  const format = useFormat();
  const [isLeaving, setLeaving] = useState(false);
  const { cohort, joinedAt, confidential, trainers } = enrolment;
  return (
    <section className="stack cohort" aria-labelledby={`cohort-${id}`}>
      <h3 id={`cohort-${id}`}>
        <bdi>{cohort.name}</bdi>
      </h3>
      <p className="meta">{t("cohort.since", { date: format.date(Date.parse(joinedAt)) })}</p>
      <details>
        <summary className="lk">{t("cohort.see")}</summary>
        <WhatTrainersSee confidential={confidential} trainers={trainers} />
      </details>
      <Shares id={id} enrolment={enrolment} />
      <p>
        <button type="button" className="btn btn--quiet" aria-expanded={isLeaving} onClick={() => setLeaving(!isLeaving)}>
          {t("cohort.leave")}
        </button>
      </p>
      {isLeaving && (
        <div className="note note--warn">
          <Icon name="warn" />
          <div>
            <p>{t("cohort.leave.text")}</p>
            {confidential && <p>{t("cohort.leave.confidential")}</p>}
            <ApiForm
              label={t("cohort.leave-named", { name: cohort.name })}
              button={t("cohort.leave.yes")}
              namespace="sign-in"
              send={() => callApi<undefined>("POST", `account/cohorts/${encodeURIComponent(id)}/leave`)}
              onDone={onLeft}
            >
              {null}
            </ApiForm>
          </div>
        </div>
      )}
    </section>
  );
}

/** Earlier work, course by course, as the learner decides; the server's word is shown as soon as it has come back. */
function Shares({ id, enrolment: { sharedCourses } }: Omit<Props, "onLeft">) {
  const t = useTranslate("sign-in");
  const sync = useSync()?.sync;
  const courses = useCourseTitles(sharedCourses);
  const [changed, setChanged] = useState<{ readonly [course: string]: boolean }>({});
  const [problem, setProblem] = useState<ApiProblem>();
  const shared = sharedCourses.join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: what came from the server replaces what was changed here
  useEffect(() => setChanged({}), [shared]);
  if (courses.length === 0) return <p className="meta">{t("share.none")}</p>;
  const share = async (course: string, isShared: boolean) => {
    setChanged((before) => ({ ...before, [course]: isShared }));
    const answer = await callApi<undefined>("PUT", `account/cohorts/${encodeURIComponent(id)}/shares`, { course, shared: isShared });
    setProblem(answer.ok ? undefined : answer.error);
    if (answer.ok) sync?.sendNow();
    else setChanged((before) => ({ ...before, [course]: !isShared }));
  };
  return (
    <fieldset>
      <legend className="lab">{t("share")}</legend>
      <p className="meta">{t("share.help")}</p>
      {courses.map(({ course, title }) => (
        <Toggle
          key={course}
          label={title}
          checked={changed[course] ?? sharedCourses.includes(course)}
          onChange={(isShared) => void share(course, isShared)}
        />
      ))}
      {problem && <ApiProblemText namespace="sign-in" problem={problem} />}
    </fieldset>
  );
}

/** Courses in which the learner has worked, and those that are shared, with their titles where these can be had. */
function useCourseTitles(sharedCourses: readonly string[]): readonly { readonly course: string; readonly title: string }[] {
  const locale = useLocale();
  const device = useDevice()?.device;
  const progress = useProgress();
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());
  const keys = progress ? [...progress.activities.keys(), ...progress.quizzes.keys()] : [];
  const courses = [...new Set([...keys.map((key) => key.slice(0, key.indexOf("/"))), ...sharedCourses])].sort();
  const wanted = courses.join(" ");
  useEffect(() => {
    if (!device || wanted === "") return;
    let current = true;
    const read = async (id: string) => [id, (await device.course(id, locale))?.words.title ?? id] as const;
    void Promise.all(wanted.split(" ").map(read)).then((found) => {
      if (current) setTitles(new Map(found));
    });
    return () => {
      current = false;
    };
  }, [device, locale, wanted]);
  return courses.map((course) => ({ course, title: titles.get(course) ?? course }));
}
