import { describe, expect, it } from "vitest";
import { countWords } from "./count-words.ts";

describe("countWords", () => {
  it.each([
    ["", 0],
    ["Article 49 (1), State-sponsored; don't", 5],
    ["يجب على الدولة أن تكفّ", 5],
    ["国家责任", 2],
    ["国家责任 ILC 条款", 4],
  ])("counts %j as %d", (text, count) => {
    expect(countWords(text)).toBe(count);
  });
});
