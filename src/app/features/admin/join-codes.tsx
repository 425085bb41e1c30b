import { useState } from "react";
import type { JoinCodeSummary, NewJoinCodeRequest } from "#sync/admin-messages.ts";
import { type ApiProblem, callApi } from "../../api/call-api.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import { ApiProblemText } from "../../ui/api-problem-text.tsx";
import { ApiForm, Field } from "../../ui/fields.tsx";
import { Setting, Toggle } from "../../ui/setting.tsx";
import { usePages } from "./use-pages.ts";

/** Codes by which people join without an e-mail: for learners or trainers, into a cohort, for a time. */
export function JoinCodes() {
  const t = useTranslate("admin");
  const format = useFormat();
  const { items, problem, again, more } = usePages<JoinCodeSummary>("admin/join-codes");
  const [failed, setFailed] = useState<ApiProblem>();
  const [isWorkshop, setWorkshop] = useState(false);
  const remove = async (id: string) => {
    const result = await callApi("DELETE", `admin/join-codes/${encodeURIComponent(id)}`);
    setFailed(result.ok ? undefined : result.error);
    again();
  };
  const create = ({ role, cohort = "", maxUses = "", days = "" }: { readonly [name: string]: string }) => {
    const request: NewJoinCodeRequest = {
      role: role === "trainer" && !isWorkshop ? "trainer" : "learner",
      ...(cohort.trim() && { cohort: cohort.trim() }),
      ...(isWorkshop && { workshop: true }),
      ...(maxUses && { maxUses: Number(maxUses) }),
      ...(days && { days: Number(days) }),
    };
    return callApi<JoinCodeSummary>("POST", "admin/join-codes", request);
  };
  return (
    <Setting id="codes" title={t("codes")}>
      <ApiForm label={t("codes.add")} button={t("codes.add")} namespace="admin" send={create} onDone={again}>
        <Field name="cohort" label={t("cohort.optional")} help={t("cohort.help")} maxLength={100} autoComplete="off" />
        <Toggle label={t("workshop.code")} help={t("workshop.code.help")} checked={isWorkshop} onChange={setWorkshop} />
        {!isWorkshop && (
          <div className="field">
            <label htmlFor="code-role">{t("role")}</label>
            <select id="code-role" name="role" className="in" defaultValue="learner">
              <option value="learner">{t("role.learner")}</option>
              <option value="trainer">{t("role.trainer")}</option>
            </select>
          </div>
        )}
        <Field name="maxUses" type="number" min={1} max={10_000} label={t("max-uses")} dir="ltr" />
        <Field name="days" type="number" min={1} max={366} defaultValue={30} label={t("days")} dir="ltr" />
      </ApiForm>
      {(failed ?? problem) && <ApiProblemText namespace="admin" problem={failed ?? (problem as ApiProblem)} />}
      <ul className="roster">
        {items.map(({ id, code, role, cohort, workshop, uses, maxUses, expiresAt }) => (
          <li key={id}>
            <div>
              <p>
                <code dir="ltr">{code}</code>
              </p>
              <p className="meta dots">
                <span>{t(workshop ? "workshop.learner" : `role.${role}`)}</span>
                {cohort && <span>{cohort.name}</span>}
                <span>{maxUses === null ? t("uses", { count: uses }) : t("uses-of", { count: uses, of: maxUses })}</span>
                <span>{t("until", { date: format.date(Date.parse(expiresAt)) })}</span>
              </p>
            </div>
            <button type="button" className="btn btn--quiet" onClick={() => void remove(id)}>
              {t("remove")}
            </button>
          </li>
        ))}
      </ul>
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
