import { answerElsewhere } from "./answer-elsewhere.ts";
import { assertionUnlabelled } from "./assertion-unlabelled.ts";
import { basisOnlyBinding } from "./basis-only-binding.ts";
import { basisPresent } from "./basis-present.ts";
import { blockKnown } from "./block-known.ts";
import { boxLength } from "./box-length.ts";
import { citePinpoint } from "./cite-pinpoint.ts";
import { citePresent } from "./cite-present.ts";
import { citeResolves } from "./cite-resolves.ts";
import { contestedKey } from "./contested-key.ts";
import { contestedTwoSides } from "./contested-two-sides.ts";
import { deadEnd } from "./dead-end.ts";
import { distractorMisconception } from "./distractor-misconception.ts";
import { factKnown } from "./fact-known.ts";
import { factUncertain } from "./fact-uncertain.ts";
import { figureLabel } from "./figure-label.ts";
import { figureLines } from "./figure-lines.ts";
import { figureWidth } from "./figure-width.ts";
import { gaugeBounds } from "./gauge-bounds.ts";
import { idUnique } from "./id-unique.ts";
import { keyComplete } from "./key-complete.ts";
import { keyKnown } from "./key-known.ts";
import { keyLongest } from "./key-longest.ts";
import { length } from "./length.ts";
import { misconceptionKnown } from "./misconception-known.ts";
import { nodeReached } from "./node-reached.ts";
import { objectiveKnown } from "./objective-known.ts";
import { objectiveTested } from "./objective-tested.ts";
import { oneKey } from "./one-key.ts";
import { optionAlwaysBest } from "./option-always-best.ts";
import { optionExplained } from "./option-explained.ts";
import { optionLength } from "./option-length.ts";
import { outlineWords } from "./outline-words.ts";
import { pairCites } from "./pair-cites.ts";
import { pairExtra } from "./pair-extra.ts";
import { pairKind } from "./pair-kind.ts";
import { pairMissing } from "./pair-missing.ts";
import { pairNumbers } from "./pair-numbers.ts";
import { pairOrder } from "./pair-order.ts";
import { pairShape } from "./pair-shape.ts";
import { pairTerms } from "./pair-terms.ts";
import { pathEnds } from "./path-ends.ts";
import { pointsSum } from "./points-sum.ts";
import { poolKnown } from "./pool-known.ts";
import { poolPoints } from "./pool-points.ts";
import { prerequisiteKnown } from "./prerequisite-known.ts";
import { pretestObjectives } from "./pretest-objectives.ts";
import { publishedChanged } from "./published-changed.ts";
import { quizPairs } from "./quiz-pairs.ts";
import { replacesPublished } from "./replaces-published.ts";
import type {
  BlockPairRule,
  BlockRule,
  CourseRule,
  FigureRule,
  ItemRule,
  LessonRule,
  ModuleRule,
  PairRule,
  QuizRule,
  ScenarioRule,
  StoryRule,
} from "./rule.ts";
import { scenarioBound } from "./scenario-bound.ts";
import { scenarioPairs } from "./scenario-pairs.ts";
import { scenarioWords } from "./scenario-words.ts";
import { shortTextCollision } from "./short-text-collision.ts";
import { moduleSourceMissing, quizSourceMissing } from "./source-missing.ts";
import { standingPresent } from "./standing-present.ts";
import { termKnown } from "./term-known.ts";
import { termLock } from "./term-lock.ts";
import { blockStale } from "./translation-stale.ts";
import { whenSatisfiable } from "./when-satisfiable.ts";
import { whyMissing } from "./why-missing.ts";
import { wordsExtra } from "./words-extra.ts";
import { wordsMissing } from "./words-missing.ts";
import { wordsPairs } from "./words-pairs.ts";
import { worksheetField } from "./worksheet-field.ts";
import { worksheetReached } from "./worksheet-reached.ts";
import { worksheetSteps } from "./worksheet-steps.ts";
import { worksheetWords } from "./worksheet-words.ts";

export const courseRules: readonly CourseRule[] = [
  idUnique,
  outlineWords,
  wordsPairs,
  termKnown,
  termLock,
  citeResolves,
  citePinpoint,
  factKnown,
  factUncertain,
  publishedChanged,
  replacesPublished,
  pretestObjectives,
];
export const moduleRules: readonly ModuleRule[] = [
  prerequisiteKnown,
  objectiveTested,
  moduleSourceMissing,
  worksheetWords,
  worksheetField,
  worksheetReached,
  worksheetSteps,
];
export const lessonRules: readonly LessonRule[] = [length];
export const blockRules: readonly BlockRule[] = [
  standingPresent,
  basisPresent,
  basisOnlyBinding,
  citePresent,
  contestedTwoSides,
  assertionUnlabelled,
  boxLength,
];
export const figureRules: readonly FigureRule[] = [figureLabel, figureLines, figureWidth];
export const pairRules: readonly PairRule[] = [pairMissing, pairExtra, pairOrder];
export const blockPairRules: readonly BlockPairRule[] = [pairKind, pairShape, pairTerms, pairCites, pairNumbers, blockStale];
export const quizRules: readonly QuizRule[] = [
  wordsMissing,
  wordsExtra,
  whyMissing,
  poolKnown,
  poolPoints,
  optionLength,
  keyLongest,
  answerElsewhere,
  quizPairs,
  quizSourceMissing,
];
export const itemRules: readonly ItemRule[] = [
  objectiveKnown,
  blockKnown,
  oneKey,
  keyKnown,
  keyComplete,
  pointsSum,
  distractorMisconception,
  misconceptionKnown,
  contestedKey,
  shortTextCollision,
];
export const scenarioRules: readonly ScenarioRule[] = [scenarioWords, optionExplained, scenarioPairs];
export const storyRules: readonly StoryRule[] = [
  nodeReached,
  whenSatisfiable,
  deadEnd,
  pathEnds,
  gaugeBounds,
  optionAlwaysBest,
  scenarioBound,
];
