import type { CiteRef } from "#domain/course/text.ts";
import type { InstrumentId } from "#domain/reference/library.ts";

/** The instrument of a reference. */
export const instrumentOf = (ref: CiteRef): InstrumentId => ref.split(":", 1)[0] ?? ref;
/** What of a reference names a place inside its instrument; also the mark of that place in the instrument's page. */
export const pinpointOf = (ref: CiteRef): string | undefined => (ref.includes(":") ? ref.slice(ref.indexOf(":") + 1) : undefined);
