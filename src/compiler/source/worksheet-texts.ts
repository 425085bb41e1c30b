import type { WorksheetWordsYaml } from "../schema/worksheet-schema.ts";
import type { YamlPath } from "./read-yaml.ts";
import type { YamlText } from "./yaml-text.ts";

/** The Markdown texts of a worksheet. Titles, labels, messages and criteria are plain. */
export function worksheetTexts({ intro, given, steps, model }: WorksheetWordsYaml): readonly YamlText[] {
  return [
    paragraphs(["intro"], intro),
    ...Object.entries(given).map(([id, { text }]) => paragraphs(["given", id, "text"], text)),
    ...Object.entries(steps).flatMap(([id, { text }]) => (text === undefined ? [] : [paragraphs(["steps", id, "text"], text)])),
    ...Object.entries(model).map(([field, text]) => paragraphs(["model", field], text)),
  ];
}

const paragraphs = (path: YamlPath, text: string): YamlText => ({ path, text, form: "paragraphs" });
