import { useCallback, useEffect, useState } from "react";
import { err, type Result } from "#domain/result.ts";
import { homeHref } from "#page/address.ts";
import type { Account, ServerInfo } from "#sync/account-messages.ts";
import type { JoinPreview } from "#sync/cohort-messages.ts";
import { parseJoinPreview } from "#sync/parse-cohort-records.ts";
import { type ApiProblem, callApi } from "../../api/call-api.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { ApiProblemText } from "../../ui/api-problem-text.tsx";
import { ApiForm, Field } from "../../ui/fields.tsx";
import { RecordProblem } from "../../ui/record-problem.tsx";
import { JoinAsSomebody } from "./join-as-somebody.tsx";
import { JoinSignedIn } from "./join-signed-in.tsx";
import { SignInToJoin } from "./sign-in-to-join.tsx";
import { useArrival } from "./use-arrival.ts";
import { WhatTrainersSee } from "./what-trainers-see.tsx";

interface Props {
  readonly server: ServerInfo;
  readonly account: Account | null;
  /** That came with a link; looked up at once. */
  readonly code?: string;
  /** Where no sign-in stands beside it. */
  readonly offersSignIn?: boolean;
  readonly onJoined?: () => void;
  /** With the code of the invitation that is shown, empty when it is put away. */
  readonly onInvitation?: (code: string) => void;
}
interface Invitation {
  readonly code: string;
  readonly preview: JoinPreview;
}

/** Joining with a code, in two steps: the code, then what joining means, with the button below it. */
export function Join({ server, account, code: given = "", offersSignIn = false, onJoined, onInvitation }: Props) {
  const t = useTranslate("sign-in");
  const locale = useLocale();
  const { arrive, problem: deviceProblem } = useArrival();
  const [invitation, setInvitation] = useState<Invitation>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isAsking, setAsking] = useState(given !== "");
  useEffect(() => {
    if (given === "") return;
    let current = true;
    void look(given).then((found) => {
      if (!current) return;
      setAsking(false);
      if (found.ok) setInvitation(found.value);
      else setProblem(found.error);
    });
    return () => {
      current = false;
    };
  }, [given]);
  const shownCode = invitation?.code ?? "";
  useEffect(() => onInvitation?.(shownCode), [onInvitation, shownCode]);
  const heading = useCallback((element: HTMLHeadingElement | null) => element?.focus(), []);

  if (isAsking) return <p role="status">{t("asking")}</p>;
  if (!invitation) {
    return (
      <>
        {problem && <ApiProblemText namespace="sign-in" problem={problem} />}
        <ApiForm
          label={t(account ? "join-more" : "join")}
          button={t("join.show")}
          namespace="sign-in"
          keep
          send={({ joinCode = "" }) => look(joinCode)}
          onDone={setInvitation}
        >
          <Field
            name="joinCode"
            label={t(account ? "join-more" : "join-code")}
            defaultValue={given}
            required
            autoComplete="off"
            autoCapitalize="characters"
            dir="ltr"
          />
        </ApiForm>
      </>
    );
  }
  const { code, preview } = invitation;
  return (
    <div className="stack">
      <h2 ref={heading} tabIndex={-1}>
        {preview.cohort ? t(preview.isMember ? "joined.cohort" : "join.cohort", { name: preview.cohort.name }) : t("join.no-cohort")}
      </h2>
      <Meaning preview={preview} />
      {deviceProblem && <RecordProblem problem={deviceProblem} onRetry={() => location.reload()} />}
      {preview.isMember && (
        <p>
          <a className="lk" href={homeHref(locale)}>
            {t("joined.home")}
          </a>
        </p>
      )}
      {account && !preview.isMember && <JoinSignedIn code={code} onJoined={onJoined} />}
      {!account && (
        <>
          {offersSignIn && server.isSecure && <SignInToJoin server={server} code={code} />}
          <JoinAsSomebody server={server} code={code} onDone={(joined) => arrive(joined)} />
        </>
      )}
      <p>
        <button type="button" className="btn btn--text" onClick={() => setInvitation(undefined)}>
          {t("join.other-code")}
        </button>
      </p>
    </div>
  );
}

function Meaning({ preview: { role, cohort } }: { readonly preview: JoinPreview }) {
  const t = useTranslate("sign-in");
  if (role === "trainer") return <p>{t(cohort ? "join.as-trainer-of" : "join.as-trainer")}</p>;
  return cohort ? <WhatTrainersSee {...cohort} /> : <p>{t("see.nobody")}</p>;
}

/** What joining with the code means. */
async function look(typed: string): Promise<Result<Invitation, ApiProblem>> {
  const code = typed.trim();
  const answer = await callApi<unknown>("GET", `join/${encodeURIComponent(code)}`);
  if (!answer.ok) return answer;
  const preview = parseJoinPreview(answer.value);
  return preview.ok ? { ok: true, value: { code, preview: preview.value } } : err({ code: "unreadable" });
}
