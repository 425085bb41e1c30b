import { act, type RenderResult, render } from "@testing-library/react";
import { IDBKeyRange } from "fake-indexeddb";
import { BrowserRouter } from "react-router";
import { vi } from "vitest";
import type { Device, NewStatement } from "#app/device/device.ts";
import { isLocale, type Locale } from "#domain/locale.ts";
import type { Catalogue, CatalogueCourse, CatalogueReference } from "#domain/pack/manifest.ts";
import type { Statement } from "#domain/record/statement.ts";
import { createInstalledCourses } from "#offline/packs/installed-courses.ts";
import { createPackCache } from "#offline/packs/pack-cache.ts";
import { createPackDownloader } from "#offline/packs/pack-downloader.ts";
import { createPackNetwork } from "#offline/packs/pack-network.ts";
import { createPackRows } from "#offline/packs/pack-rows.ts";
import { after } from "#offline/patient-fetch.ts";
import { activeOwner } from "#offline/records/owner.ts";
import { createStatementRepository, statementsFrom } from "#offline/records/statement-repository.ts";
import type { ToSearchWorker } from "#offline/search/search-messages.ts";
import { createSearchService } from "#offline/search/search-service.ts";
import type { StorageManagerParts } from "#offline/storage.ts";
import { createAccounts } from "#offline/sync/accounts.ts";
import type { Role } from "#sync/account-messages.ts";
import { accountOf, type Cookie, ModelServer } from "../sync/model-server.ts";
import { fixtureCourses } from "./fixture-pages.ts";
import { allWords } from "./interface-words.ts";
import { ModelCohorts } from "./model-cohorts.ts";
import { MemoryCaches, PackServer } from "./pack-server.ts";
import { type TestClock, TestDisk, testClock, testIds } from "./test-device.ts";

const [fixtureCourse] = fixtureCourses.catalogue.courses;
if (!fixtureCourse) throw new Error("the fixture course does not compile");

/** The course of the fixtures as the catalogue lists it. */
export const courseInCatalogue: CatalogueCourse = fixtureCourse;

/** One browser with its disk, and the server that it talks to: what stays when the app is opened again. */
export class TestBrowser {
  readonly disk = new TestDisk();
  readonly caches = new MemoryCaches();
  readonly server = new PackServer();
  /** The API of that server, with this browser's cookie, and what was asked of it. */
  readonly api = new ModelServer();
  readonly cookie: Cookie = { account: null };
  /** Its cohorts, for those who are trainers. */
  readonly training = new ModelCohorts();
  readonly apiRequests: string[] = [];
  readonly clock: TestClock = testClock();
  /** What the browser has; change it before the app is opened. */
  isSecure = true;
  hasCaches = true;
  hasDatabase = true;
  hasWorkers = true;
  storage: StorageManagerParts | undefined;
  private isOffline = false;
  private lost: RegExp | undefined;
  private readonly ids = testIds();
  private readonly heldSignals: (AbortSignal | null | undefined)[] = [];
  private held: { readonly addresses: RegExp; readonly released: Promise<void> } | undefined;

  constructor() {
    localStorage.clear();
    sessionStorage.clear();
    const encoder = new TextEncoder();
    for (const [hash, text] of fixtureCourses.files) this.server.files.set(`/packs/${hash}.json`, encoder.encode(text));
    this.offer([courseInCatalogue], fixtureCourses.catalogue.reference);
  }

  /** What the server's catalogue lists from now on. */
  offer(courses: readonly CatalogueCourse[], reference?: CatalogueReference, paths?: Catalogue["paths"]): void {
    this.server.files.set("/packs/catalogue.json", new TextEncoder().encode(JSON.stringify({ format: 1, courses, reference, paths })));
  }

  /** Lists the learning paths of the fixtures as well. */
  offerPaths(): void {
    this.offer([courseInCatalogue], fixtureCourses.catalogue.reference, fixtureCourses.catalogue.paths);
  }

  /** Takes the network away; the answer brings it back. */
  goOffline(): () => void {
    this.isOffline = true;
    this.server.spoil = () => {
      throw new TypeError("network lost");
    };
    return () => {
      this.isOffline = false;
      this.server.spoil = () => undefined;
    };
  }

  /**
   * Lets requests to these addresses wait until the answer is called, or until they are given up. What the API is asked has been done and
   * answered by then; it is that answer which is on its way.
   */
  hold(addresses: RegExp): () => void {
    let release = () => {};
    this.held = { addresses, released: new Promise((resolve) => (release = resolve)) };
    return release;
  }

  /** Lets the API do what is asked at these addresses and its answers be lost on the way; `undefined` brings them again. */
  loseAnswers(addresses: RegExp | undefined): void {
    this.lost = addresses;
  }

  /** How many requests have ever waited since `hold`, and have not been called off. */
  heldRequests(): number {
    return this.heldSignals.filter((signal) => !signal?.aborted).length;
  }

  /** Brings the course of the fixtures onto the device. */
  async download(locales: readonly Locale[]): Promise<void> {
    const db = await this.disk.open();
    const rows = createPackRows(db, this.clock);
    const cache = createPackCache(this.caches, crypto.subtle);
    const { tidy } = createInstalledCourses({ rows, cache, versionsInUse: async () => new Set() });
    const network = createPackNetwork({ fetch: this.server.fetch, subtle: crypto.subtle });
    const done = await createPackDownloader({ network, cache, rows, storage: undefined, tidy }).download(courseInCatalogue.id, locales);
    if (!done.ok) throw new Error(done.error.code);
    db.close();
  }

