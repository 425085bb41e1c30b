import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { noteFirstFrame, noteTyping, sliceToBegin } from "./drawing-pace.ts";
import { useDrawn } from "./use-drawn.ts";

let nowMs = 0;
let asked: FrameRequestCallback[] = [];

beforeEach(() => {
  nowMs += 1000;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.spyOn(performance, "now").mockImplementation(() => nowMs);
  vi.stubGlobal("requestAnimationFrame", (callback: FrameRequestCallback) => asked.push(callback));
});
afterEach(() => {
  asked = [];
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A frame of the browser, which takes so long to lay out and paint. */
async function frame(tookMs: number): Promise<void> {
  const due = asked;
  asked = [];
  await act(async () => {
    for (const callback of due) callback(nowMs);
    await wait(tookMs);
  });
}
async function wait(ms: number): Promise<void> {
  nowMs += ms;
  await vi.advanceTimersByTimeAsync(ms);
}
const results = (text: string, total = 17, areKnown = false) =>
  renderHook((props) => useDrawn(props.text, props.total, areKnown), { initialProps: { text, total } });

it("draws one result a frame while each takes long, and begins anew with the next text", async () => {
  noteFirstFrame(1, 30);
  const { result, rerender } = results("note");
  expect(result.current).toBe(1);
  for (const count of [2, 3, 4]) {
    await frame(30);
    expect(result.current).toBe(count);
  }
  rerender({ text: "notes", total: 17 });
  expect(result.current).toBe(1);
});
it("draws nothing more behind a key on a slow device, until nothing was typed for a moment", async () => {
  noteFirstFrame(1, 30);
  const { result } = results("note");
  await frame(30);
  noteTyping();
  await frame(30);
  expect(result.current).toBe(2);
  await act(() => wait(200));
  expect(result.current).toBe(3);
});
it("draws ever more where frames are short, and begins the next text with more", async () => {
  noteFirstFrame(1, 5);
  const { result, rerender } = results("note");
  noteTyping();
  for (const tookMs of [3, 3, 3, 3]) await frame(tookMs);
  expect(result.current).toBeGreaterThanOrEqual(17);
  rerender({ text: "notes", total: 17 });
  expect(result.current).toBe(sliceToBegin());
  expect(result.current).toBeGreaterThan(2);
});
it("learns nothing about the device from an answer with fewer results than it could have drawn", async () => {
  noteFirstFrame(1, 30);
  const { rerender } = results("q", 0);
  for (const text of ["qx", "qxz", "qxzq"]) {
    await frame(2);
    rerender({ text, total: 0 });
  }
  expect(sliceToBegin()).toBe(1);
});
it("draws what is known already at once, and what is asked for beyond it bit by bit", async () => {
  noteFirstFrame(1, 30);
  const { result, rerender } = results("note", 17, true);
  expect(result.current).toBe(17);
  await frame(30);
  rerender({ text: "note", total: 60 });
  await frame(30);
  expect(result.current).toBe(18);
});
