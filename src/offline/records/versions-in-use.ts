import type { FileHash } from "#domain/pack/manifest.ts";
import { versionsOfOpenRuns } from "#domain/scenario/open-runs.ts";
import type { ConcordDatabase } from "../database.ts";
import { ownersOn } from "./owners-here.ts";
import { createProgressStore } from "./progress-store.ts";
import { statementsFrom } from "./statement-repository.ts";

/**
 * Course versions on which some learner of this device has an attempt at a quiz or a run of a scenario open: it finishes on the version it
 * began with. Undefined when a record could not be read, so that nobody takes an attempt for none.
 */
export async function versionsInUse(db: ConcordDatabase): Promise<ReadonlySet<FileHash> | undefined> {
  const versions = new Set<FileHash>();
  for (const owner of await ownersOn(db)) {
    const store = createProgressStore(db, owner);
    const read = await store.refresh();
    if (!read.ok && read.error.code !== "device-full") return undefined; // a full device shows what it read, and cannot keep the sum of it
    const { quizzes, activities } = store.now();
    for (const { open } of quizzes.values()) if (open?.courseVersion !== undefined) versions.add(open.courseVersion);
    const begun = [...activities.keys()].map((activityId) => [owner, activityId]);
    const rows = await db.statements.where("[owner+statement.activityId]").anyOf(begun).toArray();
    for (const version of versionsOfOpenRuns(statementsFrom(rows))) versions.add(version);
  }
  return versions;
}
