import type { CiteRef } from "#domain/course/text.ts";

/** Splits `ilc-articles:49(1)` into library id and pinpoint; an entry without pinpoints has none. */
export function splitCiteRef(ref: CiteRef): { readonly instrument: string; readonly pinpoint?: string } {
  const colon = ref.indexOf(":");
  return colon === -1 ? { instrument: ref } : { instrument: ref.slice(0, colon), pinpoint: ref.slice(colon + 1) };
}

/** References of a `cite` attribute, in their order. */
export const citeRefsFrom = (attribute: string | undefined): readonly CiteRef[] => (attribute ?? "").split(/\s+/).filter(Boolean);
