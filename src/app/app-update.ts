import { useSyncExternalStore } from "react";
import type { Locale } from "#domain/locale.ts";
import { type AppUpdate, type AppUpdateClient, createAppUpdate } from "#offline/app-update.ts";
import type { WorkerMessage } from "#offline/service-worker/messages.ts";
import { serviceWorkerAddress, trustedScript } from "./trusted-scripts.ts";

let client: AppUpdateClient | undefined;
const waiting = new Set<() => void>();

/** Starts the worker where the browser has one (secure contexts). Never rejects: the app works without it, only not offline. */
export async function startAppUpdate(locale: Locale): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  client = createAppUpdate({
    container: navigator.serviceWorker,
    workerAddress: trustedScript(serviceWorkerAddress),
    reload: () => location.reload(),
  });
  for (const listener of waiting) client.subscribe(listener);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void client?.check();
  });
  try {
    await client.start();
    void keepLocales([locale]);
  } catch (cause) {
    console.info("The app could not be stored for use without a connection.", cause);
  }
}

/** A new version was taken, here or in another tab: scripts and words of this page's version may be gone. */
export const isOutdated = (): boolean => client?.state() === "taken-elsewhere";

/**
 * Interface languages that have to work without a connection. Answers when the worker has all of them, with false when it could not get
 * them, or when `signal` ends the waiting; with true at once where there is no worker to wait for.
 */
export async function keepLocales(locales: readonly Locale[], signal?: AbortSignal): Promise<boolean> {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (!registration) return true;
  const { port1, port2 } = new MessageChannel();
  const message: WorkerMessage = { type: "keep-locales", locales };
  const kept = new Promise<boolean>((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<boolean>) => resolve(data);
    signal?.addEventListener("abort", () => resolve(false));
    void workerOf(registration).then((worker) => (worker ? worker.postMessage(message, [port2]) : resolve(false)));
  });
  return kept.finally(() => port1.close());
}

/** The worker that answers for pages, or will once it is stored; undefined when it could not be. */
async function workerOf({ active, waiting, installing }: ServiceWorkerRegistration): Promise<ServiceWorker | undefined> {
  const coming = installing ?? waiting;
  if (active || !coming) return active ?? undefined;
  return new Promise((resolve) => {
    const look = () => {
      if (coming.state === "activated") resolve(coming);
      else if (coming.state === "redundant") resolve(undefined);
    };
    coming.addEventListener("statechange", look);
    look();
  });
}

export function useAppUpdate(): { readonly state: AppUpdate; readonly accept: () => void } {
  const state = useSyncExternalStore<AppUpdate>(
    (listener) => {
      waiting.add(listener);
      const stop = client?.subscribe(listener);
      return () => {
        waiting.delete(listener);
        stop?.();
      };
    },
    () => client?.state() ?? "none",
    () => "none",
  );
  return { state, accept: () => client?.accept() };
}
