import { type Diagnostic, error, type Place } from "../diagnostic.ts";
import { markForms } from "../markdown/marks.ts";
import type { ItemSource, ModuleSource, QuizSource } from "../source/course-source.ts";
import type { SourcesTable } from "../source/read-sources-table.ts";
import type { ModuleRule, QuizRule } from "./rule.ts";

/**
 * Every block that says what the law is has a row with facts in `sources.md`, below the heading of its lesson; so has every decision,
 * below that of its scenario, every step, field and rule that cites, below that of its worksheet, and every item.
 */
export const moduleSourceMissing: ModuleRule = function* ({ module }) {
  const assertions = [...assertionsOf(module), ...decisionsOf(module), ...citingPartsOf(module)];
  const items = module.quizzes.flatMap((quiz) => quiz.items);
  if (assertions.length + items.length === 0) return;
  if (module.sources === null) {
    yield error(
      "source-missing",
      { file: `${module.folder}/sources.md` },
      "write where each claim and item comes from: a table with a column Fact",
    );
    return;
  }
  for (const { activity, id, place } of assertions) {
    const found = module.sources.rows.some(
      ({ heading, about, facts }) => names(heading, activity) && about.includes(id) && facts.length > 0,
    );
    if (!found) yield error("source-missing", place, `"${id}" has no row with facts below "${activity}" in sources.md`);
  }
  yield* itemsWithoutSource(items, module.sources);
};

/** The same for the items of a course-wide quiz. */
export const quizSourceMissing: QuizRule = function* ({ quiz, module }) {
  if (module !== null || quiz.items.length === 0) return;
  if (quiz.sources === null)
    yield error("source-missing", { file: `${quiz.folder}/sources.md` }, "write where each item comes from: a table with a column Fact");
  else yield* itemsWithoutSource(quiz.items, quiz.sources);
};

function* itemsWithoutSource(items: QuizSource["items"], { rows }: SourcesTable): Generator<Diagnostic> {
  const sourced = new Set(rows.filter(({ facts }) => facts.length > 0).flatMap(({ about }) => about));
  const missing = ({ yaml }: ItemSource): boolean => !sourced.has(yaml.id);
  for (const item of items.filter(missing)) yield error("source-missing", item, "no row with facts in sources.md");
}

interface Assertion {
  readonly activity: string;
  readonly id: string;
  readonly place: Place;
}
const assertionsOf = ({ lessons }: ModuleSource): readonly Assertion[] =>
  lessons.flatMap(({ id: activity, source }) =>
    source.blocks.filter(({ kind }) => markForms[kind].asserts).map((block) => ({ activity, id: block.id, place: block })),
  );
const decisionsOf = ({ scenarios }: ModuleSource): readonly Assertion[] =>
  scenarios.flatMap(({ id: activity, yaml }) =>
    yaml.value.nodes.flatMap(({ id, kind }, index) =>
      kind === "decision" ? [{ activity, id, place: yaml.place(["nodes", index], id) }] : [],
    ),
  );
const citingPartsOf = ({ worksheets }: ModuleSource): readonly Assertion[] =>
  worksheets.flatMap(({ id: activity, yaml }) =>
    Object.entries({ steps: yaml.value.steps, fields: yaml.value.fields, rules: yaml.value.rules }).flatMap(([part, list]) =>
      list.flatMap((own, index) =>
        own.cite || ("cites" in own && own.cites) ? [{ activity, id: own.id, place: yaml.place([part, index], own.id) }] : [],
      ),
    ),
  );

/** Whether a heading such as "Lesson `time`" names the activity. */
const names = (heading: string, activity: string): boolean => heading.split(/[^a-z0-9-]+/).includes(activity);
