import type { OrderingItem } from "#domain/course/quiz.ts";
import { type Grade, unscorable, wholePoints } from "./grade.ts";

/** Points in proportion to the steps that stand in a place of their tier; the order inside a tier is free. */
export function gradeOrderingItem(item: OrderingItem, response: readonly string[]): Grade {
  const tiers = tiersByStep(item);
  if (response.some((step) => !tiers.has(step))) return unscorable("option-unknown");
  if (new Set(response).size < response.length) return unscorable("option-repeated");
  if (response.length < tiers.size) return unscorable("response-incomplete");

  const tierOfPlace = [...tiers.values()];
  const parts = response.map((step, place) => [step, tiers.get(step) === tierOfPlace[place]] as const);
  const right = parts.filter(([, isRight]) => isRight).length;
  return { kind: "scored", scaled: wholePoints(right, parts.length, item.points), parts: Object.fromEntries(parts) };
}

/** Step id to the number of its tier, in the order of the key. */
function tiersByStep(item: OrderingItem): ReadonlyMap<string, number> {
  return new Map(item.key.flatMap((tier, number) => tier.map((step) => [step, number] as const)));
}
