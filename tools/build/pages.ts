import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Compilation } from "#compiler/compile.ts";
import { diagnosticQuiz, pathsPack } from "#domain/course/learning-paths.ts";
import { dirOf, type Locale, languageTagOf, locales } from "#domain/locale.ts";
import { activityOrder, type LessonPage } from "#page/activity-page.ts";
import {
  accountHref,
  activityHref,
  adminHref,
  catalogueHref,
  concordanceHref,
  courseHref,
  diagnosticHref,
  homeHref,
  joinHref,
  ledgerHref,
  notesHref,
  pathHref,
  pathsHref,
  printHref,
  recordHref,
  reviewHref,
  searchHref,
  settingsHref,
  setUpHref,
  trainerHref,
  workshopHref,
} from "#page/address.ts";
import { composeLessonPage, dataElement, slots } from "#page/lesson-page.ts";
import { h } from "#page/node.ts";
import { escapeHtml, serialise } from "#page/serialise.ts";
import { createTranslate, type FlatWords } from "#page/translate.ts";
import type { Assets, PageKind } from "./assets.ts";
import { createCompiledSource } from "./compiled-source.ts";
import type { PageWeight } from "./compress.ts";
import { writeShelfPages } from "./shelf-pages.ts";

type EntryServer = typeof import("../../src/app/entry-server.tsx");
const namespaces = [
  "account",
  "admin",
  "common",
  "lesson",
  "pages",
  "quiz",
  "reader",
  "reference",
  "scenario",
  "search",
  "settings",
  "sign-in",
  "trainer",
  "worksheet",
] as const;

const quizScreen = "src/app/features/quiz/quiz-screen.tsx";
/** What a quiz needs once it was begun. */
const begunQuiz = "src/app/features/quiz/begun-quiz.tsx";
const openDevice = "src/app/device/open-device.ts";

interface Input {
  readonly root: string;
  readonly web: string;
  readonly rendererDir: string;
  readonly assets: Assets;
  readonly compilation: Compilation;
  /** Hears of every page that is written. */
  readonly onFile: (file: string, page: PageWeight) => void;
}

