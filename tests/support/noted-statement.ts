import { randomUUID } from "node:crypto";
import type { Statement } from "#domain/record/statement.ts";

/** A statement that needs no course: a note. */
export const notedStatement = (note: string, id: string = randomUUID()): Statement => ({
  id,
  verb: "noted",
  activityId: "responsibility/aim",
  locale: "ar",
  at: "001700000000000-00000-d1",
  device: "d1",
  result: { note },
});
