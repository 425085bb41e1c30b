import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import type { Locale } from "#domain/locale.ts";
import { findBrowser } from "../../tools/find-browser.ts";
import { type Line, type LineShape, openLine } from "./slow-line.ts";

/** A poor mobile line and a cheap phone. */
export const slowLine: LineShape = { bitsPerSecond: 400_000, roundTripMs: 400 };
export const cpuSlowdown = 6;
const phone = { width: 390, height: 800 };
/** No visit lasts longer, whatever a page waits for. */
const longestVisitMs = 300_000;
const probes = fileURLToPath(new URL("page-probes.js", import.meta.url));

/** Trusts our certificate, and asks nothing of the network by itself. Root has no sandbox in a container. */
export async function launchChromium(publicKeyHash: string): Promise<Browser> {
  const executablePath = findBrowser("chromium");
  if (!executablePath) throw new Error("no Chromium was found; CONCORD_CHROMIUM can name one");
  const quietFlags = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
  const moreQuietFlags = ["--disable-component-update", "--disable-sync", `--ignore-certificate-errors-spki-list=${publicKeyHash}`];
  const args = [...quietFlags, ...moreQuietFlags, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];
  return chromium.launch({ executablePath, args, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false });
}

/** One device that was never here before, at the end of a line of its own. */
export interface Visit {
  readonly context: BrowserContext;
  readonly line: Line;
  readonly origin: string;
  newPage(slowdown: number): Promise<Page>;
}

export async function withVisit<T>(browser: Browser, port: number, locale: Locale, action: (visit: Visit) => Promise<T>): Promise<T> {
  const line = await openLine(port);
  const origin = `https://127.0.0.1:${line.port}`;
  const context = await browser.newContext({ viewport: phone, locale, baseURL: origin });
  const deadline = setTimeout(() => void context.close({ reason: "the visit took too long" }), longestVisitMs);
  const faults: string[] = [];
  context.on("weberror", (error) => faults.push(String(error.error())));
  context.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  try {
    await context.addInitScript({ path: probes });
    const newPage = async (slowdown: number) => {
      const page = await context.newPage();
      await slowDown(page, slowdown);
      return page;
    };
    return await action({ context, line, origin, newPage });
  } catch (cause) {
    throw new Error(`a visit failed; what its pages said:\n${faults.join("\n") || "nothing"}`, { cause });
  } finally {
    clearTimeout(deadline);
    await context.close();
    await line.cut();
  }
}

/** Slows the page's main thread; workers run as fast as the machine. */
export async function slowDown(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
}

/** The next page then pays for the start of its worker, as after a while away. */
export async function stopWorkers(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
  await session.detach();
}

/** Bytes in use on the heap after everything unreachable was collected. */
export async function heapBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize;
}
