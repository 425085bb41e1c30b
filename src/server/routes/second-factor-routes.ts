import { renderSVG } from "uqr";
import type { Account } from "#sync/account-messages.ts";
import { accountGuessLimits, countGuess, forgiveGuess } from "../accounts/guess-limits.ts";
import { confirmPassword } from "../accounts/password-change.ts";
import { type AuditAction, appendAudit } from "../administration/audit-log.ts";
import type { Api, ApiDeps } from "./api-deps.ts";
import { refuse } from "./api-problems.ts";
import { authRequestFrom, setCookies } from "./auth-request.ts";
import { signedIn } from "./route-rules.ts";
import { answering, answers, params, requests } from "./schemas.ts";

const forAccounts = { config: { rule: { who: "account" } } } as const;

/** Codes of an authenticator app, and passkeys. */
export async function secondFactorRoutes(api: Api, { services, passkeyDomain }: ApiDeps): Promise<void> {
  const { authentication, db, clock } = services;
  const audit = ({ tenant, id }: Account, action: AuditAction) =>
    appendAudit(db.kysely, { tenant, at: new Date(clock.now()), actor: id, action, subject: id });

  api.post(
    "/account/two-factor/start",
    {
      ...forAccounts,
      schema: { summary: "Begin to use an authenticator app", body: requests.password, response: answering(answers.twoFactorSetUp) },
    },
    async (request, reply) => {
      const { account } = signedIn(request);
      const { password } = request.body;
      const confirmed = await confirmPassword(services, account.id, request.ip, password);
      if (!confirmed.ok) return refuse(reply, confirmed.error);
      const started = await authentication.startTwoFactor(authRequestFrom(request), password);
      if (!started.ok) return refuse(reply, started.error);
      const { secret, backupCodes } = started.value;
      const label = encodeURIComponent(`Concord:${account.userName ?? account.name}`);
      const uri = `otpauth://totp/${label}?secret=${secret}&issuer=Concord`;
      return { uri, qr: renderSVG(uri), backupCodes };
    },
  );

  api.post(
    "/account/two-factor/confirm",
    {
      ...forAccounts,
      schema: { summary: "Prove that the app works; from now on it is asked for", body: requests.secondFactor, response: answering(null) },
    },
    async (request, reply) => {
      const { account } = signedIn(request);
      const limits = accountGuessLimits(`second factor of ${account.id}`, request.ip);
      const counted = await countGuess(services, limits);
      if (!counted.ok) return refuse(reply, counted.error);
      const confirmed = await authentication.confirmTwoFactor(authRequestFrom(request), request.body.code);
      if (!confirmed.ok) return refuse(reply, confirmed.error.code === "second-factor-wrong" ? { code: "code-wrong" } : confirmed.error);
      await forgiveGuess(services, limits);
      await audit(account, "two-factor-on");
      return setCookies(reply, confirmed.value.cookies).code(204).send();
    },
  );

  api.post(
    "/account/two-factor/disable",
    { ...forAccounts, schema: { summary: "Stop using the authenticator app", body: requests.password, response: answering(null) } },
    async (request, reply) => {
      const { account } = signedIn(request);
      const { password } = request.body;
      const confirmed = await confirmPassword(services, account.id, request.ip, password);
      if (!confirmed.ok) return refuse(reply, confirmed.error);
      if (!account.hasTwoFactor) return refuse(reply, { code: "two-factor-off" });
      const disabled = await authentication.disableTwoFactor(authRequestFrom(request), password);
      if (!disabled.ok) return refuse(reply, disabled.error);
      await audit(account, "two-factor-off");
      return setCookies(reply, disabled.value.cookies).code(204).send();
    },
  );

  api.get(
    "/account/passkeys",
    { ...forAccounts, schema: { summary: "Passkeys of this account", response: answering(answers.passkeys) } },
    async (request) => {
      const rows = await db.kysely
        .selectFrom("passkeys")
        .select(["id", "name", "created_at"])
        .where("account_id", "=", signedIn(request).account.id)
        .orderBy("created_at")
        .execute();
      return { items: rows.map(({ id, name, created_at }) => ({ id, name: name ?? "", createdAt: created_at.toISOString() })) };
    },
  );

  api.post(
    "/account/passkeys/options",
    {
      ...forAccounts,
      schema: { summary: "What the browser needs to make a passkey", body: requests.nothing, response: answering(answers.webAuthnOptions) },
    },
    async (request, reply) => {
      if (request.hostname !== passkeyDomain) return refuse(reply, { code: "passkeys-off" });
      const { account } = signedIn(request);
      const options = await authentication.passkeyCreation(authRequestFrom(request), account.userName ?? account.name);
      return options.ok ? setCookies(reply, options.value.cookies).send(options.value.options) : refuse(reply, options.error);
    },
  );

  api.post(
    "/account/passkeys",
    {
      ...forAccounts,
      schema: { summary: "Add the passkey that the browser made", body: requests.newPasskey, response: answering(answers.passkey, 201) },
    },
    async (request, reply) => {
      if (request.hostname !== passkeyDomain) return refuse(reply, { code: "passkeys-off" });
      const { account } = signedIn(request);
      const { response, name } = request.body;
      const added = await authentication.addPasskey(authRequestFrom(request), response, name);
      if (!added.ok) return refuse(reply, added.error);
      await audit(account, "passkey-added");
      const passkey = { id: added.value.id, name: name.trim(), createdAt: new Date(clock.now()).toISOString() };
      return setCookies(reply, added.value.cookies).code(201).send(passkey);
    },
  );

  api.delete(
    "/account/passkeys/:id",
    { ...forAccounts, schema: { summary: "Remove a passkey", params: params.id, response: answering(null) } },
    async (request, reply) => {
      const { account } = signedIn(request);
      const { numDeletedRows } = await db.kysely
        .deleteFrom("passkeys")
        .where("account_id", "=", account.id)
        .where("id", "=", request.params.id)
        .executeTakeFirstOrThrow();
      if (numDeletedRows === 0n) return refuse(reply, { code: "not-found" });
      await audit(account, "passkey-removed");
      return reply.code(204).send();
    },
  );
}
