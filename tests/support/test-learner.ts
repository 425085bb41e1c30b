import type { Device } from "#app/device/device.ts";
import type { Result } from "#domain/result.ts";
import type { ConcordDatabase } from "#offline/database.ts";
import { createDraftRepository } from "#offline/drafts/draft-repository.ts";
import { createJournal } from "#offline/records/journal.ts";
import { createStatementRepository } from "#offline/records/statement-repository.ts";
import { fixtureSource } from "./fixture-pages.ts";
import { noLeftDrafts, type TestDisk, testClock, testIds } from "./test-device.ts";

const owner = "anon:1";
let tabs = 0;

type TestTab = Pick<Device, "jot" | "record" | "statementsOfQuiz" | "statementsAbout" | "subscribe" | "drafts" | "course"> & {
  readonly db: ConcordDatabase;
  /** As opening a device does. */
  takeWaiting(): Promise<unknown>;
};

/** A tab of a learner's device: the parts that activities use, over the real repositories. */
export async function openTab(disk: TestDisk): Promise<TestTab> {
  const db = await disk.open();
  const clock = testClock();
  tabs += 1;
  const ids = testIds(tabs * 1000);
  const journal = createJournal(disk.localStorage, clock, ids);
  const statements = createStatementRepository({ db, clock, ids, journal });
  const drafts = createDraftRepository(db, clock, noLeftDrafts);
  return {
    db,
    takeWaiting: () => statements.takeWaiting(),
    jot: (statement) => journal.jot(owner, statement),
    record: (statement) => ("happened" in statement ? statements.take(statement) : statements.record(owner, statement)),
    statementsOfQuiz: async (quizId) => valueFrom(await statements.ofQuiz(owner, quizId)),
    statementsAbout: async (activityId) => valueFrom(await statements.about(owner, activityId)),
    subscribe: (listener) => statements.observe(owner, listener),
    drafts: {
      load: async (key) => valueFrom(await drafts.load(owner, key)),
      save: (key, value) => drafts.save(owner, key, value),
      remove: async (key) => void valueFrom(await drafts.remove(owner, key)),
      leave: (key, value) => drafts.leave(owner, key, value),
    },
    course: async (id, locale) => {
      const { outline, words } = await fixtureSource.course(locale, id);
      return { outline, words };
    },
  };
}

function valueFrom<T>(result: Result<T, { readonly code: string }>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}
