import { error, type Report } from "../diagnostic.ts";
import { checkCharacters, checkNodesAt } from "../markdown/check-nodes.ts";
import { parseMarkdown } from "../markdown/parse-markdown.ts";
import type { YamlFile } from "./read-yaml.ts";
import { yamlTexts } from "./source-hash.ts";
import type { YamlText } from "./yaml-text.ts";

/** Reports hidden characters in any text of the file, and what Markdown texts may not hold. */
export function checkYamlTexts(file: YamlFile<unknown>, markdown: readonly YamlText[], report: Report): void {
  const checked = new Set(markdown.map(({ path }) => `/${path.join("/")}`));
  for (const [path, text] of yamlTexts(file.value)) {
    const parts = path.split("/").slice(1);
    if (!checked.has(path)) checkCharacters(text, file.place(parts, parts.join(".")), report);
  }
  for (const { path, text, form } of markdown) {
    const place = file.place(path, path.join("."));
    const nodes = parseMarkdown(text).children;
    for (const node of nodes) {
      const allowed = node.type === "paragraph" || (form === "paragraphs" && node.type === "list");
      if (!allowed)
        report(
          error("node-allowed", place, `this reads as ${node.type}: write ${form === "line" ? "one paragraph" : "paragraphs or lists"}`),
        );
    }
    if (form === "line" && nodes.length > 1) report(error("node-allowed", place, "this text is one paragraph"));
    checkNodesAt(place, text, nodes, report);
  }
}
