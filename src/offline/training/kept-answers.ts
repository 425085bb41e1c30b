import { Dexie } from "dexie";
import type { Result } from "#domain/result.ts";
import type { AnswerRow, ConcordDatabase, Owner } from "../database.ts";
import { type DeviceProblem, stored } from "../device-problem.ts";

/** So many answers are kept for an account; the one that was read longest ago goes first. */
const answersPerOwner = 200;

/** What a trainer has read, for when there is no network. Pages about learners: they belong to the account and go with its data. */
export function createKeptAnswers(db: ConcordDatabase) {
  return {
    load: (owner: Owner, path: string): Promise<Result<AnswerRow | undefined, DeviceProblem>> =>
      stored(() => db.answers.get([owner, path])),

    /** Keeps what the route answered when it was asked at this time. */
    keep: (owner: Owner, path: string, body: unknown, readAtMs: number): Promise<Result<void, DeviceProblem>> =>
      stored(() =>
        db.transaction("rw", db.answers, async () => {
          await db.answers.put({ owner, path, body, readAtMs });
          const all = db.answers.where("[owner+readAtMs]").between([owner, Dexie.minKey], [owner, Dexie.maxKey]);
          const tooMany = (await all.count()) - answersPerOwner;
          if (tooMany > 0) await db.answers.bulkDelete(await all.limit(tooMany).primaryKeys());
        }),
      ),

    /** Forgets the answer of a route and of those below it: the account may not read them any more, or they are gone. */
    drop: (owner: Owner, path: string): Promise<Result<void, DeviceProblem>> =>
      stored(() =>
        db.transaction("rw", db.answers, async () => {
          await db.answers.delete([owner, path]);
          await db.answers
            .where("[owner+path]")
            .between([owner, `${path}/`], [owner, `${path}/\uffff`])
            .delete();
        }),
      ),
  };
}
