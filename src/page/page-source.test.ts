import { describe, expect, it } from "vitest";
import type { CourseManifest } from "#domain/pack/manifest.ts";
import { fixtureCourses } from "../../tests/support/fixture-pages.ts";
import { PageProblem } from "./page-problem.ts";
import { createActivitySource, createCourseSource, type PackFiles } from "./page-source.ts";

const id = "diplomatic-notes";
const compiled = fixtureCourses.manifests.get(id);
if (!compiled) throw new Error("the fixture course does not compile");
const { manifest, version } = compiled;

/** The packs of the fixture course; `asked` are the versions that pages wanted. */
function packsWith(changed: CourseManifest = manifest) {
  const asked: (string | undefined)[] = [];
  const packs: PackFiles = {
    manifest: async (_, wanted) => {
      asked.push(wanted);
      return { version: wanted ?? version, manifest: changed };
    },
    file: async ({ hash }) => JSON.parse(fixtureCourses.files.get(hash) ?? "null") as unknown,
  };
  return { packs, asked };
}
const sourceOf = (changed?: CourseManifest) => createActivitySource(packsWith(changed).packs);

/** The manifest with the words of one activity in these languages only. */
function onlyIn(activity: string, ...kept: readonly ("en" | "ar")[]): CourseManifest {
  const files = manifest.activities[activity];
  if (!files) throw new Error(`no activity ${activity}`);
  const words = Object.fromEntries(Object.entries(files.words).filter(([locale]) => (kept as readonly string[]).includes(locale)));
  return { ...manifest, activities: { ...manifest.activities, [activity]: { ...files, words } } };
}

describe("an activity's page", () => {
  it("has its text in the interface language where it is translated", async () => {
    const page = await sourceOf().activity("ar", id, "what-a-note-is");
    expect(page).toMatchObject({
      kind: "lesson",
      locale: "ar",
      textLocale: "ar",
      course: { id, version },
      structure: { id: "what-a-note-is" },
    });
    expect(page.words).toMatchObject({ title: "مذكرة تتكلم باسم دولة" });
    expect(page.files).toEqual({
      structure: manifest.activities["what-a-note-is"]?.structure.hash,
      text: manifest.activities["what-a-note-is"]?.words.ar?.hash,
    });
  });
  it("falls back to the source language, and says which language its text is in", async () => {
    const page = await sourceOf(onlyIn("what-a-note-is", "en")).activity("ar", id, "what-a-note-is");
    expect(page).toMatchObject({ locale: "ar", textLocale: "en", course: { title: "المذكرات الدبلوماسية بشأن الحوادث السيبرانية" } });
    expect(page.words).toMatchObject({ title: "A note that speaks for a State" });
    expect(await sourceOf().activity("fr", id, "what-a-note-is")).toMatchObject({
      locale: "fr",
      textLocale: "en",
      course: { title: "Diplomatic notes about cyber incidents" },
    });
  });
  it("takes the language that was asked for its text", async () => {
    const page = await sourceOf().activity("en", id, "what-a-note-is", { text: "ar" });
    expect(page).toMatchObject({ locale: "en", textLocale: "ar", words: { title: "مذكرة تتكلم باسم دولة" } });
    expect(page.previous).toBeUndefined();
    expect(page.next?.title).toBe("The claim inside the note");
  });
  it("is of the version that was asked for, in outline and text alike", async () => {
    const { packs, asked } = packsWith();
    const page = await createActivitySource(packs).activity("en", id, "check-notes", { version: "0".repeat(32) });
    expect(page.course.version).toBe("0".repeat(32));
    expect(new Set(asked)).toEqual(new Set(["0".repeat(32)]));
  });
  it("is not found when the course does not have it", async () => {
    await expect(sourceOf().activity("en", id, "nothing")).rejects.toEqual(new PageProblem("not-found"));
  });
  it("counts as damaged when its words are missing even in the source language", async () => {
    await expect(sourceOf(onlyIn("what-a-note-is")).activity("en", id, "what-a-note-is")).rejects.toMatchObject({ code: "damaged" });
    await expect(sourceOf({ ...manifest, words: {} }).activity("en", id, "what-a-note-is")).rejects.toMatchObject({ code: "damaged" });
  });
  it("counts as damaged when the outline does not name it", async () => {
    const files = manifest.activities["what-a-note-is"];
    if (!files) throw new Error("no lesson");
    const withMore = { ...manifest, activities: { ...manifest.activities, stray: files } };
    await expect(sourceOf(withMore).activity("en", id, "stray")).rejects.toMatchObject({ code: "damaged" });
  });
});

describe("a course's page", () => {
  const catalogue = async () => fixtureCourses.catalogue;

  it("has outline, words and what the catalogue says", async () => {
    const page = await createCourseSource(packsWith().packs, { catalogue }).course("ar", id);
    expect(page).toMatchObject({ locale: "ar", wordsLocale: "ar", version, course: { id, version }, outline: { id } });
    expect(await createCourseSource(packsWith().packs, { catalogue }).course("ru", id)).toMatchObject({ locale: "ru", wordsLocale: "en" });
  });
  it("is not found when the catalogue does not list it", async () => {
    await expect(createCourseSource(packsWith().packs, { catalogue }).course("en", "gone")).rejects.toMatchObject({ code: "not-found" });
  });
});
