import type { Locale } from "#domain/locale.ts";
import { startServer } from "../journeys/support/app-server.ts";
import { openBrowser } from "../journeys/support/browser.ts";
import { builds } from "../journeys/support/builds.ts";
import { findings, overflow, smallTargets } from "./page-checks.ts";
import { walk } from "./walk.ts";
import { walkTraining } from "./walk-training.ts";

export interface Look {
  readonly locale: Locale;
  readonly colorScheme: "light" | "dark";
  readonly device: keyof typeof viewports;
}
const viewports = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } } as const;
const narrowest = { width: 320, height: 640 };

/** Walks through the app with one look and gives everything that is wrong in any state. */
export async function faultsWith({ locale, colorScheme, device }: Look): Promise<readonly string[]> {
  const server = await startServer(builds.fixture);
  const viewport = viewports[device];
  const browser = await openBrowser(server.origin, { language: locale, colorScheme, viewport });
  browser.guard.expectMissing(`/${locale}/nonsense`);
  const page = browser.page();
  const faults: string[] = [];
  const look = async (state: string) => {
    const note = (found: readonly string[]) => faults.push(...found.map((fault) => `${state}: ${fault}`));
    note(await findings(page));
    note((await smallTargets(page)).map((target) => `small target ${target}`));
    for (const size of device === "phone" ? [viewport, narrowest] : [viewport]) {
      await page.setViewportSize(size);
      const wider = await overflow(page);
      if (wider > 0) note([`${wider} px wider than ${size.width} px`]);
    }
    await page.setViewportSize(viewport);
  };
  await walkTraining(page, locale, await walk(page, locale, server.setUpPath, look), look);
  return [...new Set(faults)];
}
