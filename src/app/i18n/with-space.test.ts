import { expect, it } from "vitest";
import { spaceBefore, withSpace } from "./with-space.ts";

it("puts a space behind a text, and none behind full-width punctuation", () => {
  expect(withSpace("Источник:")).toBe("Источник: ");
  expect(withSpace("Source\u00a0:")).toBe("Source\u00a0: ");
  expect(withSpace("来源：")).toBe("来源：");
  expect(withSpace("已证实。")).toBe("已证实。");
});

it("keeps a number and its unit on one line, and together in Chinese", () => {
  expect(`20${spaceBefore("jours")}jours`).toBe("20\u00a0jours");
  expect(`20${spaceBefore("天")}天`).toBe("20天");
});
