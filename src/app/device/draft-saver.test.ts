import { describe, expect, it } from "vitest";
import { err, ok } from "#domain/result.ts";
import type { Device } from "./device.ts";
import { createDraftSaver, type OnDraftProblem } from "./draft-saver.ts";

type Drafts = Device["drafts"];

/** Drafts whose writes wait until the test lets the next one through. */
function slowDrafts() {
  const kept = new Map<string, unknown>();
  const left = new Map<string, unknown>();
  const writes: (() => void)[] = [];
  const drafts: Drafts = {
    load: async (key) => kept.get(key),
    save: (key, value) => new Promise((resolve) => writes.push(() => resolve(ok(void kept.set(key, value))))),
    remove: async (key) => void kept.delete(key),
    leave: (key, value) => void left.set(key, value),
  };
  const letThrough = async () => {
    writes.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { kept, left, writes, drafts, letThrough };
}

describe("a draft saver", () => {
  it("writes the first value at once and of those that follow only the newest", async () => {
    const { kept, writes, drafts, letThrough } = slowDrafts();
    const saver = createDraftSaver(drafts, () => undefined);
    for (const text of ["a", "ab", "abc"]) saver.save("case", text);
    expect(writes).toHaveLength(1);
    await letThrough();
    expect(kept.get("case")).toBe("a");
    await letThrough();
    expect(kept.get("case")).toBe("abc");
    expect(writes).toHaveLength(0);
  });
  it("hands what waits to the device when the screen is left", () => {
    const { writes, drafts } = slowDrafts();
    const saver = createDraftSaver(drafts, () => undefined);
    saver.save("case", "a");
    saver.save("case", "ab");
    saver.flush();
    expect(writes).toHaveLength(2);
  });
  it("leaves behind what is not yet written when the page is left, and nothing that is", async () => {
    const { left, drafts, letThrough } = slowDrafts();
    const saver = createDraftSaver(drafts, () => undefined);
    saver.save("written", "a");
    await letThrough();
    saver.save("under way", "b");
    saver.save("newer than under way", "c");
    saver.save("newer than under way", "cd");
    saver.leave();
    expect(Object.fromEntries(left)).toEqual({ "under way": "b", "newer than under way": "cd" });
  });
  it("says when a draft could not be kept, and keeps it for another try", async () => {
    let isFull = true;
    const kept = new Map<string, unknown>();
    const drafts: Drafts = {
      load: async (key) => kept.get(key),
      save: async (key, value) => (isFull ? err({ code: "device-full" }) : ok(void kept.set(key, value))),
      remove: async (key) => void kept.delete(key),
      leave: () => undefined,
    };
    const said: Parameters<OnDraftProblem>[0][] = [];
    createDraftSaver(drafts, (failure) => said.push(failure)).save("case", "text");
    await new Promise((resolve) => setImmediate(resolve));
    expect(said.at(-1)?.problem).toEqual({ code: "device-full" });
    isFull = false;
    said.at(-1)?.retry();
    await new Promise((resolve) => setImmediate(resolve));
    expect(said.at(-1)).toBeUndefined();
    expect(kept.get("case")).toBe("text");
  });
});
