import { Type } from "typebox";
import { uuid } from "../routes/schemas.ts";

/** An activity or an item, `course/id`. */
const ofCourse = Type.String({ minLength: 3, maxLength: 200, pattern: "^[a-z0-9-]+/[a-z0-9-]+$" });
const closed = { additionalProperties: false } as const;

export const cohortParams = Type.Object({ id: uuid });
export const learnerParams = Type.Object({ id: uuid, learner: uuid });
export const itemsQuery = Type.Object({ quiz: Type.Optional(ofCourse) }, closed);
export const newLiveBody = Type.Object({ quiz: ofCourse }, closed);
export const closeItemBody = Type.Object({ item: ofCourse }, closed);

const moment = Type.String({ format: "date-time" });
export const liveAnswer = Type.Object({
  id: uuid,
  cohort: uuid,
  quiz: Type.String(),
  startedAt: moment,
  closed: Type.Array(Type.String()),
});
