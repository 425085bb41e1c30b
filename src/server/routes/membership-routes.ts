import { codeGuessLimits, countGuess, forgiveGuess } from "../accounts/guess-limits.ts";
import { previewJoin } from "../cohorts/invitations.ts";
import { acceptInvitation, declineInvitation } from "../cohorts/invitees.ts";
import { changeShare, leaveCohort } from "../cohorts/membership.ts";
import type { Api, ApiDeps } from "./api-deps.ts";
import { refuse } from "./api-problems.ts";
import { cohortAnswers, cohortParams, cohortRequests } from "./cohort-schemas.ts";
import { problem, signedIn } from "./route-rules.ts";
import { answering, requests } from "./schemas.ts";

/** Also over plain http: a workshop's learners are in cohorts as well. */
const forLearners = { config: { rule: { who: "signed-in", overInsecure: true } } } as const;

/** What learners see of joining, and do with their own place in a cohort. */
export async function membershipRoutes(api: Api, { services }: ApiDeps): Promise<void> {
  api.get(
    "/join/:code",
    {
      config: { rule: { who: "anyone", overInsecure: true } },
      schema: { summary: "What joining with a code means", params: cohortParams.joinCode, response: answering(cohortAnswers.joinPreview) },
    },
    async (request, reply) => {
      const limits = codeGuessLimits(request.ip);
      const counted = await countGuess(services, limits);
      if (!counted.ok) return refuse(reply, counted.error);
      const preview = await previewJoin(services, request.account, request.params.code);
      if (!preview) return problem(reply, 404, "join-code-unknown");
      await forgiveGuess(services, limits);
      return preview;
    },
  );

  api.post(
    "/account/cohorts/:id/leave",
    {
      ...forLearners,
      schema: { summary: "Leave a cohort", params: cohortParams.cohort, body: requests.nothing, response: answering(null) },
    },
    async (request, reply) => {
      await leaveCohort(services, signedIn(request).account, request.params.id);
      return reply.code(204).send();
    },
  );

  api.post(
    "/account/cohorts/:id/accept",
    {
      ...forLearners,
      schema: {
        summary: "Join a cohort that a trainer asked one to join",
        params: cohortParams.cohort,
        body: cohortRequests.accept,
        response: answering(null),
      },
    },
    async (request, reply) => {
      const accepted = await acceptInvitation(services, signedIn(request).account, request.params.id, request.body);
      return accepted.ok ? reply.code(204).send() : refuse(reply, accepted.error);
    },
  );

  api.post(
    "/account/cohorts/:id/decline",
    {
      ...forLearners,
      schema: { summary: "Decline to join a cohort", params: cohortParams.cohort, body: requests.nothing, response: answering(null) },
    },
    async (request, reply) => {
      await declineInvitation(services, signedIn(request).account, request.params.id);
      return reply.code(204).send();
    },
  );

  api.put(
    "/account/cohorts/:id/shares",
    {
      ...forLearners,
      schema: {
        summary: "Let a cohort's trainers see earlier work of a course, or no longer",
        params: cohortParams.cohort,
        body: cohortRequests.share,
        response: answering(null),
      },
    },
    async (request, reply) => {
      const changed = await changeShare(services, signedIn(request).account, request.params.id, request.body);
      return changed.ok ? reply.code(204).send() : refuse(reply, changed.error);
    },
  );
}
