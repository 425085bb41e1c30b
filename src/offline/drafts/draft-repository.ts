import type { Clock } from "#domain/record/clock.ts";
import type { Result } from "#domain/result.ts";
import type { ConcordDatabase, Owner } from "../database.ts";
import { type DeviceProblem, stored } from "../device-problem.ts";
import type { LeftDrafts } from "./left-drafts.ts";

/** Half-given answers and worksheets, by a key that the screen chooses. They never leave the device and are in no export. */
export function createDraftRepository(db: ConcordDatabase, clock: Clock, left: LeftDrafts) {
  return {
    /**
     * `undefined` when there is none. The value is for its screen to parse. What was left with the page is put in its place first, and goes
     * on waiting where that cannot be written.
     */
    load: (owner: Owner, key: string): Promise<Result<unknown, DeviceProblem>> =>
      stored(async () => {
        const [row, newer] = [await db.drafts.get([owner, key]), left.waiting(owner, key)];
        const isNewest = newer && !(row && row.savedAtMs > newer.savedAtMs);
        if (!isNewest || (await stored(() => db.drafts.put({ owner, key, ...newer }))).ok) left.drop(owner, key);
        return isNewest ? newer.value : row?.value;
      }),
    /** Keeps the value when it returns, for a page that is being left: `save` may not get that far. The value must be one that JSON keeps. */
    leave: (owner: Owner, key: string, value: unknown): void => left.leave(owner, key, value),
    /** The value must be one that structured cloning keeps. */
    save: (owner: Owner, key: string, value: unknown): Promise<Result<void, DeviceProblem>> =>
      stored(async () => void (await db.drafts.put({ owner, key, value, savedAtMs: clock.now() }))),
    remove: (owner: Owner, key: string): Promise<Result<void, DeviceProblem>> => {
      left.drop(owner, key);
      return stored(() => db.drafts.delete([owner, key]));
    },
  };
}
