import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findBrowser } from "./find-browser.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "concord-browser-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function program(path: string): string {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), "");
  return join(folder, path);
}

describe("findBrowser", () => {
  it("finds the likeliest program on PATH, in the order of our list and not of PATH", () => {
    program("first/google-chrome");
    const chromium = program("second/chromium");
    const PATH = [join(folder, "first"), join(folder, "second")].join(delimiter);
    expect(findBrowser("chromium", { PATH })).toBe(chromium);
  });

  it("takes the one that the environment names before any other", () => {
    const chosen = program("mine/browser");
    program("bin/firefox-esr");
    expect(findBrowser("firefox", { PATH: join(folder, "bin"), CONCORD_FIREFOX: chosen })).toBe(chosen);
  });

  it("refuses a named one that does not exist, instead of taking another in silence", () => {
    program("bin/firefox-esr");
    const env = { PATH: join(folder, "bin"), CONCORD_FIREFOX: join(folder, "gone") };
    expect(() => findBrowser("firefox", env)).toThrow(/CONCORD_FIREFOX names .*gone, which does not exist/);
  });

  it("finds nothing where there is nothing", () => {
    expect(findBrowser("webkit", { PATH: folder })).toBeUndefined();
    expect(findBrowser("webkit", {})).toBeUndefined();
  });
});
