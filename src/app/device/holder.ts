/** One value of this page that takes time to open: opened when a screen first asks, shared by all, announced when it is there. */
export interface Holder<T> {
  now(): T | undefined;
  subscribe(listener: () => void): () => void;
  /** Begins opening; calling it again does nothing. `open` must not reject. */
  open(): void;
}

export function createHolder<T>(open: () => Promise<T>): Holder<T> {
  let value: T | undefined;
  let opening = false;
  const listeners = new Set<() => void>();
  return {
    now: () => value,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open() {
      if (opening) return;
      opening = true;
      void open().then((opened) => {
        value = opened;
        for (const listener of listeners) listener();
      });
    },
  };
}
