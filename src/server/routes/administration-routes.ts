import { createJoinCode, listJoinCodes, revokeJoinCode } from "../accounts/join-codes.ts";
import { listAudit } from "../administration/audit-log.ts";
import { changeRole, createAccount, listAccounts, resetPassword, setDisabled } from "../administration/manage-accounts.ts";
import type { Api, ApiDeps } from "./api-deps.ts";
import { refuse } from "./api-problems.ts";
import { signedIn } from "./route-rules.ts";
import { answering, answers, params, queries, requests } from "./schemas.ts";

const forAdministrators = { config: { rule: { who: "administrator" } } } as const;

/** Accounts, join codes and the audit log of the administrator's own tenant. */
export async function administrationRoutes(api: Api, { services }: ApiDeps): Promise<void> {
  api.get(
    "/admin/accounts",
    {
      ...forAdministrators,
      schema: { summary: "Accounts, newest first", querystring: queries.accounts, response: answering(answers.accounts) },
    },
    async (request) => listAccounts(services, signedIn(request).account.tenant, request.query),
  );

  api.post(
    "/admin/accounts",
    {
      ...forAdministrators,
      schema: {
        summary: "Make an account with a one-time password",
        body: requests.newAccount,
        response: answering(answers.newAccount, 201),
      },
    },
    async (request, reply) => {
      const created = await createAccount(services, signedIn(request).account, request.body);
      return created.ok ? reply.code(201).send(created.value) : refuse(reply, created.error);
    },
  );

  api.post(
    "/admin/accounts/:id/password",
    {
      ...forAdministrators,
      schema: {
        summary: "A new one-time password; ends all sessions",
        params: params.id,
        body: requests.nothing,
        response: answering(answers.oneTimePassword),
      },
    },
    async (request, reply) => {
      const reset = await resetPassword(services, signedIn(request).account, request.params.id);
      return reset.ok ? reset.value : refuse(reply, reset.error);
    },
  );

  api.post(
    "/admin/accounts/:id/role",
    { ...forAdministrators, schema: { summary: "Change a role", params: params.id, body: requests.roleChange, response: answering(null) } },
    async (request, reply) => {
      const changed = await changeRole(services, signedIn(request).account, request.params.id, request.body.role);
      return changed.ok ? reply.code(204).send() : refuse(reply, changed.error);
    },
  );

  for (const [act, isDisabled, summary] of [
    ["disable", true, "Shut an account out; ends all sessions"],
    ["enable", false, "Let an account in again"],
  ] as const)
    api.post(
      `/admin/accounts/:id/${act}`,
      { ...forAdministrators, schema: { summary, params: params.id, body: requests.nothing, response: answering(null) } },
      async (request, reply) => {
        const changed = await setDisabled(services, signedIn(request).account, request.params.id, isDisabled);
        return changed.ok ? reply.code(204).send() : refuse(reply, changed.error);
      },
    );

  api.get(
    "/admin/join-codes",
    { ...forAdministrators, schema: { summary: "Join codes, newest first", response: answering(answers.joinCodes) } },
    async (request) => listJoinCodes(services, signedIn(request).account.tenant),
  );

  api.post(
    "/admin/join-codes",
    {
      ...forAdministrators,
      schema: { summary: "Make a join code", body: requests.newJoinCode, response: answering(answers.joinCode, 201) },
    },
    async (request, reply) => {
      const { role, workshop } = request.body;
      if (workshop && role !== "learner") return refuse(reply, { code: "workshop-is-for-learners" });
      return reply.code(201).send(await createJoinCode(services, signedIn(request).account, request.body));
    },
  );

  api.delete(
    "/admin/join-codes/:id",
    { ...forAdministrators, schema: { summary: "Revoke a join code", params: params.id, response: answering(null) } },
    async (request, reply) => {
      const isRevoked = await revokeJoinCode(services, signedIn(request).account, request.params.id);
      return isRevoked ? reply.code(204).send() : refuse(reply, { code: "not-found" });
    },
  );

  api.get(
    "/admin/audit",
    {
      ...forAdministrators,
      schema: { summary: "Who did what, newest first", querystring: queries.page, response: answering(answers.audit) },
    },
    async (request) => listAudit(services, signedIn(request).account.tenant, request.query.cursor),
  );
}
