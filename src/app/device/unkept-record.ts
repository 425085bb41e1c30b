import { hlcTextFrom } from "#domain/record/hlc.ts";
import type { Statement } from "#domain/record/statement.ts";
import { ok } from "#domain/result.ts";
import type { Device } from "./device.ts";

type UnkeptRecord = Pick<Device, "jot" | "record" | "statementsOfQuiz" | "statementsAbout" | "subscribe" | "drafts" | "course">;

/** Lasts as long as the page: lets a learner practise where the browser gives no database. The screen says that nothing is kept. */
export function createUnkeptRecord(): UnkeptRecord {
  const statements: Statement[] = [];
  const drafts = new Map<string, unknown>();
  return {
    jot: () => undefined,
    record: async (statement) => {
      const counter = statements.length;
      const happened = "happened" in statement ? statement.happened : statement;
      const kept = { ...happened, id: `unkept-${counter}`, at: hlcTextFrom({ ms: 0, counter, device: "0" }), device: "0" };
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
