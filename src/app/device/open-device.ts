import { ok, type Result } from "#domain/result.ts";
import { openDatabase } from "#offline/database.ts";
import { createDraftRepository } from "#offline/drafts/draft-repository.ts";
import { activeOwner } from "#offline/records/owner.ts";
import { createProgressStore } from "#offline/records/progress-store.ts";
import { createStatementRepository } from "#offline/records/statement-repository.ts";
import { pageSource } from "../page-source.ts";
import type { Training } from "../training/training.ts";
import type { CohortsHere, Device, DeviceProblem, DeviceSync } from "./device.ts";
import { journalHere, leftHere } from "./journal-here.ts";
import { randomUuid } from "./random-uuid.ts";

/** Opens database, record and courses of this device; the only place of the app that makes a clock and random ids. */
export async function openDevice(): Promise<Result<Device, DeviceProblem>> {
  const opened = await openDatabase({ name: "concord", indexedDB: globalThis.indexedDB, IDBKeyRange: globalThis.IDBKeyRange });
  if (!opened.ok) return opened;
  const deps = { db: opened.value, clock: { now: () => Date.now() }, ids: { uuid: randomUuid }, journal: journalHere };
  const known = await activeOwner(deps.db, deps.ids);
  if (!known.ok) return known;
  const owner = known.value;

  const statements = createStatementRepository(deps);
  const progress = createProgressStore(deps.db, owner);
  const drafts = createDraftRepository(deps.db, deps.clock, leftHere);
  const files = async () => (await import("./record-files.ts")).createRecordFiles({ ...deps, left: leftHere, statements }, owner, progress);
  let sync: DeviceSync | undefined;
  let training: Training | undefined;
  let cohorts: CohortsHere | undefined;
  let isFull = !(await statements.takeWaiting()).ok;
  const read = await progress.refresh();
  if (!read.ok) return read;
  statements.observe(owner, () => void progress.refresh());

  return ok({
    jot: (statement) => (isFull ? undefined : journalHere.jot(owner, statement)),
    record: async (statement) => {
      const before = isFull ? await statements.takeWaiting() : ok(undefined); // what was answered first comes first
      const kept = before.ok ? await ("happened" in statement ? statements.take(statement) : statements.record(owner, statement)) : before;
      isFull = !kept.ok;
      return kept;
    },
    statementsOfQuiz: async (quizId) => {
      const found = await statements.ofQuiz(owner, quizId);
      return found.ok ? found.value : [];
    },
    statementsAbout: async (activityId) => {
      const found = await statements.about(owner, activityId);
      return found.ok ? found.value : [];
    },
    statements: async () => {
      const found = await statements.allOf(owner);
      return found.ok ? found.value : [];
    },
    progress: progress.now,
    subscribe: progress.subscribe,
    drafts: {
      load: async (key) => {
        const found = await drafts.load(owner, key);
        return found.ok ? found.value : undefined;
      },
      save: (key, value) => drafts.save(owner, key, value),
      remove: async (key) => void (await drafts.remove(owner, key)),
      leave: (key, value) => drafts.leave(owner, key, value),
    },
    course: (id, locale) => pageSource.course(locale, id).catch(() => undefined),
    activity: (locale, course, activity) => pageSource.activity(locale, course, activity),
    hasAccount: !owner.startsWith("anon:"),
    sync: (open) => {
      sync ??= open(deps, owner);
      return sync;
    },
    training: (open) => {
      training ??= open(deps, owner);
      return training;
    },
    cohorts: (open) => {
      cohorts ??= open(deps, owner);
      return cohorts;
    },
    courses: async () => (await import("./open-courses.ts")).openCourses(deps),
    files: {
      export: async () => (await files()).export(),
      import: async (text, adopt) => (await files()).import(text, adopt),
      erase: async () => (await files()).erase(),
    },
  });
}
