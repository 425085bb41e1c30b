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
  let notice;
  let wait = 3000;
  const tell = (word) => {
    if (!early) return;
    notice ??= document.body.appendChild(document.createElement("p")); // outside of what React takes over
    notice.setAttribute("role", "alert");
    notice.style = "position:fixed;inset:auto 0 4rem;margin:0;padding:1rem;background:var(--paper);border:2px solid";
    notice.textContent = document.getElementById("main")?.dataset[word];
  };
  const keep = (event) => {
    if (event.defaultPrevented) return; // the app listens already
    event.preventDefault();
    early = event;
    setTimeout(tell, wait, wait ? "wait" : "failed");
    setTimeout(tell, 30000, "failed");
  };
  const fail = ({ target }) => {
    if (target.tagName !== "SCRIPT") return;
    wait = 0;
    tell("failed");
  };
  addEventListener("submit", keep);
  addEventListener("error", fail, true);
  globalThis.sendEarlyForm = () => {
    removeEventListener("submit", keep);
    removeEventListener("error", fail, true);
    notice?.remove();
    const { target: old, submitter } = early ?? {};
    early = undefined;
    if (!old || old.isConnected) return old?.requestSubmit(submitter);
    // React has made the page anew
    const form = [...document.forms].find((other) => other.getAttribute("aria-label") === old.getAttribute("aria-label"));
    for (const [name, value] of form ? new FormData(old) : []) {
      const field = form.elements[name];
      if (field?.type === "checkbox") field.checked = true;
      else if (field) field.value = value;
    }
    form?.requestSubmit();
  };
  const wanted = [].concat(state.fonts ?? []).filter((font) => FONTS[root.lang]?.[font] && (font !== "naskh" || state.naskh));
  root.dataset.fonts = wanted.join(" ");
  for (const font of wanted) {
    const link = document.createElement("link");
    link.rel = "preload";
    link.as = "font";
    link.crossOrigin = "";
    link.href = FONTS[root.lang][font];
    document.head.append(link);
  }
}
