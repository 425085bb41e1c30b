import { useCallback, useEffect, useState } from "react";
import type { Page } from "#sync/admin-messages.ts";
import { type ApiProblem, callApi } from "../../api/call-api.ts";

/** A list that comes page by page, newest first. A new `path` or `again` begins it anew. */
export function usePages<Item>(path: string) {
  const [items, setItems] = useState<readonly Item[]>([]);
  const [next, setNext] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const load = useCallback(
    async (cursor?: string, isWanted: () => boolean = () => true) => {
      const query = cursor === undefined ? path : `${path}${path.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(cursor)}`;
      const result = await callApi<Page<Item>>("GET", query);
      if (!isWanted()) return;
      setProblem(result.ok ? undefined : result.error);
      if (!result.ok) return;
      setItems((before) => (cursor === undefined ? result.value.items : [...before, ...result.value.items]));
      setNext(result.value.next);
    },
    [path],
  );
  useEffect(() => {
    let wanted = true;
    void load(undefined, () => wanted);
    return () => {
      wanted = false;
    };
  }, [load]);
  return { items, problem, again: () => void load(), more: next === undefined ? undefined : () => void load(next) };
}
