/** Chromium's event; other browsers install from their own menus, which the help text of settings explains. */
export interface InstallOffer extends Event {
  prompt(): Promise<void>;
}

let offer: InstallOffer | undefined;
const listeners = new Set<() => void>();

export const installOffer = {
  now: () => offer,
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** The browser's offer, or none any more. */
  become(next: InstallOffer | undefined): void {
    offer = next;
    for (const listener of listeners) listener();
  },
};

/** From the first script on: the browser makes its offer once, on whatever page comes first. */
export function listenForInstallOffer(): void {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    installOffer.become(event as InstallOffer);
  });
  addEventListener("appinstalled", () => installOffer.become(undefined));
}
