import { createJournal } from "#offline/records/journal.ts";
import { randomUuid } from "./random-uuid.ts";

/** Undefined where the browser refuses it (private mode, policy). */
export const storageHere: Storage | undefined = (() => {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
})();

/** The journal of this device, which every tab of it shares. */
export const journalHere = createJournal(storageHere, { now: () => Date.now() }, { uuid: randomUuid });
