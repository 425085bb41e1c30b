import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import { findBrowser } from "../../../tools/find-browser.ts";
import { createGuard, type Guard } from "./guard.ts";

export interface BrowserOptions {
  /** What the browser asks servers for, e.g. `ar-EG`. */
  readonly language?: string;
  readonly scripts?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: "light" | "dark";
  readonly args?: readonly string[];
  /** Runs in every page before its own scripts, as a device with that fault would. */
  readonly fault?: string;
}
/** A browser with a profile of its own on disk, from an empty one. */
export interface JourneyBrowser {
  readonly guard: Guard;
  readonly context: () => BrowserContext;
  /** The first page; more by `newPage`. */
  readonly page: () => Page;
  newPage(): Promise<Page>;
  /** Closes the browser and opens it again with the same profile. */
  restart(): Promise<Page>;
  /** Before the end of the test, to save memory; by itself otherwise. */
  close(): Promise<void>;
  /** Ends the browser's process without any farewell, then opens it again with the same profile. */
  crash(): Promise<Page>;
}

const chromiumArgs = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Opens Chromium for the visitor of one origin. When the test is over the browser closes, and the test fails if a page or worker wrote
 * to the console or asked another origin for anything.
 */
export async function openBrowser(origin: string, options: BrowserOptions = {}): Promise<JourneyBrowser> {
  const executablePath = findBrowser("chromium");
  if (!executablePath) throw new Error("no Chromium on this machine");
  const profile = mkdtempSync(join(tmpdir(), "concord-profile-"));
  const guard = createGuard(origin, { scripts: options.scripts ?? true });
  const open = async () => {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath,
      baseURL: origin,
      locale: options.language ?? "en-GB",
      timezoneId: "UTC",
      javaScriptEnabled: options.scripts ?? true,
      viewport: options.viewport ?? { width: 1280, height: 800 },
      colorScheme: options.colorScheme ?? "light",
      acceptDownloads: true,
      args: [...chromiumArgs, ...(options.args ?? [])],
    });
    context.setDefaultTimeout(120_000); // a bound for what never comes, wide enough for a busy machine
    if (options.fault) await context.addInitScript(options.fault);
    guard.watch(context);
    return context;
  };
  let context = await open();
  let page = context.pages()[0] ?? (await context.newPage());
  const reopen = async () => {
    context = await open();
    page = context.pages()[0] ?? (await context.newPage());
    return page;
  };
  onTestFinished(async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
    expect(guard.problems.join("\n"), "console messages, page errors and foreign requests").toBe("");
  });
  return {
    guard,
    context: () => context,
    page: () => page,
    newPage: () => context.newPage(),
    close: () => context.close(),
    restart: async () => {
      await context.close();
      return reopen();
    },
    crash: async () => {
      const closed = context.waitForEvent("close");
      const session = await context.newCDPSession(page);
      await session.send("Browser.crash").catch(() => undefined);
      await closed;
      return reopen();
    },
  };
}
