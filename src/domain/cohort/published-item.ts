import type { Item } from "#domain/course/quiz.ts";
import type { ItemFigures } from "./item-statistics.ts";
import { type PublishedClasses, publishedClasses, roundedShare } from "./published-numbers.ts";

/** What is published of an item's statistics in a confidential cohort. */
export interface PublishedItem {
  readonly answered: number;
  /** Wholly right; null: hidden. */
  readonly right: number | null;
  readonly difficulty: number | null;
  readonly discrimination: number | null;
  readonly choices: readonly { readonly choice: string; readonly count: number | null }[];
  /** What later numbers are measured by. */
  readonly classes: PublishedClasses;
}

/**
 * What to publish of an item; undefined: nothing new. Where each person chose one choice, they are the classes; else who was right and who was
 * not: choices that people tick several of would cut them into more classes than are counted.
 * @param earlier What was published of the item before.
 */
export function publishedItem(item: Item, figures: ItemFigures, earlier: readonly PublishedClasses[]): PublishedItem | undefined {
  const key = keyChoice(item);
  const counts = key === undefined ? [figures.right] : figures.choices.map(({ count }) => count);
  const classes = publishedClasses(figures.answered, counts, earlier);
  if (!classes) return undefined;
  const keyPlace = key === undefined ? 0 : figures.choices.findIndex(({ choice }) => choice === key);
  const right = classes.shown[keyPlace] ?? null;
  const { discrimination } = figures;
  return {
    answered: figures.answered,
    right,
    difficulty: right === null ? null : roundedShare(figures.difficulty),
    discrimination: right === null || discrimination === null ? null : Math.round(discrimination * 10) / 10,
    choices: figures.choices.map(({ choice }, place) => ({ choice, count: key === undefined ? null : (classes.shown[place] ?? null) })),
    classes,
  };
}

/** The right choice of an item of which one choice is made. */
function keyChoice(item: Item): string | undefined {
  if (item.kind === "true-false") return String(item.key);
  return item.kind === "single" ? item.choices.find(({ key }) => key)?.id : undefined;
}
