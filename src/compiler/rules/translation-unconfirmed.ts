import { type Diagnostic, type Place, warning } from "../diagnostic.ts";
import type { Provenance } from "../schema/common.ts";

/** Once per file: parts without `of`, so that nobody can tell when they become stale. */
export function* unconfirmed(parts: readonly Provenance[], place: Place): Generator<Diagnostic> {
  const count = parts.filter(({ of }) => of === undefined).length;
  if (count > 0)
    yield warning(
      "translation-unconfirmed",
      place,
      `${count} of ${parts.length} parts do not say what they translate: compare them, then run courses accept`,
    );
}
