import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { exampleScenario } from "../../../tests/support/example-scenario.ts";
import { quizzes } from "../../../tests/sync/quiz-course.ts";
import { createPublishedPacks } from "./published-packs.ts";

const folder = mkdtempSync(join(tmpdir(), "concord-packs-"));
afterAll(() => rmSync(folder, { recursive: true }));

function publish(content: unknown): string {
  const text = JSON.stringify(content);
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 32);
  writeFileSync(join(folder, `${hash}.json`), text);
  return hash;
}

describe("createPublishedPacks", () => {
  const packs = createPublishedPacks(folder);
  const manifest = { format: 1, course: "essentials", activities: {} };

  it("reads manifests, quizzes and scenarios by their hash", async () => {
    const quiz = quizzes.check;
    expect(await packs.quiz(publish(quiz))).toEqual(quiz);
    expect(await packs.scenario(publish(exampleScenario))).toEqual(exampleScenario);
    expect(await packs.manifest(publish(manifest))).toEqual(manifest);
  });

  it("has nothing where a file is of another kind, damaged, missing, or no file of a pack", async () => {
    expect(await packs.quiz(publish(manifest))).toBeUndefined();
    expect(await packs.scenario(publish(quizzes.check))).toBeUndefined();
    expect(await packs.manifest(publish({ format: 2, course: "essentials", activities: {} }))).toBeUndefined();
    const damaged = publish({ ...manifest, course: "other" });
    writeFileSync(join(folder, `${damaged}.json`), "{}");
    expect(await packs.manifest(damaged)).toBeUndefined();
    expect(await packs.manifest("0".repeat(32))).toBeUndefined();
    expect(await packs.manifest("../secrets")).toBeUndefined();
  });

  it("finds a version that is published later", async () => {
    const later = { ...manifest, course: "later" };
    const text = JSON.stringify(later);
    const hash = createHash("sha256").update(text).digest("hex").slice(0, 32);
    expect(await packs.manifest(hash)).toBeUndefined();
    publish(later);
    expect(await packs.manifest(hash)).toEqual(later);
  });
});
