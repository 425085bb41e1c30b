import { formFrom } from "#domain/worksheet/find-forms.ts";
import { type Diagnostic, error } from "../diagnostic.ts";
import type { WorksheetWordsYaml, WorksheetYaml } from "../schema/worksheet-schema.ts";
import type { YamlFile } from "../source/read-yaml.ts";
import type { ModuleRule } from "./rule.ts";

/** Every part of a worksheet has words (`words-missing`), and nothing else has (`words-extra`). */
export const worksheetWords: ModuleRule = function* ({ module, course }) {
  for (const { yaml, words } of module.worksheets) {
    const hasNote = words.get(course.sourceLang)?.value.note !== undefined;
    for (const file of words.values()) {
      yield* compareWords(yaml.value, file);
      yield* compareIds(file, [], hasNote ? ["note"] : [], file.value.note === undefined ? {} : { note: file.value.note });
    }
  }
};

function* compareWords(
  { given, steps, fields, rules, criteria, model }: WorksheetYaml,
  file: YamlFile<WorksheetWordsYaml>,
): Generator<Diagnostic> {
  const words = file.value;
  const compare = (part: keyof WorksheetWordsYaml, ids: readonly string[]) => compareIds(file, [part], ids, words[part] as object);
  const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  yield* compare("given", idsOf(given));
  yield* compare("steps", idsOf(steps));
  yield* compare("fields", idsOf(fields));
  for (const field of fields) {
    const own = words.fields[field.id];
    const options = "options" in field ? field.options : [];
    if (own) yield* compareIds(file, ["fields", field.id, "options"], options, own.options ?? {});
  }
  yield* compare("rules", idsOf(rules));
  for (const { id, check } of rules) {
    const { forms } = words.rules[id] ?? {};
    const place = file.place(["rules", id], id);
    const needsForms = check === "avoids" || check === "mentions";
    if (words.rules[id] && needsForms && forms === undefined) yield error("words-missing", place, `rule ${check} needs its forms`);
    if (!needsForms && forms !== undefined) yield error("words-extra", place, `rule ${check} has no forms`);
    for (const form of forms ?? []) if (formFrom(form) === "") yield error("words-missing", place, `the form "${form}" has no letters`);
  }
  yield* compare("criteria", Object.keys(criteria));
  yield* compare("model", model);
}

function* compareIds(file: YamlFile<unknown>, path: readonly string[], ids: readonly string[], words: object): Generator<Diagnostic> {
  const written = Object.keys(words);
  for (const id of ids)
    if (!written.includes(id)) yield error("words-missing", file.place(path, id), `${[...path, id].join(".")} is missing`);
  for (const id of written)
    if (!ids.includes(id)) yield error("words-extra", file.place([...path, id], id), "the structure has no such id");
}
