import { readFileSync } from "node:fs";
import { createContext, Script } from "node:vm";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { TestTimers } from "../../tests/support/test-device.ts";
import { applyPreferences, defaultPreferences, type Preferences } from "./preferences.ts";

const boot = new Script(readFileSync("src/app/boot.js", "utf8"));
const fonts = { en: { latin: "/latin.woff2" }, ar: { latin: "/latin.woff2", arabic: "/arabic.woff2", naskh: "/naskh.woff2" }, zh: {} };

interface Machine {
  readonly lang?: string;
  /** What is in localStorage; undefined: the browser refuses it. */
  readonly stored?: string | undefined;
  readonly hidden?: boolean;
  /** Media features that match. */
  readonly prefers?: readonly string[];
}

/** Runs the script of the page's head, and answers the page it leaves. */
const started = (machine: Machine): Document => startedPage(machine).page;

/** The same with what happens to the page afterwards: `tell` an event, then `paint` it. */
function startedPage({ lang = "en", stored, prefers = [], hidden = false }: Machine) {
  const page = document.implementation.createHTMLDocument();
  Object.defineProperty(page, "hidden", { value: hidden });
  page.documentElement.lang = lang;
  const listeners = new Map<string, (event: unknown) => void>();
  const frames: (() => void)[] = [];
  const runAll = (waiting: (() => void)[]) => {
    for (const run of waiting.splice(0)) run();
  };
  const timers = new TestTimers();
  const context = {
    document: page,
    FONTS: fonts,
    addEventListener: (event: string, listener: () => void) => void listeners.set(event, listener),
    removeEventListener: (event: string) => void listeners.delete(event),
    requestAnimationFrame: (frame: () => void) => void frames.push(frame),
    setTimeout: (task: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) => void timers.after(ms, () => task(...given)),
    FormData,
    matchMedia: (query: string) => ({ matches: prefers.some((feature) => query.includes(feature)) }),
    get localStorage() {
      if (stored === undefined) throw new DOMException("refused", "SecurityError");
      return { "concord.preferences": stored };
    },
  };
  const global = createContext(context) as { sendEarlyForm?: () => void };
  boot.runInContext(global);
  return {
    page,
    tell: (name: string, event?: unknown) => listeners.get(name)?.(event),
    sendEarlyForm: () => global.sendEarlyForm?.(),
    frame: () => runAll(frames),
    afterFrame: () => timers.pass(0),
    pass: (ms: number) => timers.pass(ms),
  };
}
const preferring = (state: Partial<Preferences>) => JSON.stringify({ state: { ...defaultPreferences, ...state }, version: 1 });
const preloads = (page: Document) =>
  [...page.head.querySelectorAll("link")].map(({ rel, as, href }) => [rel, as, href.replace(/^.*\/(?=\w+\.woff2)/, "")]);

