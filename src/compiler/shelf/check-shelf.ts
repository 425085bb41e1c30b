import type { CiteRef } from "#domain/course/text.ts";
import { splitCiteRef } from "../cite/cite-ref.ts";
import { parsePinpoint } from "../cite/pinpoint.ts";
import { type Diagnostic, error, type Place } from "../diagnostic.ts";
import type { Reference } from "../reference/reference.ts";
import { checkStale } from "../rules/translation-stale.ts";
import { referenceEntries } from "./reference-entries.ts";
import { referenceSource } from "./reference-text.ts";

/** What is wrong with the reference shelf itself, whoever uses it. */
export function* checkShelf(reference: Reference): Generator<Diagnostic> {
  for (const { structure, ids, languages } of referenceEntries(reference)) {
    const known = new Set(ids);
    for (const { file, entries } of languages) {
      for (const { id, path, provenance, of } of entries) {
        if (!known.has(id)) yield error("reference-known", file.place(path), `"${id}" is not in ${structure}`);
        if (of !== undefined) yield* checkStale(`"${id}"`, provenance, of, file.place(path));
      }
    }
    const english = languages.find(({ locale }) => locale === referenceSource);
    const worded = new Set(english?.entries.map(({ id }) => id));
    for (const id of ids.filter((each) => !worded.has(each)))
      yield error("reference-words", { file: structure, at: id }, `"${id}" has no English words`);
  }
  yield* checkNames(reference);
  yield* checkTerms(reference);
  yield* checkTimeline(reference);
  yield* checkPositions(reference);
}

/** Other languages may lack a name that is certain; then the English one stands for it. */
function* checkNames({ glossary, library }: Reference): Generator<Diagnostic> {
  for (const [folder, entries] of [
    ["glossary", [...glossary.values()].map(({ id, words }) => ({ id, english: words.en, name: words.en?.term }))],
    ["library", [...library.values()].map(({ id, words }) => ({ id, english: words.en, name: words.en?.title }))],
  ] as const)
    for (const { id, english, name } of entries)
      if (english && name === undefined)
        yield error("reference-words", { file: `${folder}/en.yaml`, at: id }, `"${id}" has no English name`);
}

function* checkTerms({ glossary, library }: Reference): Generator<Diagnostic> {
  for (const { id, cite, words } of glossary.values()) {
    yield* checkCites(cite, library, { file: "glossary/glossary.yaml", at: id });
    if (words.en && cite.length === 0 && words.en.source === undefined)
      yield error("reference-words", { file: "glossary/en.yaml", at: id }, `"${id}" cites nothing: it needs a source in words`);
  }
}

function* checkTimeline({ timeline, library }: Reference): Generator<Diagnostic> {
  for (const { id, cite } of timeline?.events ?? []) yield* checkCites(cite, library, { file: "timeline/timeline.yaml", at: id });
}

function* checkPositions({ positions, library, glossary }: Reference): Generator<Diagnostic> {
  const views = new Map(positions?.points.map((point) => [point.id, new Set(point.views)]));
  const at = (id: string): Place => ({ file: "positions/positions.yaml", at: id });
  for (const { id, term, cite } of positions?.points ?? []) {
    if (term !== undefined && !glossary.has(term)) yield error("reference-known", at(id), `term "${term}" is not in the glossary`);
    yield* checkCites(cite, library, at(id));
  }
  for (const { id, topics, cite } of positions?.positions ?? []) {
    yield* checkCites(cite, library, at(id));
    for (const [point, view] of Object.entries(topics))
      if (views.get(point)?.has(view) === false) yield error("reference-known", at(id), `"${view}" is no view of point "${point}"`);
  }
}

function* checkCites(refs: readonly CiteRef[], library: Reference["library"], place: Place): Generator<Diagnostic> {
  for (const ref of refs) {
    const { instrument, pinpoint } = splitCiteRef(ref);
    const form = library.get(instrument)?.pinpoint;
    if (form === undefined) yield error("reference-known", place, `"${ref}" is not in the library`);
    else if (pinpoint !== undefined && parsePinpoint(form, pinpoint) === null)
      yield error("reference-known", place, `"${ref}": ${instrument} has no such place`);
  }
}
