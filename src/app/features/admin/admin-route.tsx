import { useTranslate } from "../../i18n/i18n.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { Accounts } from "./accounts.tsx";
import { AuditLog } from "./audit-log.tsx";
import { ForAdministrators } from "./for-administrators.tsx";
import { Forwarding } from "./forwarding.tsx";
import { JoinCodes } from "./join-codes.tsx";

/** For administrators: people, codes, what was done, and records from workshops. The server decides who may; this page only asks it. */
export function AdminRoute() {
  const t = useTranslate("admin");
  useTitle(t("title"));
  return (
    <div className="page--wide">
      <div className="wrap settings">
        <header className="page-head">
          <h1>{t("title")}</h1>
          <p>{t("lead")}</p>
        </header>
        <ForAdministrators>
          <Accounts />
          <JoinCodes />
          <Forwarding />
          <AuditLog />
        </ForAdministrators>
      </div>
    </div>
  );
}
