import type { YamlPath } from "../source/read-yaml.ts";
import type { YamlText } from "../source/yaml-text.ts";
import type { SegmentForm, WordsSegment } from "./words-file.ts";

const aboutTranslation = new Set(["lang", "of", "state", "by"]);
/** Lists and texts that each language writes for itself. */
const rewritten = new Set(["hints", "accept", "forms"]);

/** Every text below `value` of the source, in its order, with what the translation has in its place. A list of texts is one segment. */
export function yamlSegments(
  folder: string,
  path: YamlPath,
  source: unknown,
  translation: unknown,
  markdown: readonly YamlText[],
): readonly WordsSegment[] {
  const forms = new Map(markdown.map((text) => [text.path.join("/"), text.form]));
  const segment = (at: YamlPath, text: string, form: SegmentForm): WordsSegment => ({
    id: `${folder}#${at.join("/")}`,
    path: at,
    source: text,
    target: textOf(valueAt(translation, at.slice(path.length))),
    form,
    free: at.some((key) => rewritten.has(String(key))),
    kind: at.slice(path.length).join(" "),
  });
  const walk = (value: unknown, at: YamlPath): readonly WordsSegment[] => {
    if (typeof value === "string") return [segment(at, value, forms.get(at.join("/")) ?? "plain")];
    if (Array.isArray(value)) return value.length === 0 ? [] : [segment(at, textOf(value), "list")];
    return isRecord(value)
      ? Object.entries(value).flatMap(([key, part]) => (aboutTranslation.has(key) ? [] : walk(part, [...at, key])))
      : [];
  };
  return walk(source, path);
}

/** A text, or the entries of a list, one a line; empty for anything else. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return "";
  return value.map((entry) => String(entry).replace(/\s*\n\s*/g, " ")).join("\n");
}

const valueAt = (value: unknown, path: YamlPath): unknown =>
  path.reduce<unknown>((at, key) => (isRecord(at) && Object.hasOwn(at, key) ? at[key] : undefined), value);

export const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
