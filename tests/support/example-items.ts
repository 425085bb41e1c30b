import fc from "fast-check";
import type {
  CaseItem,
  ClassificationItem,
  Item,
  MatchingItem,
  MultipleItem,
  NumericItem,
  OrderingItem,
  QuizStructure,
  ShortTextItem,
  SingleItem,
  TrueFalseItem,
} from "#domain/course/quiz.ts";

const base = { objective: "apply-tests", block: "conditions#tests", cite: ["ilc-articles:49(1)"], counts: true } as const;

export const singleItem: SingleItem = {
  ...base,
  id: "aim",
  kind: "single",
  points: 1,
  choices: [
    { id: "comply", key: true },
    { id: "regret", misconception: "M45" },
    { id: "warn", misconception: "M48" },
  ],
};
/** Four keys, two distractors, two points. */
export const multipleItem: MultipleItem = {
  ...base,
  id: "limits",
  kind: "multiple",
  points: 2,
  choices: [
    { id: "force", key: true, missed: "M52" },
    { id: "persons", key: true },
    { id: "archives", key: true, missed: "M53" },
    { id: "arbitration", key: true, missed: "N03" },
    { id: "fee", misconception: "N04" },
    { id: "data", misconception: "N04" },
  ],
};
export const trueFalseItem: TrueFalseItem = { ...base, id: "same-means", kind: "true-false", points: 1, key: false, misconception: "M46" };
export const matchingItem: MatchingItem = {
  ...base,
  id: "proposals",
  kind: "matching",
  points: 3,
  prompts: ["consulate", "strike", "wipe"],
  targets: ["inviolability", "force", "resume", "settlement"],
  key: { consulate: "inviolability", strike: "force", wipe: "resume" },
  misconceptions: { consulate: "M53", strike: "M52" },
  cites: {},
};
export const orderingItem: OrderingItem = {
  ...base,
  id: "steps",
  kind: "ordering",
  points: 2,
  steps: ["wrong", "call", "notify", "act", "end"],
  key: [["wrong"], ["call", "notify"], ["act"], ["end"]],
  misconceptions: { act: "M48" },
};
export const shortTextItem: ShortTextItem = {
  ...base,
  id: "name-it",
  kind: "short-text",
  points: 1,
  accepted: ["retorsion", "رتورسيون"],
  wrong: [{ id: "countermeasure", forms: ["countermeasure", "countermeasures"], misconception: "M56" }],
};
export const numericItem: NumericItem = {
  ...base,
  id: "day",
  kind: "numeric",
  points: 1,
  key: { value: 14, tolerance: 0 },
  wrong: [{ id: "case-filed", value: 9, misconception: "M55" }],
};
export const classificationItem: ClassificationItem = {
  ...base,
  id: "sort",
  kind: "classification",
  points: 2,
  statements: ["archives", "weigh", "allies"],
  bins: ["binding", "norm", "contested"],
  key: { archives: "binding", weigh: "norm", allies: "contested" },
  misconceptions: { allies: "M54" },
  cites: {},
};
export const caseItem: CaseItem = {
  ...base,
  id: "port-memo",
  kind: "case",
  points: 4,
  counts: false,
  criteria: [
    { id: "author", points: 2, cite: [] },
    { id: "exit", points: 2, cite: [] },
  ],
};
/** One item of each kind. */
export const everyKind: readonly Item[] = [
  singleItem,
  multipleItem,
  trueFalseItem,
  matchingItem,
  orderingItem,
  shortTextItem,
  numericItem,
  classificationItem,
  caseItem,
];

export const practiceQuiz: QuizStructure = {
  format: 1,
  id: "check",
  kind: "quiz",
  mode: "practice",
  mastery: 0.75,
  attempts: 0,
  certainty: true,
  pools: [{ id: "aims", draw: 1, items: ["aim", "same-means"] }],
  items: everyKind,
};
/** Two of four items are drawn; two attempts. */
export const assessment: QuizStructure = {
  ...practiceQuiz,
  id: "final",
  mode: "assessment",
  attempts: 2,
  pools: [
    { id: "aims", draw: 1, items: ["aim", "same-means"] },
    { id: "limits", draw: 1, items: ["name-it", "day"] },
  ],
};

/** Responses to an item: well-formed ones with known and unknown ids, and anything else. */
export function anyResponse(item: Item): fc.Arbitrary<unknown> {
  const wellFormed = wellFormedResponse(item);
  return fc.oneof({ weight: 4, arbitrary: wellFormed }, { weight: 1, arbitrary: fc.anything() });
}

function wellFormedResponse(item: Item): fc.Arbitrary<unknown> {
  switch (item.kind) {
    case "single":
      return fc.constantFrom("unknown", ...item.choices.map((choice) => choice.id));
    case "multiple":
      return fc.subarray(item.choices.map((choice) => choice.id));
    case "true-false":
      return fc.boolean();
    case "matching":
      return fc.dictionary(fc.constantFrom(...item.prompts), fc.constantFrom(...item.targets));
    case "classification":
      return fc.dictionary(fc.constantFrom(...item.statements), fc.constantFrom(...item.bins));
    case "ordering":
      return fc.shuffledSubarray([...item.steps], { minLength: item.steps.length });
    case "short-text":
      return fc.oneof(fc.string(), fc.constantFrom(...item.accepted));
    case "numeric":
      return fc.oneof(fc.double(), fc.constant(item.key.value));
    case "case":
      return fc.record({ text: fc.string() });
  }
}
