import { createLeftDrafts } from "#offline/drafts/left-drafts.ts";
import { createJournal } from "#offline/records/journal.ts";
import { randomUuid } from "./random-uuid.ts";

/** Undefined where the browser refuses it (private mode, policy). */
const storage: Storage | undefined = (() => {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
})();

const clock = { now: () => Date.now() };

/** The journal of this device, which every tab of it shares. */
export const journalHere = createJournal(storage, clock, { uuid: randomUuid });

/** The drafts that a page left behind on this device. */
export const leftHere = createLeftDrafts(storage, clock);
