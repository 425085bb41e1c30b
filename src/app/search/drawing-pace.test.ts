import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { nextSlice, noteFirstFrame, noteTyping, sliceToBegin, timeToDraw } from "./drawing-pace.ts";

const becomeFast = () => noteFirstFrame(1, 5);
const becomeSlow = () => noteFirstFrame(1, 60);

describe("how many results are drawn in a frame", () => {
  const sliceAfter = (frames: readonly number[], from = 1): number => frames.reduce(nextSlice, from);

  it("grows while frames are short, so that a fast device draws all at once", () => {
    expect(sliceAfter([3, 3, 3])).toBe(8);
    expect(sliceAfter(Array(20).fill(3))).toBe(32);
  });
  it("goes back to one on a slow device, and never to none", () => {
    expect(sliceAfter([40, 60], 4)).toBe(1);
    expect(sliceAfter([90, 90])).toBe(1);
  });
  it("stays where more would make the frame long", () => {
    expect(sliceAfter([12, 15, 16], 2)).toBe(2);
  });
  it("begins with what the answer before could have begun with", () => {
    noteFirstFrame(4, 3);
    expect(sliceToBegin()).toBe(8);
    noteFirstFrame(8, 30);
    expect(sliceToBegin()).toBe(4);
  });
});

describe("the time to draw", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  async function isOverAfter(ms: number, wait: Promise<void>): Promise<boolean> {
    let isOver = false;
    void wait.then(() => {
      isOver = true;
    });
    await vi.advanceTimersByTimeAsync(ms);
    return isOver;
  }

  it("is there at once, also behind a key", async () => {
    becomeFast();
    noteTyping();
    expect(await isOverAfter(0, timeToDraw())).toBe(true);
  });
  it("is there at once on a slow device where nobody types", async () => {
    becomeSlow();
    await vi.advanceTimersByTimeAsync(200);
    expect(await isOverAfter(0, timeToDraw())).toBe(true);
  });
  it("begins anew with each key on a slow device, whatever was waited for before it", async () => {
    becomeSlow();
    noteTyping();
    const first = timeToDraw();
    expect(await isOverAfter(120, first)).toBe(false);
    noteTyping();
    expect(await isOverAfter(120, first)).toBe(false);
    expect(await isOverAfter(40, first)).toBe(true);
  });
  it("begins anew with each key on any device that is making its indexes", async () => {
    becomeFast();
    noteTyping();
    const first = timeToDraw(true);
    expect(await isOverAfter(120, first)).toBe(false);
    noteTyping();
    expect(await isOverAfter(120, first)).toBe(false);
    expect(await isOverAfter(40, first)).toBe(true);
  });
  it("waits for no pause where several results made a long frame: fewer will do", async () => {
    noteFirstFrame(8, 60);
    noteTyping();
    expect(await isOverAfter(0, timeToDraw())).toBe(true);
  });
});
