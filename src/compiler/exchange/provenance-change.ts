import type { Attributes } from "../markdown/mark-attributes.ts";
import type { Provenance, translationStates } from "../schema/common.ts";
import { isHead, type WordsFile, type WordsPart } from "./words-file.ts";

/** Who translated what is imported, and how far it was looked at. */
export interface Credit {
  readonly state: (typeof translationStates)[number];
  readonly by: string | undefined;
  /** Whether the state was given; if not, a text that is only confirmed keeps its own. */
  readonly isGiven: boolean;
}

/** A part to be written, and whether any of its texts changes. */
export interface WrittenPart {
  readonly part: WordsPart;
  readonly hasNewText: boolean;
  /** The source was compared: `of` is written. */
  readonly isConfirmed: boolean;
}

export interface ProvenanceChange {
  readonly top: Attributes;
  /** For parts below the head, those too that are not written but followed the top of the file. */
  readonly parts: ReadonlyMap<WordsPart, Attributes>;
}

/** The person whose name a text would bear although it came from somebody else; undefined where there is none. */
export function namedInstead({ provenance }: WordsFile, part: WordsPart, { by }: Credit): string | undefined {
  const named = part.provenance?.by ?? provenance?.by;
  return by === undefined ? named : undefined;
}

/** What `of`, `state` and `by` become. A part that says nothing of its own follows the top of its file, and has to go on meaning the same. */
export function provenanceChange(file: WordsFile, written: readonly WrittenPart[], credit: Credit): ProvenanceChange {
  const old: Provenance = file.provenance ?? { state: credit.state, by: credit.by };
  const head = written.find(({ part }) => isHead(part));
  const top = head ? headAttributes(file, head, written, credit) : {};
  const now = { state: top.state ?? old.state ?? "machine", by: top.by ?? old.by };
  const parts = new Map<WordsPart, Attributes>();
  for (const part of file.parts) {
    if (isHead(part)) continue;
    const own = written.find((other) => other.part === part);
    const attributes = own ? partAttributes(own, now, credit) : followerAttributes(part, old, now);
    if (Object.values(attributes).some((value) => value !== undefined) || own) parts.set(part, attributes);
  }
  const created = file.provenance === undefined ? { state: credit.state, by: credit.by } : {};
  return { top: { ...top, ...created }, parts };
}

const isCredited = ({ hasNewText }: WrittenPart, { isGiven }: Credit): boolean => hasNewText || isGiven;
const ofPart = ({ part, isConfirmed }: WrittenPart): Attributes => (isConfirmed ? { of: part.hash } : {});

/** A name at the top would become everybody's: where other parts would follow it, the top keeps what it says. */
function headAttributes(file: WordsFile, head: WrittenPart, written: readonly WrittenPart[], credit: Credit): Attributes {
  const others = file.parts.filter((part) => !isHead(part) && part.provenance && !written.some((own) => own.part === part));
  const wouldBeNamed =
    credit.by !== undefined && file.provenance?.by === undefined && others.some(({ provenance }) => provenance?.by === undefined);
  if (!isCredited(head, credit) || wouldBeNamed) return ofPart(head);
  const { state, by } = file.provenance ?? {};
  return {
    ...ofPart(head),
    state: state === credit.state ? undefined : credit.state,
    by: by === credit.by ? undefined : credit.by,
  };
}

function partAttributes(own: WrittenPart, top: { readonly state: string; readonly by: string | undefined }, credit: Credit): Attributes {
  if (!isCredited(own, credit)) return ofPart(own);
  const { state, by } = own.part.provenance ?? {};
  return {
    ...ofPart(own),
    state: (state ?? top.state) === credit.state ? undefined : credit.state,
    by: (by ?? top.by) === credit.by ? undefined : credit.by,
  };
}

function followerAttributes(
  part: WordsPart,
  old: Provenance,
  now: { readonly state: string; readonly by: string | undefined },
): Attributes {
  if (part.provenance === undefined) return {};
  const { state, by } = part.provenance;
  const before = old.state ?? "machine";
  return {
    state: state === undefined && before !== now.state ? before : undefined,
    by: by === undefined && old.by !== now.by ? old.by : undefined,
  };
}