describe("boot", () => {
  it.each([undefined, "", "{", "null", '{"state":null}', "[]", '{"state":{"fonts":5}}', '{"state":{"fonts":{}}}'])(
    "starts with %j kept",
    (stored) => {
      const page = started({ stored, prefers: ["color-scheme: dark"] });
      const { theme, fonts: used } = page.documentElement.dataset;
      expect({ theme, used }).toEqual({ theme: "dark", used: "" });
      expect(preloads(page)).toEqual([]);
    },
  );
  it("does before the first paint what the app does after it", () => {
    const anyPreferences = fc.record({
      theme: fc.constantFrom("device" as const, "light" as const, "dark" as const),
      contrast: fc.constantFrom(null, true, false),
      textSize: fc.integer({ min: 16, max: 26 }),
    });
    fc.assert(
      fc.property(anyPreferences, fc.subarray(["color-scheme: dark", "contrast: more"]), (chosen, prefers) => {
        const before = started({ stored: preferring(chosen), prefers }).documentElement;
        const after = document.createElement("html");
        vi.stubGlobal("matchMedia", (query: string) => ({ matches: prefers.some((feature) => query.includes(feature)) }));
        applyPreferences({ ...defaultPreferences, ...chosen }, after);
        vi.unstubAllGlobals();
        for (const seen of ["data-theme", "data-contrast"]) expect(before.getAttribute(seen)).toBe(after.getAttribute(seen));
        expect(before.style.getPropertyValue("--reader")).toBe(after.style.getPropertyValue("--reader"));
      }),
    );
  });
  it("loads ahead the fonts that are on the device, for the language of the page only", () => {
    const stored = preferring({ fonts: ["latin", "arabic", "naskh", "cyrillic"] });
    const arabic = started({ lang: "ar", stored });
    expect(preloads(arabic)).toEqual([
      ["preload", "font", "latin.woff2"],
      ["preload", "font", "arabic.woff2"],
      ["preload", "font", "naskh.woff2"],
    ]);
    expect(arabic.documentElement.dataset.fonts).toBe("latin arabic naskh");
    expect(started({ lang: "en", stored }).documentElement.dataset.fonts).toBe("latin");
    expect(preloads(started({ lang: "de", stored }))).toEqual([]);
  });
  it("fetches no font that is not on the device", () => {
    expect(preloads(started({ lang: "ar", stored: preferring({ fonts: [] }) }))).toEqual([]);
  });
  it("leaves out the reading face that was switched off", () => {
    const stored = preferring({ fonts: ["arabic", "naskh"], naskh: false });
    expect(started({ lang: "ar", stored }).documentElement.dataset.fonts).toBe("arabic");
  });

  describe("in a page whose text comes first", () => {
    const reading = (machine: Machine = {}) => {
      const started = startedPage(machine);
      const template = started.page.createElement("template");
      template.id = "app";
      template.innerHTML = '<link rel="preload"/>';
      started.page.body.append(template);
      const fetches = () => started.page.querySelectorAll("body > link").length;
      return { ...started, fetches };
    };
    it("fetches the app after the first frame", () => {
      const { tell, frame, afterFrame, fetches } = reading();
      tell("DOMContentLoaded");
      frame();
      expect(fetches()).toBe(0);
      afterFrame();
      expect(fetches()).toBe(1);
    });
    it("fetches it once, when the page is hidden before a frame was drawn", () => {
      const { tell, frame, afterFrame, fetches } = reading();
      tell("DOMContentLoaded");
      tell("visibilitychange");
      expect(fetches()).toBe(1);
      frame();
      afterFrame();
      expect(fetches()).toBe(1);
    });
    it("does not wait for a frame where none is drawn", () => {
      const { tell, fetches } = reading({ hidden: true });
      tell("DOMContentLoaded");
      expect(fetches()).toBe(1);
    });
    it("leaves a page alone that needs the app at once", () => {
      const { page, tell, frame, afterFrame } = startedPage({});
      tell("DOMContentLoaded");
      frame();
      afterFrame();
      expect(page.body.childNodes).toHaveLength(0);
    });
  });

  describe("with a form", () => {
    const words = { wait: "Opening this page.", failed: "Not all of this page has arrived." };
    /** A page with a form in which somebody typed a name and ticked a box. */
    const filling = () => {
      const started = startedPage({});
      const { page, tell } = started;
      page.body.innerHTML = `<main id="main" data-wait="${words.wait}" data-failed="${words.failed}"></main>`;
      const sent: unknown[] = [];
      const add = (label: string, name = "", checked = "") => {
        const form = page.createElement("form");
        form.setAttribute("aria-label", label);
        form.innerHTML = `<input name="name" value="${name}"/><input type="checkbox" name="keep" ${checked}/><button>${label}</button>`;
        form.requestSubmit = (button) => void sent.push([form, button]);
        page.body.append(form);
        return form;
      };
      const form = add("Sign in", "Amina", "checked");
      const submitter = form.querySelector("button");
      const preventDefault = vi.fn();
      const send = (more = {}) => tell("submit", { target: form, submitter, preventDefault, ...more });
      const said = () => page.querySelector("[role=alert]")?.textContent;
      const lose = () => tell("error", { target: page.createElement("script") });
      return { ...started, add, form, submitter, preventDefault, send, sent, said, lose };
    };

    it("keeps what is sent before the app listens, and sends it when it does, by the same button", () => {
      const { form, submitter, preventDefault, send, sent, sendEarlyForm } = filling();
      send();
      expect(preventDefault).toHaveBeenCalledOnce();
      expect(sent).toEqual([]);
      sendEarlyForm();
      sendEarlyForm();
      expect(sent).toEqual([[form, submitter]]);
    });
    it("does not send again what the app has taken", () => {
      const { send, sent, sendEarlyForm } = filling();
      send({ defaultPrevented: true });
      sendEarlyForm();
      expect(sent).toEqual([]);
    });
    it("leaves alone what is sent afterwards", () => {
      const { preventDefault, send, sendEarlyForm } = filling();
      sendEarlyForm();
      send();
      expect(preventDefault).not.toHaveBeenCalled();
    });
    it("sends what was typed by the form that stands in its place, where the page was made anew", () => {
      const { add, form, send, sent, sendEarlyForm } = filling();
      send();
      form.remove();
      add("Search");
      const again = add("Sign in");
      sendEarlyForm();
      expect(sent).toEqual([[again, undefined]]);
      expect([...new FormData(again)]).toEqual([...new FormData(form)]);
    });
    it("sends nothing where no such form is left", () => {
      const { add, form, send, sent, sendEarlyForm } = filling();
      send();
      form.remove();
      add("Search");
      sendEarlyForm();
      expect(sent).toEqual([]);
    });
    it("says after a while that the page is still coming, then that it has not, until the app listens", () => {
      const { send, said, pass, sendEarlyForm } = filling();
      send();
      pass(2999);
      expect(said()).toBeUndefined();
      pass(1);
      expect(said()).toBe(words.wait);
      pass(27_000);
      expect(said()).toBe(words.failed);
      sendEarlyForm();
      expect(said()).toBeUndefined();
    });
    it("says nothing where the app comes in time, or nothing was sent", () => {
      const { lose, send, said, pass, sendEarlyForm } = filling();
      lose();
      expect(said()).toBeUndefined();
      send();
      sendEarlyForm();
      pass(30_000);
      expect(said()).toBeUndefined();
    });
    it.each(["before", "after"])("says at once that a script could not be fetched, %s the form was sent", (when) => {
      const { lose, send, said, pass } = filling();
      if (when === "before") lose();
      send();
      if (when === "after") lose();
      pass(0);
      expect(said()).toBe(words.failed);
    });
  });
});
