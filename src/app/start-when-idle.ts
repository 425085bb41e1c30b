import type { Locale } from "#domain/locale.ts";
import { createHolder } from "./device/holder.ts";
import { whenIdle } from "./when-idle.ts";

/** Everything that comes after the page: `undefined` until the browser was idle, and where it cannot be had. */
export const afterPage = createHolder(() => import("./after-page.ts").catch(() => undefined));

export function startWhenIdle(locale: Locale): void {
  afterPage.subscribe(() => afterPage.now()?.startAfterPage(locale));
  whenIdle(() => afterPage.open());
}
