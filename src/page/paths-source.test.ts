import { describe, expect, it } from "vitest";
import { fixtureCourses, fixtureSource } from "../../tests/support/fixture-pages.ts";
import { createCompiledSource } from "../../tools/build/compiled-source.ts";
import { diagnosticHref, pathHref, pathsHref, taughtHref } from "./address.ts";

const paths = await fixtureSource.paths();

describe("pages of the learning paths", () => {
  it("are in the language wanted, else in the source language", async () => {
    expect(await paths.paths("ar")).toMatchObject({ textLocale: "ar", words: { state: "machine" } });
    expect(await paths.paths("zh")).toMatchObject({ locale: "zh", textLocale: "en", words: { state: "source" } });
  });
  it("carry of one path nothing of the others", async () => {
    const page = await paths.path("en", "desk-officer");
    expect(page).toMatchObject({ words: { title: "Desk officer" }, provenance: { state: "source" }, listTitle: "Where to begin" });
    expect(JSON.stringify(page)).not.toContain("legal-adviser");
  });
  it("are not found where there is no such path, and where there are none", async () => {
    await expect(paths.path("en", "astronaut")).rejects.toMatchObject({ code: "not-found" });
    const none = await createCompiledSource({ ...fixtureCourses, paths: null }).paths();
    await expect(none.paths("en")).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("addresses of the learning paths", () => {
  it("stand where a course does, so that the diagnostic is an activity of theirs", () => {
    expect([pathsHref("ar"), pathHref("ar", "trainer"), diagnosticHref("ar")]).toEqual([
      "/ar/courses/paths",
      "/ar/courses/paths/for/trainer",
      "/ar/courses/paths/diagnostic",
    ]);
  });
  it("lead from an item to the course that teaches it", () => {
    expect(taughtHref("en", "norms", "human-rights#mistake")).toBe("/en/courses/norms/human-rights#mistake");
    expect(taughtHref("en", "paths", "norms/human-rights#mistake")).toBe("/en/courses/norms/human-rights#mistake");
  });
});