/** Writes every public page in every language, the languages' shells, and `csp.txt`. Answers how many pages there are. */
export async function writePages({ root, web, rendererDir, assets, compilation, onFile }: Input): Promise<number> {
  const { createPageRenderer } = (await import(pathToFileURL(join(rendererDir, "entry-server.js")).href)) as EntryServer;
  const source = createCompiledSource(compilation);
  let count = 0;
  for (const locale of locales) {
    const words = Object.fromEntries(namespaces.map((name) => [name, readWords(root, locale, name)]));
    const common = words.common ?? {};
    const lesson: FlatWords = { ...common, ...words.lesson };
    const t = createTranslate(locale, lesson);
    const render = createPageRenderer(locale, words, source);
    const document = (parts: DocumentParts) => documentFrom({ locale, assets, ...parts });
    const write = (path: string, html: string, weight: PageWeight = "other") => {
      const file = join(web, path, "index.html");
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, html);
      onFile(file, weight);
      count++;
    };

    const shellMarkup = (await render.shell(`/${locale}${slots.path}`, "slot-main")).replace("slot-main", slots.main);
    const shell = document({
      path: slots.path,
      title: slots.title,
      description: slots.description,
      html: shellMarkup,
      data: slots.data,
      kind: "lesson",
      words: ["common", "lesson"],
    });
    mkdirSync(join(web, "shell"), { recursive: true });
    writeFileSync(join(web, `shell/${locale}.html`), shell);

    const plain = async (path: string, title: string, kind: PageKind, wordsOf: readonly string[], ...scripts: readonly string[]) => {
      const { html, data } = await render.page(path);
      write(
        path,
        document({
          path: path.slice(3),
          title: `${title} · ${common.brand}`,
          description: common["app-description"] ?? "",
          html,
          data: dataElement(data),
          kind,
          words: wordsOf,
          scripts,
        }),
      );
    };
    const pageWords = words.pages ?? {};
    await plain(homeHref(locale), pageWords["home.title"] ?? "", "home", ["common", "pages"], "src/app/screens.ts");
    await plain(catalogueHref(locale), common["nav.courses"] ?? "", "catalogue", ["common", "pages"], "src/app/screens.ts");
    await plain(recordHref(locale), common["nav.record"] ?? "", "record", ["common", "pages"], "src/app/screens.ts");
    await plain(settingsHref(locale), common["nav.settings"] ?? "", "settings", ["common", "pages", "settings"], "src/app/screens.ts");
    const signIn = words["sign-in"] ?? {};
    const admin = words.admin ?? {};
    await plain(
      accountHref(locale),
      signIn.title ?? "",
      "account",
      ["account", "common", "sign-in"],
      "src/app/features/account/account-screens.ts",
    );
    await plain(
      joinHref(locale),
      signIn.join ?? "",
      "account",
      ["account", "common", "sign-in"],
      "src/app/features/account/account-screens.ts",
    );
    await plain(
      setUpHref(locale),
      signIn["set-up"] ?? "",
      "account",
      ["account", "common", "sign-in"],
      "src/app/features/account/account-screens.ts",
    );
    await plain(adminHref(locale), admin.title ?? "", "account", ["admin", "common"], "src/app/features/admin/admin-screens.ts");
    await plain(workshopHref(locale), admin.workshop ?? "", "account", ["admin", "common"], "src/app/features/admin/admin-screens.ts");
    const trainer = words.trainer ?? {};
    const trainerScreens = "src/app/features/trainer/trainer-screens.ts";
    await plain(
      trainerHref(locale),
      trainer.title ?? "",
      "account",
      ["common", "lesson", "quiz", "reference", "trainer", "trainer-report"],
      trainerScreens,
    );
    const searchWords = words.search ?? {};
    const searchScreens = "src/app/search-screens.ts";
    await plain(searchHref(locale), searchWords["search.title"] ?? "", "search", ["common", "search"], searchScreens);
    await plain(concordanceHref(locale), searchWords["concordance.title"] ?? "", "search", ["common", "search"], searchScreens);
    const reader = words.reader ?? {};
    const readerScreens = "src/app/reader-screens.ts";
    await plain(notesHref(locale), reader["notes.title"] ?? "", "notes", ["common", "reader"], readerScreens);
    const review = "src/app/features/quiz/review/review-route.tsx";
    await plain(reviewHref(locale), reader["review.title"] ?? "", "quiz", ["common", "lesson", "quiz", "reader", "reference"], review);
    await plain(ledgerHref(locale), reader.ledger ?? "", "record", ["common", "lesson", "reader"], readerScreens);
    for (const what of ["summary", "briefing", "terms"] as const)
      await plain(
        printHref(locale, what),
        reader[`print.${what}`] ?? "",
        "print",
        ["common", "lesson", "reader", "reference"],
        readerScreens,
      );
    const scenario = words.scenario ?? {};
    const scenarioScreens = "src/app/features/scenario/scenario-screens.ts";
    await plain(printHref(locale, "report"), scenario.report ?? "", "print", ["common", "lesson", "reader", "scenario"], scenarioScreens);
    const missing = await render.missing(`/${locale}/404`);
    write(
      `/${locale}/404`,
      document({
        path: "",
        title: common["problem.not-found.title"] ?? "",
        description: "",
        html: missing,
        data: "",
        kind: "missing",
        words: ["common"],
      }),
    );

    if (compilation.reference) {
      await writeShelfPages(locale, await source.shelf(), words.reference ?? {}, async ({ path, title, description, kind }) => {
        const { html, data } = await render.page(path);
        write(
          path,
          document({
            path: path.slice(3),
            title: `${title} · ${common.brand}`,
            description,
            html,
            data: dataElement(data),
            kind,
            words: ["common", "lesson", "reference"],
            scripts: ["src/app/reference-screens.ts"],
          }),
          "shelf",
        );
      });
    }
    if (compilation.paths) {
      const paths = await source.paths();
      const { structure, words: pathsWords } = await paths.paths(locale);
      const pathPage = (path: string, title: string) => plain(path, title, "paths", ["common", "lesson", "pages", "reader"], readerScreens);
      await pathPage(pathsHref(locale), pathsWords.title);
      for (const { id } of structure.paths) await pathPage(pathHref(locale, id), pathsWords.paths[id]?.title ?? "");
      const diagnostic = await source.activity(locale, pathsPack, diagnosticQuiz);
      await plain(diagnosticHref(locale), diagnostic.words.title, "quiz", ["common", "lesson", "quiz"], quizScreen, openDevice);
    }
    for (const { id } of compilation.catalogue.courses) {
      const course = await source.course(locale, id);
      await plain(courseHref(locale, id), course.words.title, "course", ["common", "pages"], "src/app/screens.ts");
      for (const { module, activity } of activityOrder(course.outline)) {
        const path = activityHref(locale, id, module?.id, activity.id);
        const page = await source.activity(locale, id, activity.id);
        if (page.kind === "lesson") write(path, composeLessonPage(shell, path, page satisfies LessonPage, t), "lesson");
        else
          await plain(
            path,
            page.words.title,
            page.kind,
            ["common", "lesson", page.kind],
            page.kind === "scenario" ? scenarioScreens : `src/app/features/${page.kind}/${page.kind}-screen.tsx`,
            ...(page.kind === "quiz" && page.structure.mode === "practice" ? [] : [openDevice]),
          );
      }
    }
  }
  writeFileSync(join(web, "csp.txt"), contentSecurityPolicy(assets));
  return count;
}

