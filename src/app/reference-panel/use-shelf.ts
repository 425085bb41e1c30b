import { useEffect, useState } from "react";
import type { ShelfSource } from "#page/shelf-source.ts";
import { pageSource } from "../page-source.ts";

export type Read<T> = { readonly page: T; readonly problem?: never } | { readonly page?: never; readonly problem: unknown };

/** Reads one page of the shelf; undefined while it is on its way. Give a key to the component that changes with what is read. */
export function useShelf<T>(read: (shelf: ShelfSource) => Promise<T>): Read<T> | undefined {
  const [state, setState] = useState<Read<T>>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read does not change while the component lives
  useEffect(() => {
    let current = true;
    const show = (next: Read<T>) => {
      if (current) setState(next);
    };
    void pageSource
      .shelf()
      .then(read)
      .then(
        (page) => show({ page }),
        (problem: unknown) => show({ problem }),
      );
    return () => {
      current = false;
    };
  }, []);
  return state;
}
