import { useEffect, useState } from "react";
import type { CohortsHere, Feedback, SeenFeedback } from "../device/device.ts";

/** A comment or a mark, as the learner reads it. */
export type FeedbackEntry<Body> = Feedback<Body> & Pick<SeenFeedback, "kind">;

const keyOf = ({ kind, id, version }: SeenFeedback): string => `${kind}/${id}/${version}`;

/** Which of these are new. Being shown makes them seen on this device; they stay marked as new until the page is left. */
export function useNews(cohorts: CohortsHere, shown: readonly FeedbackEntry<unknown>[]): (entry: FeedbackEntry<unknown>) => boolean {
  const [news, setNews] = useState<ReadonlySet<string>>(new Set());
  const unseen = shown.filter(({ isNew }) => isNew);
  const keys = unseen.map(keyOf).join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys say which they are
  useEffect(() => {
    if (keys === "") return;
    setNews((before) => new Set([...before, ...keys.split(" ")]));
    void cohorts.markSeen(unseen);
  }, [cohorts, keys]);
  return (entry) => entry.isNew || news.has(keyOf(entry));
}
