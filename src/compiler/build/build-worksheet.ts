import type { WorksheetField, WorksheetRule, WorksheetStructure, WorksheetWords } from "#domain/course/worksheet.ts";
import type { Locale } from "#domain/locale.ts";
import { formFrom } from "#domain/worksheet/find-forms.ts";
import type { Reference } from "../reference/reference.ts";
import type { FieldYaml, WorksheetWordsYaml, WorksheetYaml } from "../schema/worksheet-schema.ts";
import type { WorksheetSource } from "../source/course-source.ts";
import { yamlHash } from "../source/source-hash.ts";
import { worksheetCites } from "../source/worksheet-cites.ts";
import { createTextCompiler, type TextCompiler } from "./compile-text.ts";
import { defined } from "./defined.ts";
import { wordsProvenance } from "./provenance.ts";

/** The language-free file of a worksheet that has no errors. */
export function buildWorksheetStructure({ yaml }: WorksheetSource): WorksheetStructure {
  const { id, given, clock, steps, fields, rules, criteria, model, result } = yaml.value;
  return defined({
    format: 1 as const,
    id,
    kind: "worksheet" as const,
    given: someOf(given.map(defined)),
    clock,
    steps: someOf(steps.map(defined)),
    fields: fields.map(buildField),
    rules: rules.map(buildRule),
    criteria: Object.entries(criteria).map(([criterion, { points, cite }]) => ({ id: criterion, points, cite })),
    model: someOf(model),
    result,
  });
}

/** Undefined for an empty list, which the file leaves out. */
const someOf = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);

const buildField = (field: FieldYaml): WorksheetField => defined({ ...field, when: field.when && defined(field.when) });

function buildRule(rule: WorksheetYaml["rules"][number]): WorksheetRule {
  return rule.check === "clash" ? defined({ ...rule, of: rule.of.map(defined) }) : defined(rule);
}

/** The words of a worksheet in one language that has a words file. */
export function buildWorksheetWords(
  worksheet: WorksheetSource,
  locale: Locale,
  sourceLang: Locale,
  reference: Reference,
): WorksheetWords | null {
  const source = worksheet.words.get(sourceLang)?.value;
  const own = worksheet.words.get(locale)?.value;
  if (source === undefined || own === undefined) return null;
  const refs = [...worksheetCites(worksheet.yaml.value)].map(({ ref }) => ref);
  const compiler = createTextCompiler(locale, refs, reference);
  return {
    ...wordsProvenance(own, yamlHash(source), locale, sourceLang),
    title: own.title,
    intro: compiler.paragraphs(own.intro),
    ...partsFrom(own, compiler),
    fields: mapValues(own.fields, defined),
    rules: mapValues(own.rules, ({ message, forms }) => defined({ message, forms: forms?.map(formFrom) })),
    criteria: own.criteria,
    cites: compiler.cites(),
  };
}

/** The words of the parts that a worksheet may do without. */
function partsFrom({ note, given, steps, model }: WorksheetWordsYaml, { paragraphs }: TextCompiler) {
  return defined({
    note,
    given: someValues(given, ({ title, from, text }) => defined({ title, from, text: paragraphs(text) })),
    steps: someValues(steps, ({ title, text }) => defined({ title, text: text === undefined ? undefined : paragraphs(text) })),
    model: someValues(model, (text) => paragraphs(text)),
  });
}

const mapValues = <From, To>(record: { readonly [id: string]: From }, to: (value: From) => To): { readonly [id: string]: To } =>
  Object.fromEntries(Object.entries(record).map(([id, value]) => [id, to(value)]));

const someValues = <From, To>(record: { readonly [id: string]: From }, to: (value: From) => To) =>
  Object.keys(record).length === 0 ? undefined : mapValues(record, to);
