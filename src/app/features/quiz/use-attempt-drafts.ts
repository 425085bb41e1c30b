import { useCallback, useEffect, useMemo, useState } from "react";
import type { AttemptState } from "#domain/attempt/attempt-state.ts";
import type { Item, ItemId } from "#domain/course/quiz.ts";
import type { OnDraftProblem } from "../../device/draft-saver.ts";
import type { QuizDevice } from "../../device/early-device.ts";
import { useDraftSaver } from "../../device/use-draft-saver.ts";
import { type ItemDraft, parseItemDraft, readAnswer } from "./item-draft.ts";

/** Stands in the place of an item id while the learner looks over an assessment. */
export const overview = "#overview";

export interface AttemptDrafts {
  readonly attemptId: string;
  readonly items: ReadonlyMap<ItemId, ItemDraft>;
  /** The item last on screen, or `overview`. */
  readonly place: string | undefined;
  readonly change: (item: ItemId, draft: ItemDraft) => void;
  readonly go: (place: string) => void;
  /** After the attempt was submitted. */
  readonly clear: () => void;
}

/** Half-given answers of an attempt and where its learner is; undefined until they have been read. */
export function useAttemptDrafts(
  device: QuizDevice | undefined,
  quizId: string,
  attempt: AttemptState | undefined,
  items: readonly Item[],
  onProblem: OnDraftProblem,
): AttemptDrafts | undefined {
  const attemptId = attempt?.attemptId;
  const [state, setState] = useState<Pick<AttemptDrafts, "attemptId" | "items" | "place">>();
  const root = `quiz/${quizId}/${attemptId}`;
  const saver = useDraftSaver(device, onProblem);

  // biome-ignore lint/correctness/useExhaustiveDependencies: as the attempt stood when it came on screen; what is recorded here clears its own draft
  useEffect(() => {
    if (!device || !attempt) return;
    let current = true;
    void loadDrafts(device, root, items, attempt).then((loaded) => {
      if (current) setState({ attemptId: attempt.attemptId, ...loaded });
    });
    return () => {
      current = false;
    };
  }, [device, attemptId, root, items]);

  const change = useCallback(
    (item: ItemId, draft: ItemDraft) => {
      setState((before) => before && { ...before, items: new Map(before.items).set(item, draft) });
      saver?.save(`${root}/${item}`, Object.keys(draft).length === 0 ? undefined : draft);
    },
    [saver, root],
  );
  const go = useCallback(
    (place: string) => {
      setState((before) => before && { ...before, place });
      saver?.save(root, place);
    },
    [saver, root],
  );
  const clear = useCallback(() => {
    setState((before) => before && { ...before, items: new Map(), place: undefined });
    for (const key of [root, ...items.map(({ id }) => `${root}/${id}`)]) saver?.save(key, undefined);
  }, [saver, root, items]);

  return useMemo(
    () => (state && state.attemptId === attemptId ? { ...state, change, go, clear } : undefined),
    [state, attemptId, change, go, clear],
  );
}

/** Drafts that cannot be read are passed over: the statements are what counts. */
async function loadDrafts(
  device: QuizDevice,
  root: string,
  items: readonly Item[],
  attempt: AttemptState,
): Promise<Pick<AttemptDrafts, "items" | "place">> {
  const load = (key: string) => device.drafts.load(key).catch(() => undefined);
  const [place, ...drafts] = await Promise.all([load(root), ...items.map(({ id }) => load(`${root}/${id}`))]);
  return {
    place: typeof place === "string" ? place : undefined,
    items: new Map(items.map((item, index) => [item.id, unrecorded(item, parseItemDraft(item, drafts[index]), attempt)])),
  };
}

/** A page may die after its answer was recorded and before the draft was cleared: then there is none. */
function unrecorded(item: Item, draft: ItemDraft, { responses, marks }: AttemptState): ItemDraft {
  const read = readAnswer(item, draft.answer);
  const isRecorded =
    (read.ok && isSame(read.value.response, responses.get(item.id)?.latest.response)) ||
    (draft.marks && isSame(draft.marks, marks.get(item.id)));
  return isRecorded ? {} : draft;
}
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
