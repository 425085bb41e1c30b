import { describe, expect, it } from "vitest";
import { error, formatDiagnostic, warning } from "./diagnostic.ts";

describe("formatDiagnostic", () => {
  it("gives file, line, rule and message on one line", () => {
    expect(formatDiagnostic(error("box-flat", { file: "en.md", line: 69 }, "mark inside box"))).toBe(
      "en.md:69  box-flat           mark inside box",
    );
  });

  it("names the item, and says when it is only a warning", () => {
    expect(formatDiagnostic(warning("key-longest", { file: "en.yaml", line: 3, at: "who-signs" }, "the key is the longest"))).toBe(
      "en.yaml:3 who-signs  key-longest        warning: the key is the longest",
    );
  });
});
