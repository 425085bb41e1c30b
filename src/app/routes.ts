import type { ComponentType } from "react";
import { matchRoutes } from "react-router";
import { isLocale, type Locale } from "#domain/locale.ts";
import { type Catalogue, isFileHash } from "#domain/pack/manifest.ts";
import type { ActivityPage } from "#page/activity-page.ts";
import { activityRoute } from "#page/lesson-page.ts";
import { PageProblem } from "#page/page-problem.ts";
import type { PageSource } from "#page/page-source.ts";
import type { ShelfSource } from "#page/shelf-source.ts";
import { LessonScreen } from "./features/lesson/lesson-screen.tsx";
import type { Namespace } from "./i18n/words.ts";

type Screen = ComponentType<{ readonly data: never }>;
interface Request {
  readonly locale: Locale;
  readonly params: { readonly [name: string]: string | undefined };
  readonly search: URLSearchParams;
}
interface PageRoute {
  readonly id: string;
  readonly path: string;
  readonly load: (source: PageSource, request: Request) => Promise<unknown>;
  readonly screen: (data: unknown) => Promise<Screen>;
  /** Words besides `common`. */
  readonly namespaces: (data: unknown) => readonly Namespace[];
}

const kindOf = (data: unknown) => (data as ActivityPage).kind;
const hasSecond = (data: unknown) => "second" in (data as ActivityPage);
const activity = {
  load: async (source: PageSource, { locale, params, search }: Request) => {
    const text = search.get("text");
    const version = search.get("version");
    const page = await source.activity(locale, params.course ?? "", params.activity ?? "", {
      ...(isLocale(text) && { text }),
      ...(version && isFileHash(version) && { version }),
    });
    const second = search.get("with");
    return second === null ? page : (await import("./reading/second-language.ts")).withSecondLanguage(source, page, second);
  },
  screen: async (data: unknown): Promise<Screen> => {
    switch (kindOf(data)) {
      case "lesson":
        return hasSecond(data) ? (await import("./features/lesson/bilingual-screen.tsx")).BilingualScreen : LessonScreen;
      case "quiz":
        return (await import("./features/quiz/quiz-screen.tsx")).QuizScreen;
      case "scenario":
        return (await import("./features/scenario/scenario-screens.ts")).ScenarioScreen;
      case "worksheet":
        return (await import("./features/worksheet/worksheet-screen.tsx")).WorksheetScreen;
    }
  },
  namespaces: (data: unknown): readonly Namespace[] => {
    const kind = kindOf(data);
    return ["lesson", ...(kind === "lesson" ? [] : [kind]), ...(hasSecond(data) ? (["reader"] as const) : [])];
  },
};
const catalogue = (source: PageSource) => source.catalogue();
/** Settings, search and the record work without any list of courses. */
const anyCatalogue = (source: PageSource) => source.catalogue().catch((): Catalogue => ({ format: 1, courses: [] }));
const pages = (): readonly Namespace[] => ["pages"];
const pathWords = (): readonly Namespace[] => ["lesson", "pages", "reader"];

/** A page that asks the server itself, once it is shown. */
const plainRoute = (id: string, namespaces: readonly Namespace[], screen: () => Promise<Screen>): PageRoute => ({
  id,
  path: `/:locale/${id}`,
  load: async () => ({}),
  namespaces: () => namespaces,
  screen,
});
/** A page of the reference shelf. */
function shelfPage(
  id: string,
  path: string,
  load: (shelf: ShelfSource, request: Request) => Promise<unknown>,
  screen: (screens: typeof import("./reference-screens.ts")) => Screen,
): PageRoute {
  return {
    id,
    path: `/:locale/${path}`,
    load: async (source, request) => load(await source.shelf(), request),
    namespaces: () => ["lesson", "reference"],
    screen: async () => screen(await import("./reference-screens.ts")),
  };
}

/** Something to be printed; what it is about stands in the query, which a page made by the build does not know. */
const printPage = (what: string, screen: () => Promise<Screen>, more: Namespace = "reference"): PageRoute => ({
  id: `print-${what}`,
  path: `/:locale/print/${what}`,
  load: async () => null,
  namespaces: () => ["lesson", "reader", more],
  screen,
});

