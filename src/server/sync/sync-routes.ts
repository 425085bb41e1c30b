import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { LearnerId, PullAnswer, PushAnswer } from "#sync/messages.ts";
import { syncLimits } from "#sync/messages.ts";
import { parsePullRequest, parsePushRequest } from "#sync/parse-messages.ts";
import { problem, type RouteRule } from "../routes/route-rules.ts";
import { pullRecords } from "./pull.ts";
import { pushStatements, type SyncDeps } from "./push.ts";
import { pullQuery, pushBody } from "./sync-schemas.ts";

/** Also over plain http: a workshop's learners. */
const forLearners: RouteRule = { who: "signed-in", overInsecure: true };

/** `POST push` and `GET pull` of the signed-in learner's own record (src/sync/messages.ts). Both may be repeated at will. */
export async function syncRoutes(api: FastifyInstance, deps: SyncDeps): Promise<void> {
  api.post(
    "/push",
    { config: { rule: forLearners }, bodyLimit: syncLimits.bodyBytes, schema: { summary: "Stores statements", body: pushBody } },
    async (request, reply) => {
      const read = parsePushRequest(request.body);
      if (!read.ok) return problem(reply, read.error.code === "too-many" ? 413 : 422, read.error.code, read.error);
      const { learner, statements, rejected, from } = read.value;
      const account = ownAccount(request, reply, learner);
      if (!account) return reply;
      const stored = await pushStatements(deps, { tenant: account.tenant, learner }, statements, from);
      if (!stored.ok) return problem(reply, 410, stored.error.code);
      const { epoch, head, acked } = stored.value;
      return { epoch, head, acked, rejected: [...rejected, ...stored.value.rejected] } satisfies PushAnswer;
    },
  );

  api.get(
    "/pull",
    { config: { rule: forLearners, gzipped: true }, schema: { summary: "Records after a cursor", querystring: pullQuery } },
    async (request, reply) => {
      const read = parsePullRequest(request.query);
      if (!read.ok) return problem(reply, 422, read.error.code, read.error);
      const account = ownAccount(request, reply, read.value.learner);
      if (!account) return reply;
      const pulled = await pullRecords(deps.db.kysely, { tenant: account.tenant, learner: account.id }, read.value);
      if (!pulled.ok) return problem(reply, 410, pulled.error.code);
      return pulled.value satisfies PullAnswer;
    },
  );
}

/** Answers and gives nothing if nobody is signed in, or somebody other than the owner of the record: on a shared device, work of one must not be filed under another. */
function ownAccount({ account }: FastifyRequest, reply: FastifyReply, learner: LearnerId) {
  if (account?.id === learner) return account;
  problem(reply, account ? 409 : 401, account ? "other-learner" : "sign-in-needed");
  return undefined;
}
