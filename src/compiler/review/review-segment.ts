import type { Nodes } from "mdast";
import type { CiteRef, TranslationState } from "#domain/course/text.ts";
import type { Locale } from "#domain/locale.ts";
import { linkTargets } from "../markdown/links.ts";
import { parseMarkdown } from "../markdown/parse-markdown.ts";
import type { Provenance } from "../schema/common.ts";
import { provenanceKeys } from "../source/source-hash.ts";
import type { YamlText } from "../source/yaml-text.ts";

/** One file of translated words, with the parts that are reviewed one by one. */
export interface ReviewFile {
  readonly file: string;
  readonly format: "md" | "yaml";
  readonly sourceLang: Locale;
  /** Where it stands, from the course inwards, in the source language. */
  readonly path: readonly string[];
  readonly segments: readonly ReviewSegment[];
}

/** The smallest part that is confirmed, and labelled for readers, on its own. */
export interface ReviewSegment {
  /** Unique in the file; "" is what the keys at the top of the file speak for. */
  readonly part: string;
  readonly kind: string;
  /** Standing and basis of a block as written. */
  readonly standing?: string | undefined;
  readonly status: "current" | "stale" | "unconfirmed" | "missing";
  readonly state: TranslationState | undefined;
  readonly by: string | undefined;
  /** Whether `state` or `by` stand in the part itself. */
  readonly ownState: boolean;
  /** Line of the part in the translated file, from 1; the top has none. */
  readonly line: number | undefined;
  readonly sourceHash: string;
  /** Undefined where nothing is translated. */
  readonly translationHash: string | undefined;
  readonly texts: readonly TextPair[];
  readonly terms: readonly string[];
  readonly cites: readonly CiteRef[];
}

/** A text and its translation. `at`: its place in the segment, e.g. `choices/seal/why`. */
export interface TextPair {
  readonly at: string;
  readonly source: readonly Nodes[];
  readonly translation: readonly Nodes[];
}

export interface Side {
  readonly provenance: Provenance;
  readonly hash: string;
  readonly texts: ReadonlyMap<string, readonly Nodes[]>;
}

interface SegmentParts extends Pick<ReviewSegment, "part" | "kind" | "standing" | "line"> {
  readonly source: Omit<Side, "provenance">;
  readonly translation: Side | undefined;
  /** What the file says of the parts that say nothing themselves. */
  readonly file: Provenance | undefined;
  readonly cites: readonly CiteRef[];
}

export function segmentFrom({ source, translation, file, cites, ...rest }: SegmentParts): ReviewSegment {
  const own = translation?.provenance;
  const nodes = [...source.texts.values()].flat();
  return {
    ...rest,
    status: own === undefined ? "missing" : own.of === undefined ? "unconfirmed" : own.of === source.hash ? "current" : "stale",
    state: own && (own.state ?? file?.state ?? "machine"),
    by: own && (own.by ?? file?.by),
    ownState: rest.part !== "" && (own?.state !== undefined || own?.by !== undefined),
    sourceHash: source.hash,
    translationHash: translation?.hash,
    texts: [...new Set([...source.texts.keys(), ...(translation?.texts.keys() ?? [])])].map((at) => ({
      at,
      source: source.texts.get(at) ?? [],
      translation: translation?.texts.get(at) ?? [],
    })),
    terms: [...new Set(linkTargets(nodes, "term:"))],
    cites: [...new Set([...cites, ...linkTargets(nodes, "cite:")])],
  };
}

/** Every text of a YAML value in the order of the file, by its place; those in `marked` are Markdown. */
export function textsOf(value: unknown, marked: ReadonlySet<string>, prefix = ""): ReadonlyMap<string, readonly Nodes[]> {
  const texts = new Map<string, readonly Nodes[]>();
  const walk = (part: unknown, at: string): void => {
    if (typeof part === "string") {
      const isMarked = marked.has(prefix === "" ? at : `${prefix}/${at}`);
      texts.set(at, isMarked ? parseMarkdown(part).children : [{ type: "text", value: part }]);
    } else if (typeof part === "object" && part !== null) {
      for (const [key, inner] of Object.entries(part)) if (!provenanceKeys.has(key)) walk(inner, at === "" ? key : `${at}/${key}`);
    }
  };
  walk(value, "");
  return texts;
}

export const markedPaths = (texts: readonly YamlText[]): ReadonlySet<string> => new Set(texts.map(({ path }) => path.join("/")));
