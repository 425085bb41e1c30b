import type { PageMessage } from "#offline/service-worker/messages.ts";

/** What of the Background Sync API is used; Chromium has it. */
interface SyncManager {
  register(tag: string): Promise<void>;
}

/** Asks the browser to call the worker when there is a network, also where a page in the background gets no `online` event. */
export function askForBackgroundSync(): void {
  const worker = navigator.serviceWorker?.controller;
  if (!worker) return;
  void navigator.serviceWorker.ready.then((registration) => syncManagerOf(registration)?.register("record")).catch(() => undefined); // refused: the other triggers remain
}

export function onBackgroundSync(listener: () => void): void {
  navigator.serviceWorker?.addEventListener("message", ({ data }: MessageEvent<PageMessage>) => {
    if (data === "online") listener();
  });
}

function syncManagerOf(registration: ServiceWorkerRegistration): SyncManager | undefined {
  return "sync" in registration ? (registration.sync as SyncManager) : undefined;
}
