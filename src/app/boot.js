// Runs inline, before the first paint: what preferences.ts would do too late. Its hash stands in the Content-Security-Policy.
{
  const root = document.documentElement;
  const prefers = (query) => matchMedia(`(prefers-${query})`).matches;
  let state = {};
  try {
    state = JSON.parse(localStorage["concord.preferences"]).state ?? {};
  } catch {}
  const theme = state.theme ?? "device";
  if (theme === "device" ? prefers("color-scheme: dark") : theme === "dark") root.dataset.theme = "dark";
  if (state.contrast ?? prefers("contrast: more")) root.dataset.contrast = "more";
  if (state.textSize) root.style.setProperty("--reader", `${state.textSize / 16}rem`);
  const wanted = (state.fonts ?? []).filter((font) => FONTS[root.lang]?.[font] && (font !== "naskh" || state.naskh));
  root.dataset.fonts = wanted.join(" ");
  for (const font of wanted) {
    const link = document.createElement("link");
    link.rel = "preload";
    link.as = "font";
    link.crossOrigin = "";
    link.href = FONTS[root.lang][font];
    document.head.append(link);
  }
  // The app is fetched once the text is painted: what stands in a template is not looked at before.
  addEventListener("DOMContentLoaded", () => {
    const app = document.getElementById("app");
    if (!app) return;
    const start = () => document.body.append(app.content);
    if (document.hidden) return start();
    requestAnimationFrame(() => setTimeout(start));
    addEventListener("visibilitychange", start, { once: true }); // frames stop in a page that is hidden meanwhile
  });
  // A form that is sent before the app listens would go to the address of its page, with all that was typed: the app sends it, once it can.
  let early;
  const keep = (event) => {
    if (event.defaultPrevented) return; // the app listens already
    event.preventDefault();
    early = event;
  };
  addEventListener("submit", keep);
  globalThis.sendEarlyForm = () => {
    removeEventListener("submit", keep);
    early?.target.requestSubmit(early.submitter);
  };
}
