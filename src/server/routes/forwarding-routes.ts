import { renderSVG } from "uqr";
import { syncLimits } from "#sync/messages.ts";
import { appendAudit } from "../administration/audit-log.ts";
import { issueClaimCode } from "../forwarding/claims.ts";
import { listForwardedLearners, listOrigins, originOfToken, registerOrigin, revokeOrigin } from "../forwarding/origins.ts";
import { receiveStatements } from "../forwarding/receive-statements.ts";
import { sendRecords } from "../forwarding/send-records.ts";
import type { Api, ApiDeps } from "./api-deps.ts";
import { refuse } from "./api-problems.ts";
import { problem, signedIn } from "./route-rules.ts";
import { answering, answers, params, requests } from "./schemas.ts";

const forAdministrators = { config: { rule: { who: "administrator" } } } as const;

/** A workshop's laptop: its projector page, and both ends of forwarding what was learnt there. */
export async function forwardingRoutes(api: Api, { services, addresses }: ApiDeps): Promise<void> {
  const { db, clock } = services;

  api.get(
    "/workshop",
    {
      ...forAdministrators,
      schema: { summary: "What the projector shows: addresses and the code of the workshop", response: answering(answers.workshop) },
    },
    async (request) => {
      const newest = await db.kysely
        .selectFrom("join_codes")
        .select("code")
        .where("tenant", "=", signedIn(request).account.tenant)
        .where("workshop", "=", true)
        .where("expires_at", ">", new Date(clock.now()))
        .orderBy("created_at", "desc")
        .executeTakeFirst();
      const entries = addresses().map((url) => ({
        url: `${url}/join`,
        qr: renderSVG(newest ? `${url}/join#join=${newest.code}` : `${url}/join`),
      }));
      return { addresses: entries, joinCode: newest?.code ?? null };
    },
  );

  api.get(
    "/admin/origins",
    { ...forAdministrators, schema: { summary: "Servers that may forward to this one", response: answering(answers.origins) } },
    async (request) => listOrigins(services, signedIn(request).account.tenant),
  );

  api.post(
    "/admin/origins",
    {
      ...forAdministrators,
      schema: { summary: "Let a server forward to this one", body: requests.newOrigin, response: answering(answers.newOrigin, 201) },
    },
    async (request, reply) => reply.code(201).send(await registerOrigin(services, signedIn(request).account, request.body.name)),
  );

  api.delete(
    "/admin/origins/:id",
    { ...forAdministrators, schema: { summary: "Revoke a server's token", params: params.id, response: answering(null) } },
    async (request, reply) => {
      const isRevoked = await revokeOrigin(services, signedIn(request).account, request.params.id);
      return isRevoked ? reply.code(204).send() : refuse(reply, { code: "not-found" });
    },
  );

  api.get(
    "/admin/origins/:id/learners",
    {
      ...forAdministrators,
      schema: { summary: "Learners that a server forwarded", params: params.id, response: answering(answers.forwardedLearners) },
    },
    async (request, reply) => {
      const learners = await listForwardedLearners(services, signedIn(request).account.tenant, request.params.id);
      return learners ?? refuse(reply, { code: "not-found" });
    },
  );

  api.post(
    "/admin/claims",
    {
      ...forAdministrators,
      schema: {
        summary: "A code for taking over a forwarded learner",
        body: requests.newClaim,
        response: answering(answers.newClaim, 201),
      },
    },
    async (request, reply) => {
      const issued = await issueClaimCode(services, signedIn(request).account, request.body);
      return issued ? reply.code(201).send(issued) : refuse(reply, { code: "not-found" });
    },
  );

  api.post(
    "/admin/forward",
    {
      ...forAdministrators,
      schema: {
        summary: "Forward everything here to another server",
        body: requests.startForward,
        response: answering(answers.forwardReport),
      },
    },
    async (request, reply) => {
      const { tenant, id: actor } = signedIn(request).account;
      const { url, token } = request.body;
      if (!URL.canParse(url)) return problem(reply, 422, "invalid", { at: "/body/url" });
      const sent = await sendRecords(services, tenant, { url, token });
      if (!sent.ok) return refuse(reply, sent.error);
      const detail = { to: new URL(url).origin, ...sent.value };
      await appendAudit(db.kysely, { tenant, at: new Date(clock.now()), actor, action: "forwarded", detail });
      return sent.value;
    },
  );

  api.post(
    "/forward",
    {
      config: { rule: { who: "no-session", overInsecure: true } },
      bodyLimit: syncLimits.bodyBytes,
      schema: {
        summary: "Receive a learner's statements from another server",
        body: requests.forward,
        response: answering(answers.forward),
      },
    },
    async (request, reply) => {
      const token = /^Bearer ([A-Za-z0-9_-]{8,100})$/.exec(request.headers.authorization ?? "")?.[1];
      const origin = token === undefined ? undefined : await originOfToken(services, token);
      if (!origin) return refuse(reply, { code: "token-unknown" });
      const { learner, statements } = request.body;
      const received = await receiveStatements(services, origin, learner, statements);
      if (received.ok) return received.value;
      const { code, ...details } = received.error;
      return problem(reply, code === "too-many" ? 413 : 422, code, details);
    },
  );
}