function readWords(root: string, locale: Locale, name: string): FlatWords {
  return JSON.parse(readFileSync(join(root, `locales/${locale}/${name}.json`), "utf8")) as FlatWords;
}

interface DocumentParts {
  /** Address after the language, for the links to other languages. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly html: string;
  readonly data: string;
  readonly kind: PageKind;
  readonly words: readonly string[];
  /** Scripts that the page loads later and needs at once, to be fetched beside the first. */
  readonly scripts?: readonly string[];
}

/** Pages that are of no use until the app runs. */
const needApp: ReadonlySet<PageKind> = new Set(["account", "quiz", "scenario", "search", "worksheet"]);

/** Words whose addresses the first script carries; those of the others stand in a script of their own. */
const isFirst = (name: string): boolean => ["common", "lesson", "pages", "quiz"].includes(name);

/**
 * Text first: what only the app needs waits in a template, which `boot.js` opens after the first paint. A page that is of no use without it names all of it at
 * its very beginning, so that it is asked for while the rest of the page is on its way.
 */
function documentFrom({
  locale,
  assets,
  path,
  title,
  description,
  html,
  data,
  kind,
  words,
  scripts = [],
}: DocumentParts & { readonly locale: Locale; readonly assets: Assets }): string {
  const isSlot = (text: string) => text.startsWith("<!--");
  const text = (value: string) => (isSlot(value) ? value : escapeHtml(value));
  const needed = ["src/app/main.tsx", ...(words.every(isFirst) ? [] : ["src/app/i18n/words-later.ts"]), ...scripts];
  const preloads = [...new Set(needed.flatMap((script) => assets.scripts(script)))].filter((address) => address !== assets.entry);
  const linkTo = (address: string) => `<link rel="modulepreload" href="${address}"/>`;
  const isNew = (address: string) => address !== assets.entry && !preloads.includes(address);
  /** At the end of the page: a server sends answers in the order in which they are asked for. */
  const secondLinks = kind === "quiz" ? assets.scripts(begunQuiz).filter(isNew).map(linkTo).join("") : "";
  const wordLinks = words.map((name) => {
    const mark = kind === "lesson" && name === "lesson" ? slots.lessonOnly : "";
    const address = assets.address(`locales/${locale}/${name}.json`);
    return `${mark}<link rel="preload" as="fetch" crossorigin="" href="${address}"/>${mark}`;
  });
  const entry = `<script type="module" src="${assets.entry}"></script>`;
  const links = [...preloads.map(linkTo), ...wordLinks].join("");
  const isApp = needApp.has(kind);
  return [
    `<!doctype html><html lang="${languageTagOf(locale)}" dir="${dirOf(locale)}"><head><meta charset="utf-8"/>`,
    isApp ? linkTo(assets.entry) + links : "",
    `<meta name="viewport" content="width=device-width, initial-scale=1"/>`,
    `<link rel="expect" href="#mast-end" blocking="render"/>`, // nothing is painted of half a masthead, so nothing in it moves
    `<title>${text(title)}</title><style>${assets.css(kind)}</style><script>${assets.boot}</script>`,
    `<meta name="description" content="${text(description)}"/><meta name="theme-color" content="#0a3540"/>`,
    `<link rel="icon" href="/icons/icon.svg" type="image/svg+xml"/><link rel="apple-touch-icon" href="/icons/icon-192.png"/><link rel="manifest" href="/${locale}/manifest.webmanifest"/>`,
    locales.map((other) => serialise(h("link", { rel: "alternate", hreflang: languageTagOf(other), href: `/${other}${path}` }))).join(""),
    `</head><body><div id="root">${html}</div>${data}${isApp ? entry + secondLinks : `<template id="app">${links}${entry}</template>`}</body></html>`,
  ].join("");
}

/** Nothing inline but what is hashed here, no eval, Trusted Types. */
function contentSecurityPolicy(assets: Assets): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${assets.bootHash}`,
    `style-src 'self' ${assets.cssHashes.join(" ")}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types concord",
  ].join("; ");
}
