import { useRef, useState } from "react";
import { localTimeAt } from "#domain/cohort/zoned-time.ts";
import { trainerHref } from "#page/address.ts";
import type { CohortInvitation } from "#sync/cohort-messages.ts";
import { parseLiveSession } from "#sync/parse-report-answers.ts";
import { type ApiProblem, callApi } from "../../../api/call-api.ts";
import { useFormat, useLocale, useTranslate } from "../../../i18n/i18n.tsx";
import { activityTitle, coursesOf, splitActivity } from "../../../training/activity-titles.ts";
import { postParsed } from "../../../training/ask-server.ts";
import type { WatchedRoom } from "../../../training/room-watch.ts";
import { useCohort } from "../../../training/use-cohort.ts";
import { useCourseOutlines } from "../../../training/use-course-outlines.ts";
import { quizKey, useQuizPages } from "../../../training/use-quiz-pages.ts";
import { useRoom } from "../../../training/use-room.ts";
import { useClockText } from "../../../training/use-value-text.ts";
import { ApiProblemText } from "../../../ui/api-problem-text.tsx";
import { Confirmed } from "../../../ui/confirmed.tsx";
import { useTitle } from "../../../ui/use-title.ts";
import { joinLink, QrCode } from "../join-link.tsx";
import { RoomQuestion } from "./room-question.tsx";

interface Props {
  readonly cohortId: string;
  readonly session: string;
  /** `course/quiz` */
  readonly quiz: string;
}

/** A live session on the projector: how to join, how many are there, and what the room answers. Nobody is named. */
export function Room({ cohortId, session, quiz }: Props) {
  const t = useTranslate("trainer-report");
  const locale = useLocale();
  const format = useFormat();
  const screen = useRef<HTMLDivElement>(null);
  const { cohort } = useCohort(cohortId);
  const room = useRoom(session);
  const [shown, setShown] = useState(0);
  const [problem, setProblem] = useState<ApiProblem>();
  const [isEnded, setEnded] = useState(false);
  const outlines = useCourseOutlines(coursesOf([quiz]));
  const found = useQuizPages([{ quiz }]).get(quizKey({ quiz }));
  const page = found === "gone" ? undefined : found;
  const title = activityTitle(quiz, outlines);
  useTitle(title);
  const { state, phase } = room;
  const isOver = isEnded || phase.kind === "ended";
  const item = state?.items[shown];
  const invitation = cohort && usable(cohort.invitations, Date.parse(state?.asOf ?? ""));
  const close = async (id: string) => {
    const closed = await postParsed(`live/${session}/close`, { item: id }, parseLiveSession);
    setProblem(closed.ok ? undefined : closed.error);
  };
  const end = async () => {
    const ended = await callApi("DELETE", `live/${session}`);
    setProblem(ended.ok ? undefined : ended.error);
    if (ended.ok) setEnded(true);
  };
  return (
    <div className="room" ref={screen}>
      <header className="page-head">
        <p className="crumb">
          <a href={trainerHref(locale, { cohort: cohortId, view: "live" })} dir="auto">
            {cohort?.name ?? t("view.live")}
          </a>
        </p>
        <h1>{title}</h1>
        <RoomPhase room={room} isOver={isOver} timeZone={cohort?.timeZone} />
      </header>
      {problem && <ApiProblemText namespace="trainer-report" problem={problem} />}
      {state && (
        <div className="room-body">
          <aside className="room-side">
            {invitation && !isOver && (
              <>
                <QrCode link={joinLink(locale, invitation.code)} label={t("room.qr")} />
                <p>
                  {t("room.code")}
                  <br />
                  <code className="room-code" dir="ltr">
                    {invitation.code}
                  </code>
                </p>
              </>
            )}
            {!invitation && cohort && !isOver && (
              <p className="meta">
                {t("room.no-code")} <a href={trainerHref(locale, { cohort: cohortId, view: "invitations" })}>{t("room.to-invitations")}</a>
              </p>
            )}
            <ul className="room-counts">
              <li>
                <span className="big num">{format.number(state.joined)}</span> {t("room.joined")}
              </li>
              <li>
                {state.started === null ? (
                  t("room.started-hidden")
                ) : (
                  <>
                    <span className="big num">{format.number(state.started)}</span> {t("room.started")}
                  </>
                )}
              </li>
            </ul>
          </aside>
          <div className="room-main">
            <nav className="room-items" aria-label={t("room.questions")}>
              {state.items.map(({ item: id }, at) => (
                <button
                  key={id}
                  type="button"
                  className="btn btn--quiet"
                  aria-current={at === shown ? "true" : undefined}
                  onClick={() => setShown(at)}
                >
                  {format.number(at + 1)}
                  {state.closed.includes(id) && <span className="vh">{t("room.closed")}</span>}
                  {state.closed.includes(id) && <span aria-hidden="true"> ✓</span>}
                </button>
              ))}
            </nav>
            {item && (
              <RoomQuestion
                key={item.item}
                number={shown + 1}
                item={item}
                id={splitActivity(item.item).id}
                page={page}
                isClosed={state.closed.includes(item.item)}
                isOver={isOver}
                onClose={() => void close(item.item)}
              />
            )}
          </div>
        </div>
      )}
      <div className="acts">
        {document.fullscreenEnabled && (
          <button type="button" className="btn btn--quiet" onClick={() => void screen.current?.requestFullscreen().catch(() => undefined)}>
            {t("room.full-screen")}
          </button>
        )}
        {!isOver && phase.kind !== "refused" && <Confirmed button={t("room.end")} text={t("room.end.text")} onYes={() => void end()} />}
      </div>
    </div>
  );
}

/** Whether what is seen is what the room does now. */
interface PhaseProps {
  readonly room: WatchedRoom;
  readonly isOver: boolean;
  /** Of the cohort, once it is known. */
  readonly timeZone: string | undefined;
}

function RoomPhase({ room: { phase, state }, isOver, timeZone }: PhaseProps) {
  const t = useTranslate("trainer-report");
  const clock = useClockText();
  const at = state && timeZone !== undefined && clock(localTimeAt(state.asOf, timeZone).slice(11));
  const text = () => {
    if (isOver) return t("room.ended");
    switch (phase.kind) {
      case "refused":
        return undefined;
      case "lost":
        return at ? t("room.lost", { at }) : t("room.lost-first");
      default:
        return at ? t("room.as-of", { at }) : t("room.connecting");
    }
  };
  return (
    <div role="status" className="meta">
      {phase.kind === "refused" && !isOver ? <ApiProblemText namespace="trainer-report" problem={phase} /> : <p>{text()}</p>}
    </div>
  );
}

/** One that lets somebody in now; of a workshop if there is one, since it needs no password. */
function usable(invitations: readonly CohortInvitation[], nowMs: number): CohortInvitation | undefined {
  const open = invitations.filter(
    ({ uses, maxUses, expiresAt }) => (maxUses === null || uses < maxUses) && !(Date.parse(expiresAt) <= nowMs),
  );
  return open.find(({ workshop }) => workshop) ?? open[0];
}
