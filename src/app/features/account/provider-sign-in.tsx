import { useState } from "react";
import { accountHref, joinHref } from "#page/address.ts";
import type { ServerInfo } from "#sync/account-messages.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { Notice } from "./notice.tsx";
import { leaveForProvider } from "./provider-return.ts";

/** What a provider's sign-in came to, when it failed: the server leads back with `?error=`. */
const problemOfAddress = () => typeof location !== "undefined" && new URLSearchParams(location.search).has("error");

/** The ways to the sign-in of others, and back to the invitation if there is one. */
export function ProviderSignIn({ server, joinCode }: { readonly server: ServerInfo; readonly joinCode: string }) {
  const t = useTranslate("sign-in");
  const locale = useLocale();
  const back = joinCode ? joinHref(locale) : accountHref(locale);
  return server.signIn.providers.map(({ id, name }) => (
    <p key={id}>
      <a
        className="btn btn--quiet"
        href={`/api/sign-in/provider/${encodeURIComponent(id)}?to=${back}`}
        target="_self"
        onClick={() => leaveForProvider(joinCode)}
      >
        {t("provider", { name })}
      </a>
    </p>
  ));
}

/** Says that the sign-in at a provider from which this page comes has failed. */
export function ProviderFailure() {
  const t = useTranslate("sign-in");
  const [hasFailed] = useState(problemOfAddress);
  return hasFailed && <Notice title={t("provider.failed.title")} text={t("provider.failed.text")} />;
}
