/** What a tab knows about new versions of the app. */
export type AppUpdate =
  | "none"
  /** A new version is stored and waits to be taken. */
  | "ready"
  /** It was taken in another tab; this one goes on as it is until it is loaded again. */
  | "taken-elsewhere";

export interface AppUpdateDeps {
  readonly container: ServiceWorkerContainer;
  /** The address of the worker as the page's Trusted Types policy made it. */
  readonly workerAddress: string;
  readonly reload: () => void;
}

/**
 * Our own registration client: vite-plugin-pwa's reloads every tab when one accepts, and does nothing at all in the session that
 * installed the first worker. Here only the tab in which the reader accepted is loaded again; a quiz in another tab stays.
 */
export function createAppUpdate({ container, workerAddress, reload }: AppUpdateDeps) {
  let state: AppUpdate = "none";
  let accepted = false;
  let registration: ServiceWorkerRegistration | undefined;
  const listeners = new Set<() => void>();
  const become = (next: AppUpdate) => {
    state = next;
    for (const listener of listeners) listener();
  };

  const watch = (worker: ServiceWorker | null) => {
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && registration?.active) become("ready");
    });
  };

  return {
    state: () => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Resolves when the first version of the app is whole on the device. Rejects when the worker cannot be registered. */
    async start(): Promise<void> {
      let hadController = container.controller !== null;
      container.addEventListener("controllerchange", () => {
        if (accepted) reload();
        else if (hadController) become("taken-elsewhere");
        hadController = true;
      });
      registration = await container.register(workerAddress, { updateViaCache: "none" });
      if (registration.waiting && registration.active) become("ready");
      watch(registration.installing);
      registration.addEventListener("updatefound", () => watch(registration?.installing ?? null));
      await container.ready;
    },
    /** Looks for a new version; called when the page is shown again. Without a network nothing happens. */
    async check(): Promise<void> {
      await registration?.update().catch(() => undefined);
    },
    /** The reader takes the waiting version, or, if another tab did, loads this one again. */
    accept(): void {
      accepted = true;
      if (registration?.waiting) registration.waiting.postMessage({ type: "take-over" });
      else reload();
    },
  };
}

export type AppUpdateClient = ReturnType<typeof createAppUpdate>;
