import { expect, it } from "vitest";
import { withSpace } from "./with-space.ts";

it("puts a space behind a text, and none behind full-width punctuation", () => {
  expect(withSpace("Источник:")).toBe("Источник: ");
  expect(withSpace("Source\u00a0:")).toBe("Source\u00a0: ");
  expect(withSpace("来源：")).toBe("来源：");
  expect(withSpace("已证实。")).toBe("已证实。");
});
