import { type Diagnostic, error, type Place } from "../diagnostic.ts";
import { type Provenance, translationStates } from "../schema/common.ts";

/** A translation says how far it has been looked at; a person who reviewed it is named. */
export function* stateMissing({ state, by }: Provenance, place: Place): Generator<Diagnostic> {
  if (state === undefined)
    yield error("state-missing", place, `say how far this translation was looked at: state: ${translationStates.join(", ")}`);
  if (state === "reviewed" && by === undefined) yield error("state-missing", place, "a reviewed translation names the person: by: …");
}