/** One table for browser and build. Lessons are in the first script; every other screen comes when it is opened. */
const routes: readonly PageRoute[] = [
  {
    id: "home",
    path: "/:locale",
    load: catalogue,
    namespaces: pages,
    screen: async () => (await import("./screens.ts")).HomeRoute,
  },
  {
    id: "catalogue",
    path: "/:locale/courses",
    load: catalogue,
    namespaces: pages,
    screen: async () => (await import("./screens.ts")).CatalogueRoute,
  },
  {
    id: "course",
    path: "/:locale/courses/:course",
    load: (source, { locale, params }) => source.course(locale, params.course ?? ""),
    namespaces: pages,
    screen: async () => (await import("./screens.ts")).CourseRoute,
  },
  {
    id: "paths",
    path: "/:locale/courses/paths",
    load: async (source, { locale }) => (await source.paths()).paths(locale),
    namespaces: pathWords,
    screen: async () => (await import("./reader-screens.ts")).PathsRoute,
  },
  {
    id: "path",
    path: "/:locale/courses/paths/for/:path",
    load: async (source, { locale, params }) => (await source.paths()).path(locale, params.path ?? ""),
    namespaces: pathWords,
    screen: async () => (await import("./reader-screens.ts")).PathRoute,
  },
  { id: activityRoute, path: "/:locale/courses/:course/:module/:activity", ...activity },
  { id: "course-activity", path: "/:locale/courses/:course/:activity", ...activity },
  {
    id: "record",
    path: "/:locale/record",
    load: anyCatalogue,
    namespaces: pages,
    screen: async () => (await import("./screens.ts")).RecordRoute,
  },
  {
    id: "search",
    path: "/:locale/search",
    load: anyCatalogue,
    namespaces: () => ["search"],
    screen: async () => (await import("./search-screens.ts")).SearchRoute,
  },
  {
    id: "concordance",
    path: "/:locale/concordance",
    load: anyCatalogue,
    namespaces: () => ["search"],
    screen: async () => (await import("./search-screens.ts")).ConcordanceRoute,
  },
  {
    id: "notes",
    path: "/:locale/notes",
    load: async () => null,
    namespaces: () => ["reader"],
    screen: async () => (await import("./reader-screens.ts")).NotesRoute,
  },
  {
    id: "review",
    path: "/:locale/review",
    load: async () => null,
    namespaces: () => ["lesson", "quiz", "reader", "reference"],
    screen: async () => (await import("./features/quiz/review/review-route.tsx")).ReviewRoute,
  },
  {
    id: "ledger",
    path: "/:locale/ledger",
    load: async () => null,
    namespaces: () => ["lesson", "reader"],
    screen: async () => (await import("./reader-screens.ts")).LedgerRoute,
  },
  printPage("summary", async () => (await import("./reader-screens.ts")).SummaryRoute),
  printPage("briefing", async () => (await import("./reader-screens.ts")).BriefingRoute),
  printPage("report", async () => (await import("./features/scenario/scenario-screens.ts")).ReportRoute, "scenario"),
  {
    ...printPage("terms", async () => (await import("./reader-screens.ts")).TermsRoute),
    load: async (source, { locale }) => (await source.shelf()).glossary(locale),
  },
  {
    id: "settings",
    path: "/:locale/settings",
    load: anyCatalogue,
    namespaces: () => ["pages", "settings"],
    screen: async () => (await import("./screens.ts")).SettingsRoute,
  },
  plainRoute("account", ["account", "sign-in"], async () => (await import("./features/account/account-screens.ts")).AccountRoute),
  plainRoute("join", ["account", "sign-in"], async () => (await import("./features/account/account-screens.ts")).JoinRoute),
  plainRoute("set-up", ["account", "sign-in"], async () => (await import("./features/account/account-screens.ts")).SetUpRoute),
  plainRoute("admin", ["admin"], async () => (await import("./features/admin/admin-screens.ts")).AdminRoute),
  plainRoute(
    "trainer",
    ["lesson", "quiz", "reference", "trainer", "trainer-report"],
    async () => (await import("./features/trainer/trainer-screens.ts")).TrainerRoute,
  ),
  plainRoute("workshop", ["admin"], async () => (await import("./features/admin/admin-screens.ts")).WorkshopRoute),
  shelfPage(
    "reference",
    "reference",
    (shelf, { locale }) => shelf.reference(locale),
    ({ ReferenceRoute }) => ReferenceRoute,
  ),
  shelfPage(
    "glossary",
    "glossary",
    (shelf, { locale }) => shelf.glossary(locale),
    ({ GlossaryRoute }) => GlossaryRoute,
  ),
  shelfPage(
    "term",
    "glossary/:term",
    (shelf, { locale, params }) => shelf.term(locale, params.term ?? ""),
    ({ TermRoute }) => TermRoute,
  ),
  shelfPage(
    "library",
    "library",
    (shelf, { locale }) => shelf.library(locale),
    ({ LibraryRoute }) => LibraryRoute,
  ),
  shelfPage(
    "instrument",
    "library/:instrument",
    (shelf, { locale, params }) => shelf.instrument(locale, params.instrument ?? ""),
    ({ InstrumentRoute }) => InstrumentRoute,
  ),
  shelfPage(
    "timeline",
    "timeline",
    (shelf, { locale }) => shelf.timeline(locale),
    ({ TimelineRoute }) => TimelineRoute,
  ),
  shelfPage(
    "positions",
    "positions",
    (shelf, { locale }) => shelf.positions(locale),
    ({ PositionsRoute }) => PositionsRoute,
  ),
];

/** A page whose content, screen and words are here, so that rendering it never waits. */
export type LoadedPage =
  | { readonly address: string; readonly route: string; readonly data: unknown; readonly Screen: Screen }
  | { readonly address: string; readonly problem: unknown };

/** What is needed besides the content before a page can be shown. */
export type Ready = (namespaces: readonly Namespace[]) => Promise<unknown>;

/** Loads the page at an address. Never rejects: what went wrong is a page of its own. `given`: data that came with the HTML. */
export async function loadPage(source: PageSource, address: string, ready: Ready, given?: { readonly data: unknown }): Promise<LoadedPage> {
  try {
    const url = new URL(address, "http://localhost");
    const match = matchRoutes([...routes], url.pathname)?.[0];
    const locale = match?.params.locale;
    const route = match && routes.find(({ path }) => path === match.route.path);
    if (!route || !isLocale(locale)) throw new PageProblem("not-found");
    const data = given ? given.data : await route.load(source, { locale, params: match.params, search: url.searchParams });
    const [Screen] = await Promise.all([route.screen(data), ready(route.namespaces(data))]);
    return { address, route: route.id, data, Screen };
  } catch (problem) {
    await ready([]).catch(() => undefined);
    return { address, problem };
  }
}
