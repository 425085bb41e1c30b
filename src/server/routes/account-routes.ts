import { Readable } from "node:stream";
import { deleteAccount } from "../accounts/delete-account.ts";
import { exportAccount } from "../accounts/export-account.ts";
import { codeGuessLimits, countGuess, forgiveGuess } from "../accounts/guess-limits.ts";
import { joinWithCode } from "../accounts/join-codes.ts";
import { changePassword, confirmPassword } from "../accounts/password-change.ts";
import { endSession, listSessions } from "../accounts/sessions.ts";
import { claim } from "../forwarding/claims.ts";
import type { Api, ApiDeps } from "./api-deps.ts";
import { refuse } from "./api-problems.ts";
import { signedIn } from "./route-rules.ts";
import { answering, answers, params, requests } from "./schemas.ts";

const forAll = { config: { rule: { who: "signed-in" } } } as const;
const forAccounts = { config: { rule: { who: "account" } } } as const;

/** What people do with their own account. */
export async function accountRoutes(api: Api, { services, erasureLog, packs }: ApiDeps): Promise<void> {
  api.post(
    "/join",
    {
      config: { rule: { who: "signed-in", overInsecure: true } },
      schema: { summary: "Use a join code as somebody who has an account", body: requests.join, response: answering(answers.join) },
    },
    async (request, reply) => {
      const limits = codeGuessLimits(request.ip);
      const counted = await countGuess(services, limits);
      if (!counted.ok) return refuse(reply, counted.error);
      const joined = await joinWithCode(services, signedIn(request).account, request.body.joinCode);
      if (!joined.ok) return refuse(reply, joined.error);
      await forgiveGuess(services, limits);
      return joined.value;
    },
  );

  api.get(
    "/account/sessions",
    { ...forAll, schema: { summary: "Where this account is signed in", response: answering(answers.sessions) } },
    async (request) => {
      const { account, sessionId } = signedIn(request);
      return { items: await listSessions(services, account.id, sessionId) };
    },
  );

  api.delete(
    "/account/sessions/:id",
    { ...forAll, schema: { summary: "End one session of this account", params: params.id, response: answering(null) } },
    async (request, reply) => {
      const isEnded = await endSession(services, signedIn(request).account.id, request.params.id);
      return isEnded ? reply.code(204).send() : refuse(reply, { code: "not-found" });
    },
  );

  api.post(
    "/account/password",
    {
      ...forAccounts,
      schema: { summary: "Change the password; ends all other sessions", body: requests.passwordChange, response: answering(null) },
    },
    async (request, reply) => {
      const { account, sessionId } = signedIn(request);
      const changed = await changePassword(services, account, { sessionId, address: request.ip }, request.body);
      return changed.ok ? reply.code(204).send() : refuse(reply, changed.error);
    },
  );

  api.get(
    "/account/export",
    { ...forAll, schema: { summary: "Everything the server keeps about this person", response: answering(answers.export) } },
    async (request, reply) =>
      reply
        .type("application/json; charset=utf-8")
        .header("content-disposition", 'attachment; filename="concord-account.json"')
        .send(Readable.from(exportAccount(services, signedIn(request).account))),
  );

  api.post(
    "/account/delete",
    {
      ...forAll,
      schema: { summary: "Delete this account and its record for good", body: requests.deleteAccount, response: answering(null) },
    },
    async (request, reply) => {
      const { account } = signedIn(request);
      if (account.hasPassword) {
        const confirmed = await confirmPassword(services, account.id, request.ip, request.body.password ?? "");
        if (!confirmed.ok) return refuse(reply, confirmed.error);
      }
      const deleted = await deleteAccount(services, erasureLog, account, account.id);
      return deleted.ok ? reply.code(204).send() : refuse(reply, deleted.error);
    },
  );

  api.post(
    "/account/claim",
    {
      ...forAccounts,
      schema: { summary: "Take over what a workshop's server forwarded", body: requests.claim, response: answering(answers.claim) },
    },
    async (request, reply) => {
      const limits = codeGuessLimits(request.ip);
      const counted = await countGuess(services, limits);
      if (!counted.ok) return refuse(reply, counted.error);
      const claimed = await claim(services, packs, signedIn(request).account, request.body.code);
      if (!claimed.ok) return refuse(reply, claimed.error);
      await forgiveGuess(services, limits);
      return claimed.value;
    },
  );
}
