import { useState } from "react";
import type { ChangeRow } from "#offline/database.ts";
import { atVersion, subjectOf, type TrainerChange } from "#offline/training/trainer-change.ts";
import { accountHref, trainerHref } from "#page/address.ts";
import type { CohortDetail } from "#sync/cohort-messages.ts";
import { parseCohortDetail } from "#sync/parse-cohort-answers.ts";
import type { ApiProblem } from "../../api/call-api.ts";
import type { DeviceProblem } from "../../device/device.ts";
import { useFormat, useLocale, useTranslate } from "../../i18n/i18n.tsx";
import type { Training } from "../../training/training.ts";
import { useTraining } from "../../training/use-training.ts";
import { ApiProblemText } from "../../ui/api-problem-text.tsx";
import { Icon } from "../../ui/icon.tsx";
import { RecordProblem } from "../../ui/record-problem.tsx";

/** How the trainer's changes stand: what waits and when it goes on, and what the server did not take, with what can be done. */
export function ChangesNote({ isSignedOut }: { readonly isSignedOut: boolean }) {
  const t = useTranslate("trainer");
  const locale = useLocale();
  const format = useFormat();
  const known = useTraining();
  if (!known) return null;
  const { training, state } = known;
  const { changes = [], phase } = state;
  const waiting = changes.filter(({ refused, takenAtMs }) => !refused && takenAtMs === undefined);
  const refused = changes.filter((row) => row.refused);
  return (
    <div className="changes stack-s" role="status">
      {isSignedOut && (
        <div className="note note--warn">
          <Icon name="lock" />
          <div>
            <p className="h">{t("signed-out.title")}</p>
            <p>{t("signed-out.text")}</p>
            <p className="acts">
              <a className="btn btn--main" href={accountHref(locale)}>
                {t("sign-in")}
              </a>
            </p>
          </div>
        </div>
      )}
      {waiting.length > 0 && !isSignedOut && (
        <div className="note">
          <Icon name="clock" />
          <div>
            <p className="h">{t(phase.kind === "working" ? "changes.sending" : "changes.waiting", { count: waiting.length })}</p>
            <p>{t("changes.waiting.text")}</p>
            {phase.kind === "waiting" && <p>{t("changes.next-try", { time: format.time(phase.nextTryAtMs) })}</p>}
            {phase.kind !== "working" && (
              <p className="acts">
                <button type="button" className="btn btn--quiet" onClick={training.sendNow}>
                  {t("changes.now")}
                </button>
              </p>
            )}
          </div>
        </div>
      )}
      {refused.map((row) => (
        <Refused key={row.seq} row={row} training={training} />
      ))}
    </div>
  );
}

function Refused({ row: { change, refused }, training }: { readonly row: ChangeRow; readonly training: Training }) {
  const t = useTranslate("trainer");
  const locale = useLocale();
  const [asked, setAsked] = useState<ApiProblem>();
  const [failed, setFailed] = useState<DeviceProblem>();
  const code = refused?.code ?? "";
  const isOverlap = code === "stale" || code === "version-taken";
  const send = async (decided: TrainerChange) => {
    const kept = await training.change(decided);
    if (!kept.ok) setFailed(kept.error);
  };
  const mine = async () => {
    const detail = await training.ask(`cohorts/${change.cohort}`, parseCohortDetail);
    if (!detail.ok && detail.error.code !== "not-found") return setAsked(detail.error);
    await send(onTopOf(change, detail.ok ? detail.value.value : undefined));
  };
  const discard = async () => {
    const gone = await training.discard(subjectOf(change));
    if (!gone.ok) setFailed(gone.error);
  };
  return (
    <div className="note note--warn">
      <Icon name="warn" />
      <div>
        <p className="h">{t("changes.refused")}</p>
        <p>
          <a href={trainerHref(locale, { cohort: change.cohort, ...viewOf[change.kind] })}>
            {t("withdrawn" in change.body ? `change.${change.kind}.gone` : `change.${change.kind}`, { name: nameOf(change) })}
          </a>
        </p>
        <ApiProblemText namespace="trainer" problem={asked ?? { code }} />
        {failed && <RecordProblem problem={failed} onRetry={() => setFailed(undefined)} />}
        <p className="acts">
          {isOverlap ? (
            <button type="button" className="btn btn--quiet" onClick={() => void mine()}>
              {t("changes.mine")}
            </button>
          ) : (
            // under the version that it was made against: what somebody else did since is not written over unseen
            <button type="button" className="btn btn--quiet" onClick={() => void send(change)}>
              {t("changes.again")}
            </button>
          )}
          <button type="button" className="btn btn--quiet" onClick={() => void discard()}>
            {t("changes.discard")}
          </button>
        </p>
      </div>
    </div>
  );
}

const viewOf = {
  cohort: { view: "settings" },
  group: { view: "people" },
  assignment: { view: "plan" },
  comment: {},
  mark: {},
} as const;

const nameOf = ({ body }: TrainerChange): string => ("name" in body ? body.name : "");

/** The same change, numbered after what the server holds now. */
function onTopOf(change: TrainerChange, held: CohortDetail | undefined): TrainerChange {
  switch (change.kind) {
    case "cohort":
      return atVersion(change, held?.version ?? 0);
    case "group":
      return atVersion(change, next(change, held?.groups));
    case "assignment":
      return atVersion(change, next(change, held?.plan));
    case "comment":
    case "mark":
      return atVersion(change, change.body.version + 1);
  }
}

/** What was withdrawn is not told any more; its version is above ours. */
const next = (
  { id, body }: { readonly id: string; readonly body: { readonly version: number } },
  held: readonly { readonly id: string; readonly version: number }[] = [],
): number => (held.find((item) => item.id === id)?.version ?? body.version) + 1;
