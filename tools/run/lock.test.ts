import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withLock } from "./lock.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "concord-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("withLock", () => {
  it("lets one action run after the other, and leaves no lock", async () => {
    const steps: string[] = [];
    const action = (name: string) => async () => {
      steps.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      steps.push(`${name} ends`);
    };
    await Promise.all([withLock(folder, "build", action("a")), withLock(folder, "build", action("b"))]);
    expect(steps).toEqual(["a begins", "a ends", "b begins", "b ends"]);
    expect(existsSync(join(folder, "build.lock"))).toBe(false);
  });

  it("gives the lock back when the action fails", async () => {
    const failing = withLock(folder, "build", () => Promise.reject(new Error("disk full")));
    await expect(failing).rejects.toThrow("disk full");
    expect(await withLock(folder, "build", async () => "done")).toBe("done");
  });

  it("takes over the lock of a process that is gone", async () => {
    writeFileSync(join(folder, "build.lock"), "999999999");
    expect(await withLock(folder, "build", async () => "done")).toBe("done");
  });
});
