import type { Account, ServerInfo } from "#sync/account-messages.ts";
import { callApi } from "../../api/call-api.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { ApiForm, Field } from "../../ui/fields.tsx";

interface Props {
  readonly server: ServerInfo;
  readonly code: string;
  readonly onDone: (account: Account) => void;
}

/**
 * For somebody new. Over plain http nothing that is worth stealing is asked for: a name, and a PIN that is valid on this server only.
 */
export function JoinAsSomebody({ server, code, onDone }: Props) {
  const t = useTranslate("sign-in");
  const name = <Field name="name" label={t("name")} help={t("name.help")} required autoComplete="name" maxLength={100} />;
  if (!server.isSecure) {
    return (
      <>
        <p>{t("workshop.text")}</p>
        <ApiForm
          label={t("workshop.join")}
          button={t("join.button")}
          namespace="sign-in"
          keep
          send={(given) =>
            callApi<{ readonly account: Account }>("POST", "workshop/join", { joinCode: code, name: given.name, pin: given.pin })
          }
          onDone={({ account }) => onDone(account)}
        >
          {name}
          <Field
            name="pin"
            label={t("pin")}
            help={t("pin.help")}
            required
            inputMode="numeric"
            pattern="\p{Nd}{4,8}"
            autoComplete="off"
            dir="ltr"
          />
        </ApiForm>
      </>
    );
  }
  return (
    <>
      <h3>{t("join.new-account")}</h3>
      <ApiForm
        label={t("join.new-account")}
        button={t("join.button")}
        namespace="sign-in"
        keep
        send={({ email = "", ...given }) =>
          callApi<{ readonly account: Account }>("POST", "sign-up", { joinCode: code, ...given, ...(email && { email }) })
        }
        onDone={({ account }) => onDone(account)}
      >
        {name}
        <Field name="userName" label={t("user-name")} help={t("user-name.help")} required autoComplete="username" dir="ltr" />
        <Field
          name="password"
          type="password"
          label={t("password")}
          help={t("password.help")}
          required
          minLength={10}
          autoComplete="new-password"
          dir="ltr"
        />
        <Field name="email" type="email" label={t("email.optional")} autoComplete="email" dir="ltr" />
      </ApiForm>
    </>
  );
}
