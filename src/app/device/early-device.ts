import type { Statement } from "#domain/record/statement.ts";
import { err, ok } from "#domain/result.ts";
import { type LeftDrafts, unnamed } from "#offline/drafts/left-drafts.ts";
import { type Jotted, type Journal, statementOf } from "#offline/records/journal.ts";
import type { Device, DeviceProblem, NewStatement } from "./device.ts";
import type { DeviceState } from "./device-holder.ts";
import type { Holder } from "./holder.ts";

/** What a quiz needs of the device. */
export type QuizDevice = Pick<Device, "jot" | "record" | "statementsOfQuiz" | "subscribe" | "drafts" | "course">;

interface Deps {
  readonly holder: Pick<Holder<DeviceState>, "now" | "subscribe">;
  readonly journal: Journal;
  readonly left: LeftDrafts;
  readonly course: Device["course"];
}

/**
 * The device of a learner who was never here, before its database is open: what is answered stands in the journal, half-given answers
 * where those of a page that is left wait. Once the device is open all of it goes there, in the order in which it happened, and this
 * one passes everything on, so that a screen keeps the same device. Where the device turns out to be unavailable nothing is kept, as its
 * screen then says.
 */
export function createEarlyDevice({ holder, journal, left, course }: Deps): QuizDevice {
  const drafts = new Map<string, unknown>();
  const jotted: Jotted[] = journal.waiting().filter(({ owner }) => owner === null);
  const listeners = new Set<() => void>();
  let device: Device | undefined;
  let isUnavailable = false;

  const settled = new Promise<DeviceProblem | undefined>((resolve) => {
    const look = () => {
      const state = holder.now();
      if (!state) return;
      stop();
      if (state.device) void handOver(state.device).then(() => resolve(undefined));
      else {
        if (state.problem.code === "unavailable") isUnavailable = true;
        if (isUnavailable) {
          jotted.forEach(journal.strike);
          left.dropAll(unnamed);
        }
        resolve(state.problem);
      }
    };
    const stop = holder.subscribe(look);
    look();
  });

  /** What cannot be stored now goes on waiting in the journal. */
  async function handOver(opened: Device): Promise<void> {
    device = opened;
    for (const each of [...jotted]) if ((await opened.record(each)).ok) jotted.splice(jotted.indexOf(each), 1);
    for (const [key, value] of drafts) await opened.drafts.save(key, value);
    opened.subscribe(tell);
    tell();
  }
  function tell(): void {
    for (const listener of listeners) listener();
  }

  function jot(statement: NewStatement): Jotted | undefined {
    if (device) return device.jot(statement);
    const written = isUnavailable ? journal.entryOf(null, statement) : journal.jot(null, statement);
    if (written) jotted.push(written);
    return written;
  }
  const statementsHere = (quizId: string): readonly Statement[] =>
    jotted.map(statementOf).filter((statement) => statement.activityId === quizId || statement.quizId === quizId);

  return {
    jot,
    async record(statement) {
      const written = "happened" in statement ? statement : device ? undefined : jot(statement);
      if (written && !device) return ok(statementOf(written));
      const problem = await settled;
      return device ? device.record(statement) : err(problem ?? { code: "failed" });
    },
    async statementsOfQuiz(quizId) {
      if (!device) return statementsHere(quizId);
      await settled;
      return [...statementsHere(quizId), ...(await device.statementsOfQuiz(quizId))];
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    drafts: {
      async load(key) {
        if (!device) return drafts.get(key) ?? left.waiting(unnamed, key)?.value;
        await settled;
        return device.drafts.load(key);
      },
      async save(key, value) {
        if (!device) {
          drafts.set(key, value);
          if (!isUnavailable) left.leave(unnamed, key, value);
          return ok(undefined);
        }
        await settled;
        return device.drafts.save(key, value);
      },
      async remove(key) {
        if (!device) {
          drafts.delete(key);
          return left.drop(unnamed, key);
        }
        await settled;
        await device.drafts.remove(key);
      },
      leave: (key, value) => device?.drafts.leave(key, value),
    },
    course,
  };
}
