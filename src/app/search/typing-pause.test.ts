import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { noteTyping, typingPause } from "./typing-pause.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

async function isOverAfter(ms: number, pause: Promise<void>): Promise<boolean> {
  let isOver = false;
  void pause.then(() => {
    isOver = true;
  });
  await vi.advanceTimersByTimeAsync(ms);
  return isOver;
}

it("is there at once where nobody types", async () => {
  expect(await isOverAfter(0, typingPause())).toBe(true);
});
it("begins anew with each key, whatever was waited for before it", async () => {
  noteTyping();
  const first = typingPause();
  expect(await isOverAfter(120, first)).toBe(false);
  noteTyping();
  expect(await isOverAfter(120, first)).toBe(false);
  expect(await isOverAfter(40, first)).toBe(true);
});
