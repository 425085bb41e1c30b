import { useState } from "react";
import { type Role, roles } from "#sync/account-messages.ts";
import type { AccountSummary, NewAccountAnswer, OneTimePassword } from "#sync/admin-messages.ts";
import { type ApiProblem, callApi } from "../../api/call-api.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { ApiProblemText } from "../../ui/api-problem-text.tsx";
import { Confirmed } from "../../ui/confirmed.tsx";
import { ApiForm, Field } from "../../ui/fields.tsx";
import { Setting } from "../../ui/setting.tsx";
import { usePages } from "./use-pages.ts";

/** People of this server: found by name, added, given a role or a new password, shut out and let in again. */
export function Accounts() {
  const t = useTranslate("admin");
  const [search, setSearch] = useState("");
  const { items, problem, again, more } = usePages<AccountSummary>(
    search.trim() ? `admin/accounts?search=${encodeURIComponent(search.trim())}` : "admin/accounts",
  );
  const [secret, setSecret] = useState<{ readonly name: string; readonly password: string }>();
  const [failed, setFailed] = useState<ApiProblem>();
  const act = async (account: AccountSummary, action: string, body?: unknown) => {
    setSecret(undefined);
    const result = await callApi<OneTimePassword | undefined>("POST", `admin/accounts/${account.id}/${action}`, body);
    setFailed(result.ok ? undefined : result.error);
    if (result.ok && result.value) setSecret({ name: account.name, password: result.value.oneTimePassword });
    again();
  };
  return (
    <Setting id="people" title={t("people")}>
      <ApiForm
        label={t("people.add")}
        button={t("people.add")}
        namespace="admin"
        send={async ({ name = "", userName = "", email = "", role }) => {
          setSecret(undefined);
          const added = await callApi<NewAccountAnswer>("POST", "admin/accounts", { name, userName, role, ...(email && { email }) });
          again(); // an account whose answer was lost is there as well
          return added;
        }}
        onDone={({ account, oneTimePassword }) => setSecret({ name: account.name, password: oneTimePassword })}
      >
        <Field name="name" label={t("name")} required maxLength={100} autoComplete="off" />
        <Field name="userName" label={t("user-name")} help={t("user-name.help")} required autoComplete="off" dir="ltr" />
        <Field name="email" type="email" label={t("email.optional")} autoComplete="off" dir="ltr" />
        <RoleField label={t("role")} />
      </ApiForm>
      {secret && (
        <div className="note note--ok" role="status">
          <div>
            <p className="h">{t("password.once", { name: secret.name })}</p>
            <p>
              <code dir="ltr">{secret.password}</code>
            </p>
            <p>{t("password.once.text")}</p>
          </div>
        </div>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: browsers before 2023 do not know the element <search> */}
      <div role="search" className="field">
        <label htmlFor="people-search">{t("people.search")}</label>
        <input id="people-search" className="in" type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
      </div>
      {(failed ?? problem) && <ApiProblemText namespace="admin" problem={failed ?? (problem as ApiProblem)} />}
      <ul className="roster">
        {items.map((account) => (
          <li key={account.id}>
            <div>
              <p>
                <strong>{account.name}</strong> {account.userName && <bdi dir="ltr">{account.userName}</bdi>}
              </p>
              <p className="meta">
                {t(`role.${account.role}`)}
                {account.workshop && ` · ${t("workshop.learner")}`}
                {account.disabled && ` · ${t("disabled")}`}
              </p>
            </div>
            <div className="acts">
              {!account.workshop && <RoleOf account={account} onChange={(role) => act(account, "role", { role })} />}
              <Confirmed
                button={t(account.workshop ? "pin.new" : "password.new")}
                about={account.name}
                text={t(account.workshop ? "pin.new.text" : "password.new.text", { name: account.name })}
                look="note note--warn"
                onYes={() => act(account, "password")}
              />
              <button type="button" className="btn btn--quiet" onClick={() => void act(account, account.disabled ? "enable" : "disable")}>
                {t(account.disabled ? "enable" : "disable")}
              </button>
            </div>
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

interface RoleOfProps {
  readonly account: AccountSummary;
  /** Resolves when it was tried, whatever came of it. */
  readonly onChange: (role: Role) => Promise<void>;
}

/** Somebody's role. Changed by a button of its own: going through a list by its arrow keys must make nobody an administrator on the way. */
function RoleOf({ account, onChange }: RoleOfProps) {
  const t = useTranslate("admin");
  const [chosen, setChosen] = useState<Role>();
  const role = chosen ?? account.role;
  const id = `role-${account.id}`;
  return (
    <>
      <label className="vh" htmlFor={id}>
        {t("role.of", { name: account.name })}
      </label>
      <select id={id} className="in" value={role} onChange={(event) => setChosen(event.target.value as Role)}>
        <RoleOptions />
      </select>
      {role !== account.role && (
        <button type="button" className="btn btn--quiet" onClick={() => void onChange(role).then(() => setChosen(undefined))}>
          {t("role.change")}
        </button>
      )}
    </>
  );
}

function RoleField({ label }: { readonly label: string }) {
  return (
    <div className="field">
      <label htmlFor="new-role">{label}</label>
      <select id="new-role" name="role" className="in" defaultValue="learner">
        <RoleOptions />
      </select>
    </div>
  );
}

function RoleOptions() {
  const t = useTranslate("admin");
  return roles.map((role) => (
    <option key={role} value={role}>
      {t(`role.${role}`)}
    </option>
  ));
}
