/**
 * Scripts and words of the trainer's area are in no list of the worker: it keeps what passes through it. On a page that was loaded before
 * the worker was there they have passed it by, so they are fetched once more, from the browser's own cache.
 */
export function keepPart(): void {
  const container = navigator.serviceWorker;
  if (!container || container.controller) return;
  container.addEventListener("controllerchange", fetchAgain, { once: true });
}

function fetchAgain(): void {
  for (const { name } of performance.getEntriesByType("resource"))
    if (new URL(name).pathname.startsWith("/assets/")) void fetch(name).catch(() => undefined);
}
