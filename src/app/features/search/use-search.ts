import { startTransition, useEffect, useMemo, useState } from "react";
import type { Progress } from "#domain/record/progress.ts";
import type { SearchKind } from "#domain/search/document.ts";
import type { SearchAnswer } from "#domain/search/search-answer.ts";
import { useProgress } from "../../device/use-device.ts";
import { useLocale } from "../../i18n/i18n.tsx";
import { timeToDraw } from "../../search/drawing-pace.ts";
import { pageSearch, useSearchState } from "../../search/page-search.ts";

export type Limits = { readonly [kind in SearchKind]: number };
export const firstLimits: Limits = { term: 3, instrument: 3, lesson: 8, item: 3 };

interface Answered {
  readonly text: string;
  readonly answer: SearchAnswer;
}
/** The answer seen last, for a reader who comes back from a result. */
let last: Answered | undefined;
export const lastSearchedText = (): string | undefined => last?.text;

/** Searches while one types, and shows what was found when it may be drawn. The answer before stays until then. `known` is the one that the page began with, if it had one. */
export function useSearch(text: string, limits: Limits) {
  const locale = useLocale();
  const state = useSearchState();
  const answered = useAnsweredItems();
  const [known] = useState(() => (last?.text === text ? last : undefined));
  const [shown, setShown] = useState(known);
  const ready = typeof state === "object" ? state.ready : undefined;
  const isIndexing = typeof state === "object" && state.ready < state.of;
  useEffect(() => {
    if (ready === undefined) return;
    if (text.trim() === "") return setShown(undefined);
    let current = true;
    void pageSearch()
      ?.search({ text, locale, answered, limits })
      .then(async (answer) => {
        await timeToDraw(isIndexing);
        if (!answer || !current) return;
        const next = { text, answer };
        last = next;
        startTransition(() => setShown(next)); // drawing results never holds up a key
      });
    return () => {
      current = false;
    };
  }, [text, limits, locale, answered, ready, isIndexing]);
  return { state, shown, known };
}

/** Items whose feedback the learner has seen; those of an open assessment are not among them. */
function useAnsweredItems(): ReadonlySet<string> {
  const progress = useProgress();
  return useMemo(() => answeredIn(progress), [progress]);
}

const answeredIn = (progress: Progress | undefined): ReadonlySet<string> =>
  new Set([...(progress?.items ?? [])].filter(([, { hidden }]) => !hidden).map(([id]) => id));
