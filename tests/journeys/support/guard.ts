import type { BrowserContext, ConsoleMessage } from "playwright-core";

/** What must not happen in any journey, and the few things a journey may expect. */
export interface Guard {
  /** What went wrong so far, in words. */
  readonly problems: readonly string[];
  watch(context: BrowserContext): void;
  /**
   * From now on failed requests to our own origin are part of the journey. Said before the network is cut or the server begins anew: what
   * is under way in the background fails at that moment.
   */
  expectCuts(): void;
  /** An address that answers 404. */
  expectMissing(path: string): void;
  /** Another site that the journey leads to. */
  expectVisits(origin: string): void;
  /** A message that the journey provokes. */
  expectMessage(text: RegExp): void;
}

/** Chromium says this by itself when a page offers its own button for installing. */
const ownInstallOffer = /^Banner not shown: beforeinstallpromptevent\.preventDefault\(\) called\./;
/** Holds for browsers that run no scripts. */
const unusedPreload = /was preloaded using link preload but not used/;
const networkFailures = /^Failed to load resource: net::ERR_|^The FetchEvent for ".*" resulted in a network error response|Failed to fetch/;

/** Addresses that never leave the browser. */
const ownSchemes = new Set(["about:", "blob:", "data:"]);

/** Collects every console message, page error and request to another origin. */
export function createGuard(origin: string, { scripts }: { readonly scripts: boolean }): Guard {
  const expected = new Set([new URL(origin).origin]); // that of every file on the disk is the same
  const problems: string[] = [];
  const missing = new Set<string>();
  const provoked: RegExp[] = [];
  let cut = false;
  const heard = (where: string, message: ConsoleMessage) => {
    const text = message.text();
    const { url } = message.location();
    if (ownInstallOffer.test(text) || (!scripts && unusedPreload.test(text))) return;
    if (cut && url.startsWith(origin) && networkFailures.test(text)) return;
    if (/status of 404/.test(text) && missing.has(new URL(url).pathname)) return;
    if (provoked.some((each) => each.test(text))) return;
    problems.push(`${where} ${message.type()}: ${text} (${url})`);
  };
  return {
    problems,
    watch(context) {
      context.on("console", (message) => heard("console", message));
      context.on("weberror", (error) => problems.push(`page error: ${error.error().stack || error.error()}`));
      context.on("serviceworker", (worker) => worker.on("console", (message) => heard("worker", message)));
      context.on("request", (request) => {
        const url = new URL(request.url());
        if (!expected.has(url.origin) && !ownSchemes.has(url.protocol)) problems.push(`request to ${request.url()}`);
      });
    },
    expectCuts: () => {
      cut = true;
    },
    expectMissing: (path) => {
      missing.add(path);
    },
    expectVisits: (other) => {
      expected.add(other);
    },
    expectMessage: (text) => {
      provoked.push(text);
    },
  };
}
