import { addMembers } from "../cohorts/add-members.ts";
import { invite, revokeInvitation } from "../cohorts/invitations.ts";
import { inviteAgain, withdrawInvitation } from "../cohorts/invitees.ts";
import { removeMember } from "../cohorts/membership.ts";
import { listCohorts, readCohort } from "../cohorts/read-cohorts.ts";
import { saveCohort } from "../cohorts/save-cohort.ts";
import { addTrainer, removeTrainer } from "../cohorts/trainers.ts";
import type { Api, ApiDeps } from "./api-deps.ts";
import { refuse } from "./api-problems.ts";
import { cohortAnswers, cohortParams, cohortRequests } from "./cohort-schemas.ts";
import { signedIn } from "./route-rules.ts";
import { answering, requests } from "./schemas.ts";

const forTrainers = { config: { rule: { who: "trainer" } } } as const;

/** Cohorts, their trainers, members and invitations, for those who teach them. */
export async function cohortRoutes(api: Api, { services }: ApiDeps): Promise<void> {
  api.get(
    "/cohorts",
    { ...forTrainers, schema: { summary: "Cohorts that this account teaches", response: answering(cohortAnswers.cohorts) } },
    async (request) => ({ items: await listCohorts(services, signedIn(request).account) }),
  );

  api.get(
    "/cohorts/:id",
    {
      ...forTrainers,
      schema: { summary: "A cohort with people, groups and plan", params: cohortParams.cohort, response: answering(cohortAnswers.detail) },
    },
    async (request, reply) =>
      (await readCohort(services, signedIn(request).account, request.params.id)) ?? refuse(reply, { code: "not-found" }),
  );

  api.put(
    "/cohorts/:id",
    {
      ...forTrainers,
      schema: {
        summary: "Make a cohort, change its settings, archive it",
        params: cohortParams.cohort,
        body: cohortRequests.cohort,
        response: answering(cohortAnswers.summary),
      },
    },
    async (request, reply) => {
      const saved = await saveCohort(services, signedIn(request).account, request.params.id, request.body);
      return saved.ok ? saved.value : refuse(reply, saved.error);
    },
  );

  api.post(
    "/cohorts/:id/trainers",
    {
      ...forTrainers,
      schema: {
        summary: "Let another trainer teach the cohort",
        params: cohortParams.cohort,
        body: cohortRequests.trainer,
        response: answering(cohortAnswers.person),
      },
    },
    async (request, reply) => {
      const added = await addTrainer(services, signedIn(request).account, request.params.id, request.body.user);
      return added.ok ? added.value : refuse(reply, added.error);
    },
  );

  api.delete(
    "/cohorts/:id/trainers/:trainer",
    { ...forTrainers, schema: { summary: "Take a trainer out", params: cohortParams.trainer, response: answering(null) } },
    async (request, reply) => {
      const { id, trainer } = request.params;
      const removed = await removeTrainer(services, signedIn(request).account, id, trainer);
      return removed.ok ? reply.code(204).send() : refuse(reply, removed.error);
    },
  );

  api.post(
    "/cohorts/:id/invitations",
    {
      ...forTrainers,
      schema: {
        summary: "Make a join code for learners",
        params: cohortParams.cohort,
        body: cohortRequests.invitation,
        response: answering(cohortAnswers.invitation, 201),
      },
    },
    async (request, reply) => {
      const invited = await invite(services, signedIn(request).account, request.params.id, request.body);
      return invited.ok ? reply.code(201).send(invited.value) : refuse(reply, invited.error);
    },
  );

  api.delete(
    "/cohorts/:id/invitations/:invitation",
    { ...forTrainers, schema: { summary: "Stop a join code", params: cohortParams.invitation, response: answering(null) } },
    async (request, reply) => {
      const { id, invitation } = request.params;
      const revoked = await revokeInvitation(services, signedIn(request).account, id, invitation);
      return revoked.ok ? reply.code(204).send() : refuse(reply, revoked.error);
    },
  );

  api.post(
    "/cohorts/:id/members",
    {
      ...forTrainers,
      schema: {
        summary: "Ask the people of a list to join, all rows or none; under the same `import` the same list is answered again",
        params: cohortParams.cohort,
        body: cohortRequests.members,
        response: answering(cohortAnswers.members),
      },
    },
    async (request, reply) => {
      const added = await addMembers(services, signedIn(request).account, request.params.id, request.body);
      return added.ok ? added.value : refuse(reply, added.error);
    },
  );

  api.post(
    "/cohorts/:id/invitees/:invitee",
    {
      ...forTrainers,
      schema: {
        summary: "Ask somebody again who declined to join",
        params: cohortParams.invitee,
        body: requests.nothing,
        response: answering(null),
      },
    },
    async (request, reply) => {
      const { id, invitee } = request.params;
      const invited = await inviteAgain(services, signedIn(request).account, id, invitee);
      return invited.ok ? reply.code(204).send() : refuse(reply, invited.error);
    },
  );

  api.delete(
    "/cohorts/:id/invitees/:invitee",
    { ...forTrainers, schema: { summary: "Ask somebody no longer to join", params: cohortParams.invitee, response: answering(null) } },
    async (request, reply) => {
      const { id, invitee } = request.params;
      const withdrawn = await withdrawInvitation(services, signedIn(request).account, id, invitee);
      return withdrawn.ok ? reply.code(204).send() : refuse(reply, withdrawn.error);
    },
  );

  api.delete(
    "/cohorts/:id/members/:learner",
    { ...forTrainers, schema: { summary: "Take a learner out", params: cohortParams.member, response: answering(null) } },
    async (request, reply) => {
      const { id, learner } = request.params;
      const removed = await removeMember(services, signedIn(request).account, id, learner);
      return removed.ok ? reply.code(204).send() : refuse(reply, removed.error);
    },
  );
}
