import { adminHref } from "#page/address.ts";
import type { WorkshopInfo } from "#sync/admin-messages.ts";
import { useAnswer } from "../../api/use-answer.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { withSpace } from "../../i18n/with-space.ts";
import { ApiProblemText } from "../../ui/api-problem-text.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { ForAdministrators } from "./for-administrators.tsx";

/** For the projector: where the room finds this server, as an address and a code to scan, and the join code. */
export function WorkshopRoute() {
  const t = useTranslate("admin");
  useTitle(t("workshop"));
  return (
    <div className="page--wide">
      <div className="wrap projector">
        <h1>{t("workshop")}</h1>
        <ForAdministrators>
          <WayIn />
        </ForAdministrators>
      </div>
    </div>
  );
}

function WayIn() {
  const t = useTranslate("admin");
  const locale = useLocale();
  const { answer } = useAnswer<WorkshopInfo>("workshop");
  if (!answer) return null;
  if (!answer.ok) return <ApiProblemText namespace="admin" problem={answer.error} />;
  const { addresses, joinCode } = answer.value;
  return (
    <>
      <ol className="stack">
        <li>{t("workshop.step.network")}</li>
        <li>{t("workshop.step.open")}</li>
        <li>{t("workshop.step.join")}</li>
      </ol>
      <div className="places">
        {addresses.map(({ url, qr }) => (
          <figure key={url}>
            <img className="qr" alt={t("workshop.qr", { url })} src={`data:image/svg+xml,${encodeURIComponent(qr)}`} />
            <figcaption>
              <bdi dir="ltr">{url}</bdi>
            </figcaption>
          </figure>
        ))}
      </div>
      {addresses.every(isOnlyHere) && (
        <div className="note note--warn">
          <Icon name="warn" />
          <p>{t("workshop.only-here", { setting: "HOST=0.0.0.0" })}</p>
        </div>
      )}
      {joinCode ? (
        <p className="join-code">
          {withSpace(t("workshop.join-code"))}
          <code dir="ltr">{joinCode}</code>
        </p>
      ) : (
        <p>
          {t("workshop.no-code")} <a href={`${adminHref(locale)}#codes`}>{t("codes.add")}</a>
        </p>
      )}
    </>
  );
}

/** An address that other computers would look for on themselves: the server listens to its own machine alone. */
const isOnlyHere = ({ url }: WorkshopInfo["addresses"][number]): boolean =>
  ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);
