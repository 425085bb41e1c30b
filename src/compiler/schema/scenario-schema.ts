import { z } from "zod";
import { bases, standings } from "#domain/course/lesson.ts";
import { countermeasureFaults, gauges, necessityFaults, reliabilities, selfDefenceFaults } from "#domain/course/scenario.ts";
import { citeRefs, id, provenance, text, wordsFile } from "./common.ts";

const minutesIn = { m: 1, h: 60, d: 24 * 60 } as const;

/** Time of the story in minutes, written `45m`, `6h`, `2d` or `1d 6h`. */
const storyTime = z
  .string()
  .regex(/^\d+[mhd](?: \d+[mhd])*$/, "write a time of the story as 45m, 6h, 2d or 1d 6h")
  .transform((written) =>
    [...written.matchAll(/(\d+)([mhd])/g)].reduce(
      (sum, [, count, unit]) => sum + Number(count) * minutesIn[unit as keyof typeof minutesIn],
      0,
    ),
  );

const ids = z.array(id).min(1);
const perGauge = z.partialRecord(z.enum(gauges), z.int());
const conditionParts = {
  roles: ids.optional(),
  set: ids.optional(),
  unset: ids.optional(),
  atLeast: perGauge.optional(),
  atMost: perGauge.optional(),
  has: ids.optional(),
  lacks: ids.optional(),
  before: storyTime.optional(),
  from: storyTime.optional(),
  unlawful: z.boolean().optional(),
};
const when = z.strictObject({ ...conditionParts, any: z.array(z.strictObject(conditionParts)).min(2).optional() });
export type ConditionYaml = z.infer<typeof when>;

const effects = z.strictObject({
  escalation: z.int().optional(),
  legality: z.int().optional(),
  evidence: z.int().optional(),
  trust: z.int().optional(),
  set: ids.optional(),
  clear: ids.optional(),
  reveals: ids.optional(),
  assess: z.record(id, z.enum(reliabilities)).optional(),
});
export type EffectsYaml = z.infer<typeof effects>;

const faults = <T extends string>(known: readonly [T, ...T[]]) => z.array(z.enum(known)).default([]);
const act = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("countermeasure"), faults: faults(countermeasureFaults) }),
    z.strictObject({ kind: z.literal("necessity"), faults: faults(necessityFaults) }),
    z.strictObject({ kind: z.literal("self-defence"), faults: faults(selfDefenceFaults) }),
  ],
  "kind is one of: countermeasure, necessity, self-defence",
);

const outcome = z.strictObject({ id, when: when.optional(), effects: effects.default({}), takes: storyTime.default(0), to: id });
const option = z
  .strictObject({
    id,
    when: when.optional(),
    score: z.union([z.literal(2), z.literal(1), z.literal(0)], "write 2 (sound), 1 (defensible but weak) or 0 (unsound)"),
    standing: z.enum(standings),
    basis: z.enum(bases).optional(),
    cite: citeRefs,
    act: act.optional(),
    effects: effects.optional(),
    takes: storyTime.optional(),
    to: id.optional(),
    outcomes: z
      .array(outcome)
      .min(2)
      .refine((outcomes) => outcomes.at(-1)?.when === undefined, "the last outcome has no condition")
      .optional(),
  })
  .refine(({ standing, basis }) => (standing === "binding") === (basis !== undefined), {
    path: ["basis"],
    message: "binding says its basis (treaty, custom or codified), no other standing has one",
  })
  .refine(({ to, outcomes }) => (to === undefined) !== (outcomes === undefined), {
    path: ["to"],
    message: "write where the option leads: to, or outcomes",
  })
  .refine(({ effects: own, takes, outcomes }) => outcomes === undefined || (own === undefined && takes === undefined), {
    path: ["outcomes"],
    message: "with outcomes, effects and takes stand in each of them",
  });
export type OptionYaml = z.infer<typeof option>;

const nodeBase = { id, at: storyTime.optional(), effects: effects.default({}) };
const node = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      ...nodeBase,
      kind: z.literal("decision"),
      help: z.array(z.strictObject({ id, cite: citeRefs })).default([]),
      options: z.array(option).min(2),
    }),
    z.strictObject({ ...nodeBase, kind: z.literal("scene"), ways: z.array(z.strictObject({ when: when.optional(), to: id })).min(1) }),
    z.strictObject({ ...nodeBase, kind: z.literal("ending") }),
  ],
  "kind is one of: decision, scene, ending",
);
export type NodeYaml = z.infer<typeof node>;

const range = z
  .strictObject({ start: z.int().min(0), max: z.int().positive() })
  .refine(({ start, max }) => start <= max, { path: ["start"], message: "a gauge starts between 0 and its max" });

export const scenarioSchema = z.strictObject({
  id,
  roles: z.array(z.strictObject({ id, start: id })).min(1),
  gauges: z.strictObject({ escalation: range, legality: range, evidence: range, trust: range }),
  flags: z.array(id).default([]),
  chances: z.array(z.strictObject({ id, flags: z.array(id).min(2) })).default([]),
  unlawful: effects.default({}),
  evidence: z.array(z.strictObject({ id, reliability: z.enum(reliabilities) })).default([]),
  injects: z.array(z.strictObject({ id, at: storyTime, when: when.optional(), effects: effects.default({}) })).default([]),
  nodes: z.array(node),
  rubric: z.array(z.strictObject({ id, points: z.int().positive(), when, cite: citeRefs })).default([]),
});
export type ScenarioYaml = z.infer<typeof scenarioSchema>;

const optionWords = z
  .strictObject({
    text,
    why: text.optional(),
    result: text.optional(),
    results: z.record(z.string(), text).optional(),
    condition: text.optional(),
    risk: text.optional(),
  })
  .refine(({ result, results }) => result === undefined || results === undefined, {
    path: ["result"],
    message: "write result, or results for each outcome, not both",
  });
export type OptionWordsYaml = z.infer<typeof optionWords>;

const nodeWords = z.strictObject({
  ...provenance,
  title: text,
  text,
  asks: z.record(z.string(), text).optional(),
  help: z.record(z.string(), z.strictObject({ title: text, text })).default({}),
  options: z.record(z.string(), optionWords).default({}),
});
export type NodeWordsYaml = z.infer<typeof nodeWords>;

export const scenarioWordsSchema = z.strictObject({
  ...wordsFile,
  title: text,
  intro: text,
  roles: z.record(z.string(), z.strictObject({ name: text, brief: text })),
  rubric: z.record(z.string(), z.strictObject({ title: text, met: text, missed: text })).default({}),
  nodes: z.record(z.string(), nodeWords).default({}),
  injects: z.record(z.string(), z.strictObject({ ...provenance, title: text, text })).default({}),
  evidence: z.record(z.string(), z.strictObject({ ...provenance, title: text, source: text, text })).default({}),
});
export type ScenarioWordsYaml = z.infer<typeof scenarioWordsSchema>;