  /** Puts statements into the record of the learner of this browser, as an earlier visit did. */
  async recorded(...statements: readonly NewStatement[]): Promise<void> {
    const db = await this.disk.open();
    const owner = await activeOwner(db, this.ids);
    if (!owner.ok) throw new Error(owner.error.code);
    const repository = createStatementRepository({ db, clock: this.clock, ids: this.ids });
    for (const statement of statements) {
      const kept = await repository.record(owner.value, statement);
      if (!kept.ok) throw new Error(kept.error.code);
    }
    db.close();
  }

  /** Everything that is recorded here, of whomever. */
  async statements(): Promise<readonly Statement[]> {
    const db = await this.disk.open();
    const rows = await db.statements.toArray();
    db.close();
    return statementsFrom(rows);
  }

  /** Signs somebody in, as an earlier visit did. */
  async signedIn(account: string, role: Role = "learner"): Promise<void> {
    this.cookie.account = account;
    this.api.roles.set(account, role);
    const db = await this.disk.open();
    await createAccounts({ db, clock: this.clock, ids: this.ids }).signIn(accountOf(account, role));
    db.close();
  }

  /** Loads the app at an address, as the browser does for a page that brought nothing along. */
  async open(address: string): Promise<OpenApp> {
    vi.resetModules();
    vi.stubGlobal("isSecureContext", this.isSecure);
    vi.stubGlobal("caches", this.hasCaches ? this.caches : undefined);
    vi.stubGlobal("fetch", this.fetch);
    vi.stubGlobal("Worker", this.hasWorkers ? this.searchWorker() : undefined);
    vi.stubGlobal("indexedDB", this.hasDatabase ? this.disk.indexedDB : undefined);
    vi.stubGlobal("IDBKeyRange", IDBKeyRange);
    Object.defineProperty(navigator, "storage", { configurable: true, value: this.storage });
    history.replaceState(null, "", address);
    const [{ App }, { createLanguage, LanguageProvider }, { loadPage }, { pageSource }, { deviceHolder }, { afterPage }] =
      await Promise.all([
        import("#app/app.tsx"),
        import("#app/i18n/i18n.tsx"),
        import("#app/routes.ts"),
        import("#app/page-source.ts"),
        import("#app/device/device-holder.ts"),
        import("#app/start-when-idle.ts"),
      ]);
    if (this.cookie.account !== null) await import("#app/account-views/account-views.ts"); // compiled before the clock of any wait runs
    const [, segment] = location.pathname.split("/");
    const locale = isLocale(segment) ? segment : "en";
    const load = (to: string) => loadPage(pageSource, to, async () => undefined);
    const first = await load(address);
    const view = render(
      <LanguageProvider language={createLanguage(locale, allWords(locale))}>
        <BrowserRouter>
          <App first={first} load={load} />
        </BrowserRouter>
      </LanguageProvider>,
    );
    await act(async () => {
      await import("#app/after-page.ts");
      afterPage.open();
    });
    return { ...view, device: () => deviceHolder.now()?.device };
  }

  private cohortsAnswer(input: RequestInfo | URL, init: RequestInit | undefined): Response {
    const { account } = this.cookie;
    const refusal = (status: number, code: string) => new Response(JSON.stringify({ problem: { code } }), { status });
    if (account === null || this.api.revoked.has(account)) return refusal(401, "sign-in-needed");
    if ((this.api.roles.get(account) ?? "learner") === "learner") return refusal(403, "forbidden");
    return this.training.answer(new URL(String(input), "http://localhost"), init);
  }

  /** The search worker of this browser, without a thread of its own. */
  private searchWorker() {
    const { caches, fetch, isSecure, hasCaches } = this;
    return class {
      private readonly listeners: ((event: { readonly data: unknown }) => void)[] = [];
      private readonly service = createSearchService({
        isSecureContext: isSecure,
        caches: hasCaches ? caches : undefined,
        subtle: crypto.subtle,
        fetch,
        after,
        send: (data) =>
          queueMicrotask(() => {
            for (const listener of this.listeners) listener({ data });
          }),
      });
      addEventListener(type: string, listener: (event: { readonly data: unknown }) => void): void {
        if (type === "message") this.listeners.push(listener);
      }
      postMessage(message: ToSearchWorker): void {
        void this.service.receive(message);
      }
    };
  }

  private readonly fetch: typeof fetch = async (input, init) => {
    const { pathname } = new URL(String(input), "http://localhost");
    if (pathname.startsWith("/api/")) {
      if (this.isOffline) throw new TypeError("network lost");
      this.apiRequests.push(pathname);
      const answer = pathname.startsWith("/api/cohorts") ? this.cohortsAnswer(input, init) : this.api.fetch(this.cookie)(input, init);
      if (this.lost?.test(String(input))) throw new TypeError("answer lost");
      await this.released(input, init);
      return answer;
    }
    await this.released(input, init);
    return this.server.fetch(input, init);
  };

  private async released(input: RequestInfo | URL, init: RequestInit | undefined): Promise<void> {
    const { held } = this;
    if (!held?.addresses.test(String(input))) return;
    this.heldSignals.push(init?.signal);
    const givenUp = new Promise<never>((_, reject) => {
      init?.signal?.addEventListener("abort", () => reject(new DOMException("given up", "AbortError")));
    });
    await Promise.race([held.released, givenUp]);
  }
}
export type OpenApp = RenderResult & {
  /** The device, once the app has opened it. */
  readonly device: () => Device | undefined;
};
