import type { YamlPath } from "./read-yaml.ts";

/** One text of a YAML file that is Markdown: paragraphs, or a single line. */
export interface YamlText {
  readonly path: YamlPath;
  readonly text: string;
  readonly form: "paragraphs" | "line";
}
