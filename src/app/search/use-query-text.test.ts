import { renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useQueryText } from "./use-query-text.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const input = { current: null };

it("puts the text into the address of its own page only, even if another address is open before the text has settled", () => {
  history.replaceState(null, "", "/en/search");
  const { result, rerender } = renderHook(() => useQueryText(input, undefined));
  result.current[1]("note");
  rerender();
  vi.runAllTimers();
  expect(location.pathname + location.search).toBe("/en/search?q=note");

  result.current[1]("notes");
  rerender();
  history.pushState(null, "", "/en/courses/diplomatic-notes#form");
  vi.runAllTimers();
  expect(location.pathname + location.search + location.hash).toBe("/en/courses/diplomatic-notes#form");
});
