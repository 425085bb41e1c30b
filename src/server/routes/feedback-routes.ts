import { putComment, putMark } from "../cohorts/feedback.ts";
import type { Api, ApiDeps } from "./api-deps.ts";
import { refuse } from "./api-problems.ts";
import { cohortParams, cohortRequests } from "./cohort-schemas.ts";
import { signedIn } from "./route-rules.ts";
import { answering } from "./schemas.ts";

const forTrainers = { config: { rule: { who: "trainer" } } } as const;

/** Comments and marks for one learner of a cohort. */
export async function feedbackRoutes(api: Api, { services }: ApiDeps): Promise<void> {
  api.put(
    "/cohorts/:id/learners/:learner/comments/:comment",
    {
      ...forTrainers,
      schema: {
        summary: "Write, change or take back a comment",
        params: cohortParams.comment,
        body: cohortRequests.comment,
        response: answering(null),
      },
    },
    async (request, reply) => {
      const { id: cohort, learner, comment: id } = request.params;
      const put = await putComment(services, signedIn(request).account, { cohort, learner, id }, request.body);
      return put.ok ? reply.code(204).send() : refuse(reply, put.error);
    },
  );

  api.put(
    "/cohorts/:id/learners/:learner/marks/:mark",
    {
      ...forTrainers,
      schema: { summary: "Mark a case analysis", params: cohortParams.mark, body: cohortRequests.mark, response: answering(null) },
    },
    async (request, reply) => {
      const { id: cohort, learner, mark: id } = request.params;
      const put = await putMark(services, signedIn(request).account, { cohort, learner, id }, request.body);
      return put.ok ? reply.code(204).send() : refuse(reply, put.error);
    },
  );
}
