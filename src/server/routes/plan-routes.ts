import { deleteGroup, putGroup } from "../cohorts/groups.ts";
import { putAssignment, withdrawAssignment } from "../cohorts/plan.ts";
import type { Api, ApiDeps } from "./api-deps.ts";
import { refuse } from "./api-problems.ts";
import { cohortParams, cohortQueries, cohortRequests } from "./cohort-schemas.ts";
import { signedIn } from "./route-rules.ts";
import { answering } from "./schemas.ts";

const forTrainers = { config: { rule: { who: "trainer" } } } as const;

/** Groups and assignments of a cohort. Each change has an id and a version made on the device, and may be sent again. */
export async function planRoutes(api: Api, { services }: ApiDeps): Promise<void> {
  api.put(
    "/cohorts/:id/groups/:group",
    {
      ...forTrainers,
      schema: { summary: "Make or change a group", params: cohortParams.group, body: cohortRequests.group, response: answering(null) },
    },
    async (request, reply) => {
      const { id, group } = request.params;
      const put = await putGroup(services, signedIn(request).account, id, group, request.body);
      return put.ok ? reply.code(204).send() : refuse(reply, put.error);
    },
  );

  api.delete(
    "/cohorts/:id/groups/:group",
    {
      ...forTrainers,
      schema: {
        summary: "Delete a group, and withdraw what is assigned to it",
        params: cohortParams.group,
        querystring: cohortQueries.version,
        response: answering(null),
      },
    },
    async (request, reply) => {
      const { id, group } = request.params;
      const deleted = await deleteGroup(services, signedIn(request).account, id, group, Number(request.query.version));
      return deleted.ok ? reply.code(204).send() : refuse(reply, deleted.error);
    },
  );

  api.put(
    "/cohorts/:id/assignments/:assignment",
    {
      ...forTrainers,
      schema: {
        summary: "Assign work, or change what was assigned",
        params: cohortParams.assignment,
        body: cohortRequests.assignment,
        response: answering(null),
      },
    },
    async (request, reply) => {
      const { id, assignment } = request.params;
      const put = await putAssignment(services, signedIn(request).account, id, assignment, request.body);
      return put.ok ? reply.code(204).send() : refuse(reply, put.error);
    },
  );

  api.delete(
    "/cohorts/:id/assignments/:assignment",
    {
      ...forTrainers,
      schema: {
        summary: "Withdraw an assignment",
        params: cohortParams.assignment,
        querystring: cohortQueries.version,
        response: answering(null),
      },
    },
    async (request, reply) => {
      const { id, assignment } = request.params;
      const withdrawn = await withdrawAssignment(services, signedIn(request).account, id, assignment, Number(request.query.version));
      return withdrawn.ok ? reply.code(204).send() : refuse(reply, withdrawn.error);
    },
  );
}
