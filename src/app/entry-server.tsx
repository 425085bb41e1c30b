import { prerenderToNodeStream } from "react-dom/static";
import { StaticRouter } from "react-router";
import type { Locale } from "#domain/locale.ts";
import { PageProblem } from "#page/page-problem.ts";
import type { PageSource } from "#page/page-source.ts";
import { PageView } from "./app.tsx";
import { createLanguage, LanguageProvider } from "./i18n/i18n.tsx";
import type { Words } from "./i18n/words.ts";
import { Layout } from "./layout.tsx";
import { type LoadedPage, loadPage } from "./routes.ts";

export interface RenderedPage {
  /** Markup of `#root`. */
  readonly html: string;
  /** What the browser needs to take the page over: the route's id and data. */
  readonly data: { readonly route: string; readonly data: unknown };
}

/**
 * Renders pages for the build, with no browser and no network. Rejects when a page does not render whole: a missing text, an
 * unresolved boundary, an inline script or a style attribute (the Content-Security-Policy would block it).
 */
export function createPageRenderer(locale: Locale, words: Words, source: PageSource) {
  const language = createLanguage(locale, words);
  const markup = async (path: string, page: LoadedPage | string): Promise<string> => {
    const { prelude } = await prerenderToNodeStream(
      <LanguageProvider language={language}>
        <StaticRouter location={path}>
          <Layout busy={false}>{typeof page === "string" ? page : <PageView page={page} />}</Layout>
        </StaticRouter>
      </LanguageProvider>,
      { progressiveChunkSize: Number.POSITIVE_INFINITY },
    );
    let html = "";
    for await (const part of prelude) html += part;
    const fault = /<script|<template|<!--\$[!?]|\sstyle="/.exec(html);
    if (fault) throw new Error(`${path}: "${fault[0]}" in the markup of a prerendered page`);
    return html;
  };
  return {
    page: async (path: string): Promise<RenderedPage> => {
      const page = await loadPage(source, path, async () => undefined);
      if ("problem" in page) throw new Error(`${path} did not render`, { cause: page.problem });
      return { html: await markup(path, page), data: { route: page.route, data: page.data } };
    },
    /** The layout around a text that stands where a page goes. */
    shell: (path: string, slot: string) => markup(path, slot),
    missing: (path: string) => markup(path, { address: path, problem: new PageProblem("not-found") }),
  };
}
