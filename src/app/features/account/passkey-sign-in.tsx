import { useState } from "react";
import { err } from "#domain/result.ts";
import type { Account } from "#sync/account-messages.ts";
import { type ApiProblem, callApi } from "../../api/call-api.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { ApiProblemText } from "../../ui/api-problem-text.tsx";
import { passkeysHere } from "./passkeys-here.ts";

/** Signs in with a passkey of this device; the browser asks the person. */
export function PasskeySignIn({ onDone }: { readonly onDone: (answer: { readonly account: Account }) => void }) {
  const t = useTranslate("sign-in");
  const [problem, setProblem] = useState<ApiProblem>();
  if (!passkeysHere()) return null;
  const signIn = async () => {
    setProblem(undefined);
    const result = await withPasskey();
    if (result.ok) onDone(result.value);
    else setProblem(result.error);
  };
  return (
    <div className="stack-s">
      <p>
        <button type="button" className="btn btn--quiet" onClick={() => void signIn()}>
          {t("passkey.sign-in")}
        </button>
      </p>
      {problem && <ApiProblemText namespace="sign-in" problem={problem} />}
    </div>
  );
}

async function withPasskey() {
  const options = await callApi<PublicKeyCredentialRequestOptionsJSON>("POST", "sign-in/passkey/options");
  if (!options.ok) return options;
  try {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options.value);
    const credential = await navigator.credentials.get({ publicKey });
    if (!(credential instanceof PublicKeyCredential)) return err({ code: "passkey-cancelled" });
    return await callApi<{ readonly account: Account }>("POST", "sign-in/passkey", { response: credential.toJSON() });
  } catch {
    return err({ code: "passkey-cancelled" });
  }
}
