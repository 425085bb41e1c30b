import { describe, expect, it } from "vitest";
import type { SearchAnswer } from "#domain/search/search-answer.ts";
import { TestBrowser } from "../../../tests/support/test-browser.tsx";
import { after } from "../patient-fetch.ts";
import type { FromSearchWorker, SearchState } from "./search-messages.ts";
import { createSearchService, type SearchServiceDeps } from "./search-service.ts";

const course = "diplomatic-notes";

/** A search as a page has it: what it was told last, and answers to its questions. */
function searchOn(browser: TestBrowser, more: Partial<SearchServiceDeps> = {}) {
  const sent: FromSearchWorker[] = [];
  const service = createSearchService({
    isSecureContext: true,
    caches: browser.caches,
    subtle: crypto.subtle,
    fetch: browser.server.fetch,
    after,
    send: (message) => sent.push(message),
    ...more,
  });
  return {
    prepare: () => service.receive({ type: "prepare", locale: "en" }),
    states: (): readonly SearchState[] => sent.flatMap((message) => (message.type === "state" ? [message.state] : [])),
    async ask(text: string): Promise<SearchAnswer | undefined> {
      const limits = { term: 5, instrument: 5, lesson: 5, item: 5 };
      await service.receive({ type: "search", number: 1, request: { text, locale: "en", answered: new Set(), limits } });
      const last = sent.at(-1);
      return last?.type === "search" ? last.answer : undefined;
    },
  };
}
const idsIn = (answer: SearchAnswer | undefined) => answer?.groups.flatMap(({ results }) => results.map(({ id }) => id));
const keptIndexes = async (browser: TestBrowser) => [...(await browser.caches.open("concord-search")).stored.keys()];

describe("the search of a device", () => {
  it("looks in every course and language that is here, the reader's language first", async () => {
    const browser = new TestBrowser();
    await browser.download(["ar", "en"]);
    const search = searchOn(browser);
    await search.prepare();
    expect(search.states()[0]).toMatchObject({ ready: 0, courses: [] });
    expect(search.states().at(-1)).toMatchObject({ courses: [course], locales: ["ar", "en"], unreadable: [] });
    const [first] = (await search.ask("note"))?.groups.flatMap(({ results }) => results) ?? [];
    expect(first?.reader).toBe("en");
  });
  it("looks in the server's reference shelf before the first download", async () => {
    const search = searchOn(new TestBrowser());
    await search.prepare();
    expect(search.states().at(-1)).toEqual({ ready: 1, of: 1, courses: [], locales: ["en"], reference: true, unreadable: [] });
    expect((await search.ask("note verbale"))?.groups.map(({ kind }) => kind)).toEqual(["term"]);
  });
  it("finds nothing on a device without courses and connection", async () => {
    const browser = new TestBrowser();
    browser.goOffline();
    const search = searchOn(browser);
    await search.prepare();
    expect(search.states().at(-1)).toEqual({ ready: 0, of: 0, courses: [], locales: [], reference: false, unreadable: [] });
    expect((await search.ask("note"))?.outcome).toBe("nothing");
  });
  it("makes an index once and finds with it what the packs held", async () => {
    const browser = new TestBrowser();
    await browser.download(["en"]);
    const first = searchOn(browser);
    await first.prepare();
    const ids = idsIn(await first.ask("note"));
    const installed = browser.caches.stored.get("/packs/installed.json");
    browser.caches.stored.clear();
    if (installed) browser.caches.stored.set("/packs/installed.json", installed);
    browser.goOffline();
    const again = searchOn(browser);
    await again.prepare();
    expect(again.states().at(-1)?.courses).toEqual([course]);
    expect(idsIn(await again.ask("note"))).toEqual(ids);
  });
  it("makes an index anew when the kept one is damaged", async () => {
    const browser = new TestBrowser();
    await browser.download(["en"]);
    await searchOn(browser).prepare();
    const store = await browser.caches.open("concord-search");
    for (const address of await keptIndexes(browser)) await store.put(address, new Response("{"));
    const search = searchOn(browser);
    await search.prepare();
    expect(idsIn(await search.ask("note"))?.length).toBeGreaterThan(0);
  });
  it("lets the index of a course go with the course", async () => {
    const browser = new TestBrowser();
    await browser.download(["en"]);
    await searchOn(browser).prepare();
    expect(await keptIndexes(browser)).not.toEqual([]);
    await browser.caches.put("/packs/installed.json", new Response("{}"));
    browser.caches.stored.delete("/packs/catalogue.json");
    browser.goOffline();
    const search = searchOn(browser);
    await search.prepare();
    expect(await keptIndexes(browser)).toEqual([]);
    expect((await search.ask("note"))?.outcome).toBe("nothing");
  });
  it("names a course whose files are gone and cannot be had, and searches the others", async () => {
    const browser = new TestBrowser();
    await browser.download(["en"]);
    for (const address of [...browser.caches.stored.keys()]) if (!address.includes("installed")) browser.caches.stored.delete(address);
    browser.goOffline();
    const search = searchOn(browser);
    await search.prepare();
    const state = search.states().at(-1);
    expect(state?.unreadable).toContain(course);
    expect(state?.ready).toBe(state?.of);
  });
  it("reads the server's courses where nothing can be kept, and keeps nothing", async () => {
    const browser = new TestBrowser();
    const search = searchOn(browser, { isSecureContext: false, caches: undefined, subtle: undefined });
    await search.prepare();
    expect(search.states().at(-1)).toMatchObject({ courses: [course], locales: ["en"] });
    expect(idsIn(await search.ask("note"))?.length).toBeGreaterThan(0);
    expect(browser.caches.stored.size).toBe(0);
  });
  it("stays silent about what was asked for before, when it is asked to prepare again", async () => {
    const browser = new TestBrowser();
    await browser.download(["en"]);
    const search = searchOn(browser);
    await Promise.all([search.prepare(), search.prepare()]);
    const last = search.states().at(-1);
    expect(last?.ready).toBe(last?.of);
  });
  it("works without a place for indexes", async () => {
    const browser = new TestBrowser();
    await browser.download(["en"]);
    const caches = {
      open: (name: string) => (name === "concord-search" ? Promise.reject(new Error("refused")) : browser.caches.open(name)),
    };
    const search = searchOn(browser, { caches });
    await search.prepare();
    expect(idsIn(await search.ask("note"))?.length).toBeGreaterThan(0);
  });
});
