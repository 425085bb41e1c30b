import type { Device, DeviceProblem } from "./device.ts";

/** Told after each write: nothing while drafts are kept, else why not and how to try again. */
export type OnDraftProblem = (failure: { readonly problem: DeviceProblem; readonly retry: () => void } | undefined) => void;

/**
 * Writes drafts as they change. While one write of a key is under way only the newest value waits, so that typing never runs ahead of
 * the device and the last value always wins. No timers: what waits is written when the screen is left, and what is not yet written when
 * the page is left is put where a page that goes can put it. A value that could not be written is kept for `retry`.
 */
export function createDraftSaver(drafts: Device["drafts"], onProblem: OnDraftProblem) {
  const waiting = new Map<string, unknown>();
  const unsaved = new Map<string, unknown>();
  const busy = new Set<string>();
  /** What is being written now. */
  const underWay = new Map<string, unknown>();

  async function write(key: string, value: unknown): Promise<void> {
    underWay.set(key, value);
    const problem = await problemOf(key, value);
    if (underWay.get(key) === value) underWay.delete(key);
    if (problem) unsaved.set(key, value);
    else unsaved.delete(key);
    onProblem(problem && { problem, retry });
  }
  async function problemOf(key: string, value: unknown): Promise<DeviceProblem | undefined> {
    try {
      if (value === undefined) await drafts.remove(key);
      else {
        const saved = await drafts.save(key, value);
        if (!saved.ok) return saved.error;
      }
      return undefined;
    } catch {
      return { code: "failed" };
    }
  }
  async function writeInTurn(key: string): Promise<void> {
    busy.add(key);
    while (waiting.has(key)) {
      const value = waiting.get(key);
      waiting.delete(key);
      await write(key, value);
    }
    busy.delete(key);
  }
  /** `undefined` removes the draft. */
  function save(key: string, value: unknown): void {
    waiting.set(key, value);
    if (!busy.has(key)) void writeInTurn(key);
  }
  function retry(): void {
    for (const [key, value] of unsaved) if (!waiting.has(key)) save(key, value);
  }
  /** Hands everything that waits to the device at once: the screen is left. */
  function flush(): void {
    for (const [key, value] of waiting) void write(key, value);
    waiting.clear();
  }
  /** The page is left, and may take with it what is under way. */
  function leave(): void {
    flush();
    for (const [key, value] of [...unsaved, ...underWay]) if (value !== undefined) drafts.leave(key, value);
  }
  return { save, flush, leave };
}
export type DraftSaver = ReturnType<typeof createDraftSaver>;
