import { describe, expect, it } from "vitest";
import { PageProblem } from "#page/page-problem.ts";
import type { PageSource } from "#page/page-source.ts";
import { fixtureSource } from "../../tests/support/fixture-pages.ts";
import type { Namespace } from "./i18n/words.ts";
import { loadPage } from "./routes.ts";

const course = "/en/courses/diplomatic-notes";

/** Loads a page and tells the words that it asked for. */
async function load(address: string, source: PageSource = fixtureSource, given?: { readonly data: unknown }) {
  const words: (readonly Namespace[])[] = [];
  const page = await loadPage(source, address, async (namespaces) => words.push(namespaces), given);
  return { page, words };
}
const refusing = (cause: unknown): PageSource => ({
  catalogue: () => Promise.reject(cause),
  course: () => Promise.reject(cause),
  activity: () => Promise.reject(cause),
  ledger: () => Promise.reject(cause),
  shelf: () => Promise.reject(cause),
  paths: () => Promise.reject(cause),
});

describe("loadPage", () => {
  it.each([
    ["/en", "home", "HomeRoute", ["pages"]],
    ["/en/courses", "catalogue", "CatalogueRoute", ["pages"]],
    [course, "course", "CourseRoute", ["pages"]],
    ["/en/courses/paths", "paths", "PathsRoute", ["lesson", "pages", "reader"]],
    ["/en/courses/paths/for/legal-adviser", "path", "PathRoute", ["lesson", "pages", "reader"]],
    ["/en/courses/paths/diagnostic", "course-activity", "QuizScreen", ["lesson", "quiz"]],
    [`${course}/notes/what-a-note-is`, "activity", "LessonScreen", ["lesson"]],
    [`${course}/any-module/check-notes`, "activity", "QuizScreen", ["lesson", "quiz"]],
    [`${course}/notes/draft-note`, "activity", "WorksheetScreen", ["lesson", "worksheet"]],
    [`${course}/final`, "course-activity", "QuizScreen", ["lesson", "quiz"]],
    ["/en/record", "record", "RecordRoute", ["pages"]],
    ["/en/settings", "settings", "SettingsRoute", ["pages", "settings"]],
    ["/en/reference", "reference", "ReferenceRoute", ["lesson", "reference"]],
    ["/en/glossary", "glossary", "GlossaryRoute", ["lesson", "reference"]],
    ["/ar/glossary/countermeasure", "term", "TermRoute", ["lesson", "reference"]],
    ["/en/library", "library", "LibraryRoute", ["lesson", "reference"]],
    ["/ar/library/ilc-articles", "instrument", "InstrumentRoute", ["lesson", "reference"]],
    ["/en/timeline", "timeline", "TimelineRoute", ["lesson", "reference"]],
    ["/en/positions", "positions", "PositionsRoute", ["lesson", "reference"]],
  ])("finds the screen and the words of %s", async (address, route, screen, namespaces) => {
    const { page, words } = await load(address);
    expect(page).toMatchObject({ address, route });
    expect("Screen" in page && page.Screen.name).toBe(screen);
    expect(words).toEqual([namespaces]);
  });
  it("asks for the language and the version that the address names, and passes over what is neither", async () => {
    const asked: unknown[] = [];
    const source: PageSource = {
      ...fixtureSource,
      activity: (...request) => {
        asked.push(request);
        return fixtureSource.activity(...request);
      },
    };
    const version = "0123456789abcdef0123456789abcdef";
    await load(`${course}/notes/what-a-note-is?text=ar&version=${version}`, source);
    await load(`${course}/notes/what-a-note-is?text=de&version=../x`, source);
    expect(asked).toEqual([
      ["en", "diplomatic-notes", "what-a-note-is", { text: "ar", version }],
      ["en", "diplomatic-notes", "what-a-note-is", {}],
    ]);
  });
  it("takes data that came with the page, and loads nothing", async () => {
    const data = { format: 1, courses: [] };
    const { page } = await load("/en/courses", refusing(new Error("asked for content")), { data });
    expect(page).toMatchObject({ route: "catalogue", data });
  });
  it.each(["/de", "/de/settings", "/en/nothing", "/en/courses/a/b/c/d", "/", "/en/courses/diplomatic-notes/notes/nothing"])(
    "makes %s a page that is not found",
    async (address) => {
      const { page, words } = await load(address);
      expect(page).toMatchObject({ address, problem: { code: "not-found" } });
      expect(words).toEqual([[]]);
    },
  );
  it.each([new PageProblem("offline"), new PageProblem("damaged"), new Error("our own fault")])("makes a page of %s", async (cause) => {
    expect((await load(course, refusing(cause))).page).toEqual({ address: course, problem: cause });
  });
  it("shows settings and record without any list of courses", async () => {
    for (const address of ["/en/settings", "/en/record"]) {
      expect((await load(address, refusing(new PageProblem("offline")))).page).toMatchObject({ data: { courses: [] } });
    }
  });
  it("answers even when the words cannot be had", async () => {
    const page = await loadPage(fixtureSource, "/en", () => Promise.reject(new PageProblem("offline")));
    expect(page).toMatchObject({ address: "/en", problem: { code: "offline" } });
  });
});
