import { createHash } from "node:crypto";

const folded = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim();

/** What a translation notes as `of`: 8 digits, the same for texts that differ only in white space or composition. */
export function sourceHash(text: string): string {
  return createHash("sha256").update(folded(text)).digest("hex").slice(0, 8);
}

/** Keys of a words file that are about the translation. */
export const provenanceKeys: ReadonlySet<string> = new Set(["lang", "of", "state", "by"]);

/** Every text of a YAML value with its path, sorted by path; the keys about the translation are left out. */
export function yamlTexts(value: unknown, path = ""): readonly (readonly [path: string, text: string])[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value)
    .filter(([key, part]) => part !== undefined && !provenanceKeys.has(key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, part]) => yamlTexts(part, `${path}/${key}`));
}

/** The hash of all words of a YAML value, whatever the order of its keys. */
export function yamlHash(value: unknown): string {
  return sourceHash(
    yamlTexts(value)
      .map(([path, text]) => `${path} ${text}`)
      .join("\n"),
  );
}
