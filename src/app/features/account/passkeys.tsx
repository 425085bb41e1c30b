import { useState } from "react";
import { err } from "#domain/result.ts";
import type { PasskeySummary } from "#sync/account-messages.ts";
import { type ApiProblem, callApi } from "../../api/call-api.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import { ApiProblemText } from "../../ui/api-problem-text.tsx";
import { ApiForm, Field } from "../../ui/fields.tsx";
import { Setting } from "../../ui/setting.tsx";
import { passkeysHere } from "./passkeys-here.ts";

/** Passkeys of the account: fingerprint, face or a security key instead of a password. */
export function Passkeys() {
  const t = useTranslate("sign-in");
  const format = useFormat();
  const { answer, again } = useAnswer<{ readonly items: readonly PasskeySummary[] }>("account/passkeys");
  const [problem, setProblem] = useState<ApiProblem>();
  const remove = async (id: string) => {
    const result = await callApi("DELETE", `account/passkeys/${encodeURIComponent(id)}`);
    setProblem(result.ok ? undefined : result.error);
    again();
  };
  return (
    <Setting id="passkeys" title={t("passkeys")}>
      <p>{t("passkeys.text")}</p>
      <ul className="roster">
        {answer?.ok &&
          answer.value.items.map(({ id, name, createdAt }) => (
            <li key={id}>
              <div>
                <p>{name}</p>
                <p className="meta">{format.date(Date.parse(createdAt))}</p>
              </div>
              <button type="button" className="btn btn--quiet" onClick={() => void remove(id)}>
                {t("remove")}
              </button>
            </li>
          ))}
      </ul>
      {problem && <ApiProblemText namespace="sign-in" problem={problem} />}
      {passkeysHere() && (
        <ApiForm
          label={t("passkey.add")}
          button={t("passkey.add")}
          namespace="sign-in"
          send={({ name = "" }) => addPasskey(name)}
          onDone={again}
        >
          <Field name="name" label={t("passkey.name")} help={t("passkey.name.help")} required maxLength={60} />
        </ApiForm>
      )}
    </Setting>
  );
}

async function addPasskey(name: string) {
  const options = await callApi<PublicKeyCredentialCreationOptionsJSON>("POST", "account/passkeys/options");
  if (!options.ok) return options;
  try {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options.value);
    const credential = await navigator.credentials.create({ publicKey });
    if (!(credential instanceof PublicKeyCredential)) return err({ code: "passkey-cancelled" });
    return await callApi<PasskeySummary>("POST", "account/passkeys", { response: credential.toJSON(), name });
  } catch {
    return err({ code: "passkey-cancelled" });
  }
}
