import type { AuditEntry } from "#sync/admin-messages.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import { ApiProblemText } from "../../ui/api-problem-text.tsx";
import { Setting } from "../../ui/setting.tsx";
import { usePages } from "./use-pages.ts";

/** Who did what and when, newest first. Entries cannot be changed from here. */
export function AuditLog() {
  const t = useTranslate("admin");
  const format = useFormat();
  /** An action of a newer server goes by its code. */
  const actionText = (action: string) => {
    const text = t(`audit.action.${action}`);
    return text === `audit.action.${action}` ? action : text;
  };
  const { items, problem, more } = usePages<AuditEntry>("admin/audit");
  return (
    <Setting id="audit" title={t("audit")}>
      {problem && <ApiProblemText namespace="admin" problem={problem} />}
      <ol className="roster">
        {items.map(({ id, at, actor, action, subjectName }) => (
          <li key={id}>
            <div>
              <p className="dots">
                <span>{actionText(action)}</span>
                {subjectName !== undefined && <bdi>{subjectName}</bdi>}
              </p>
              <p className="meta dots">
                <span>{t("audit.at", { date: format.date(Date.parse(at)), time: format.time(Date.parse(at)) })}</span>
                <bdi>{actor ? (actor.name ?? actor.id) : t("audit.server")}</bdi>
              </p>
            </div>
          </li>
        ))}
      </ol>
      {more && (
        <p>
          <button type="button" className="btn btn--quiet" onClick={more}>
            {t("more")}
          </button>
        </p>
      )}
    </Setting>
  );
}
