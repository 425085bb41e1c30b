import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locale } from "#domain/locale.ts";
import type { Catalogue, CourseManifest } from "#domain/pack/manifest.ts";
import type { ReferenceManifest } from "#domain/reference/reference-pack.ts";
import { neededFiles, neededShelfFiles } from "#offline/packs/needed-files.ts";
import { type ActivityPlace, activityOrder, type LessonPage, type QuizPage, type ScenarioPage } from "#page/activity-page.ts";
import { activityHref } from "#page/address.ts";
import type { PageNode } from "#page/node.ts";
import { createCourseSource } from "#page/page-source.ts";

/** A course as its author knows it, keys included: read from the packs of a build. */
export interface CourseTexts {
  readonly version: string;
  readonly title: string;
  readonly places: readonly ActivityPlace[];
  lesson(id: string): Promise<LessonPage>;
  quiz(id: string): Promise<QuizPage>;
  scenario(id: string): Promise<ScenarioPage>;
  /** Address of an activity. */
  href(id: string): string;
  /** Title of an activity. */
  titleOf(id: string): string;
  /** Names of the manifests that a download reads: the course's, and the reference shelf's, which comes with it. */
  readonly manifests: readonly string[];
  /** Names of the files that a download in these languages needs, shelf included, the manifests apart. */
  filesIn(locales: readonly Locale[]): readonly string[];
}

export async function readCourse(dist: string, course: string, locale: Locale): Promise<CourseTexts> {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(dist, "packs", `${name}.json`), "utf8")) as T;
  const catalogue = read<Catalogue>("catalogue");
  const version = catalogue.courses.find(({ id }) => id === course)?.version;
  if (!version) throw new Error(`${dist} has no course ${course}`);
  const source = createCourseSource(
    { manifest: async () => ({ version, manifest: read<CourseManifest>(version) }), file: async ({ hash }) => read(hash) },
    { catalogue: async () => catalogue },
  );
  const shelfFiles = (locales: readonly Locale[]) =>
    catalogue.reference ? neededShelfFiles(read<ReferenceManifest>(catalogue.reference.version), locales) : [];
  const { outline, words } = await source.course(locale, course);
  const places = activityOrder(outline);
  const place = (id: string): ActivityPlace => {
    const found = places.find(({ activity }) => activity.id === id);
    if (!found) throw new Error(`${course} has no activity ${id}`);
    return found;
  };
  const activity = (id: string) => source.activity(locale, course, id);
  return {
    version,
    title: words.title,
    places,
    lesson: async (id) => {
      const page = await activity(id);
      if (page.kind !== "lesson") throw new Error(`${id} is no lesson`);
      return page;
    },
    quiz: async (id) => {
      const page = await activity(id);
      if (page.kind !== "quiz") throw new Error(`${id} is no quiz`);
      return page;
    },
    scenario: async (id) => {
      const page = await activity(id);
      if (page.kind !== "scenario") throw new Error(`${id} is no scenario`);
      return page;
    },
    href: (id) => activityHref(locale, course, place(id).module?.id, id),
    titleOf: (id) => {
      const { module } = place(id);
      return (module ? words.modules[module.id]?.activities[id] : words.quizzes[id]) ?? id;
    },
    filesIn: (locales) => [...neededFiles(read<CourseManifest>(version), locales), ...shelfFiles(locales)].map(({ hash }) => hash),
    manifests: [version, ...(catalogue.reference ? [catalogue.reference.version] : [])],
  };
}

/** The text that page nodes show, without their elements. */
export function textOf(nodes: readonly PageNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === "string") return node;
      const [, , ...children] = node;
      return textOf(children);
    })
    .join("");
}
