import type { Locale } from "#domain/locale.ts";
import { startAppUpdate } from "./app-update.ts";
import { fontAddresses, fontsOf } from "./fonts.ts";
import { pageSource } from "./page-source.ts";
import { usePreferences } from "./preferences.ts";
import { loadStyles } from "./styles/load-styles.ts";
import { startSync } from "./sync/start-sync.ts";

export { isOutdated } from "./app-update.ts";
export { DeviceNotices } from "./device-notices.tsx";

/** What may wait until the reader has the page, in a script of its own: sync, the service worker, then the fonts for the next page. */
export function startAfterPage(locale: Locale): void {
  void loadStyles(); // for the next page, and for printing this one
  startSync();
  void startAppUpdate(locale).then(() => {
    pageSource.catalogue().catch(() => undefined); // kept for when there is no network
    return fetchFonts(locale);
  });
}

/** Fetches the fonts of the language once; they are used from the next page on, so that no text moves under the reader. */
async function fetchFonts(locale: Locale): Promise<void> {
  const { saveData, naskh, fonts, change } = usePreferences.getState();
  if (saveData) return;
  const wanted = fontsOf(locale).filter((font) => !fonts.includes(font) && (font !== "naskh" || naskh));
  const fetched: (typeof wanted)[number][] = [];
  for (const font of wanted) {
    if (!(await arrives(fontAddresses[font]))) break;
    fetched.push(font);
  }
  if (fetched.length > 0) change({ fonts: [...new Set([...usePreferences.getState().fonts, ...fetched])] });
}

/** Whether all of it came; the worker keeps it then. */
const arrives = (address: string): Promise<boolean> =>
  fetch(address)
    .then((response) => response.ok && response.arrayBuffer().then(() => true))
    .catch(() => false);
