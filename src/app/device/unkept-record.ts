import { hlcTextFrom } from "#domain/record/hlc.ts";
import type { Statement } from "#domain/record/statement.ts";
import { ok } from "#domain/result.ts";
import type { Device } from "./device.ts";

/** Lasts as long as the page: lets a learner practise where the browser gives no database. The screen says that nothing is kept. */
export function createUnkeptRecord(): Pick<Device, "record" | "statementsOfQuiz" | "statementsAbout" | "subscribe" | "drafts" | "course"> {
  const statements: Statement[] = [];
  const drafts = new Map<string, unknown>();
  return {
    record: async (statement) => {
      const counter = statements.length;
      const kept = { ...statement, id: `unkept-${counter}`, at: hlcTextFrom({ ms: 0, counter, device: "0" }), device: "0" };
      statements.push(kept);
      return ok(kept);
    },
    statementsOfQuiz: async (quizId) => statements.filter((statement) => statement.activityId === quizId || statement.quizId === quizId),
    statementsAbout: async (activityId) => statements.filter((statement) => statement.activityId === activityId),
    subscribe: () => () => undefined,
    drafts: {
      load: async (key) => drafts.get(key),
      save: async (key, value) => ok(void drafts.set(key, value)),
      remove: async (key) => void drafts.delete(key),
      leave: () => undefined,
    },
    course: async () => undefined,
  };
}
