import { fireEvent, render, screen, within } from "@testing-library/react";
import type { ReactNode } from "react";
import { BrowserRouter, useLocation } from "react-router";
import { beforeEach, describe, expect, it } from "vitest";
import { languageTagOf, locales } from "#domain/locale.ts";
import { allWords } from "../../tests/support/interface-words.ts";
import { createLanguage, LanguageProvider } from "./i18n/i18n.tsx";
import { Layout } from "./layout.tsx";
import { defaultPreferences, usePreferences } from "./preferences.ts";

const language = createLanguage("en", allWords("en"));
const lesson = "/en/courses/essentials/breach/two-elements";

function Place() {
  const { pathname, search, hash } = useLocation();
  return <output>{pathname + search + hash}</output>;
}

function open(address: string, children?: ReactNode): void {
  history.replaceState(null, "", address);
  render(
    <LanguageProvider language={language}>
      <BrowserRouter>
        <Layout busy={false}>
          {children}
          <Place />
        </Layout>
      </BrowserRouter>
    </LanguageProvider>,
  );
}
const place = () => screen.getByText(/^\/en/, { selector: "output" }).textContent;

/** Clicks the link in the page, and tells whether the app took it; the browser itself goes nowhere in a test. */
function click(mouse: MouseEventInit = {}): "routed" | "left to the browser" {
  let routed = false;
  const stay = (event: Event) => {
    routed = event.defaultPrevented;
    event.preventDefault();
  };
  document.addEventListener("click", stay);
  fireEvent.click(within(screen.getByRole("main")).getByRole("link"), mouse);
  document.removeEventListener("click", stay);
  return routed ? "routed" : "left to the browser";
}

beforeEach(() => usePreferences.setState(defaultPreferences));

describe("a link", () => {
  it.each(["/en", "/en/settings", `${lesson}#tests`, "/en/courses?x=1", "/en/record?x=1#scores"])(
    "to %s is followed without loading a page",
    (href) => {
      open("/en/record", <a href={href}>The way</a>);
      expect(click()).toBe("routed");
      expect(place()).toBe(href);
    },
  );
  it("is followed from what stands inside it", () => {
    open(
      "/en/record",
      <a href="/en/settings">
        <strong>The way</strong>
      </a>,
    );
    fireEvent.click(screen.getByText("The way"));
    expect(place()).toBe("/en/settings");
  });
  it.each([{ metaKey: true }, { ctrlKey: true }, { shiftKey: true }, { altKey: true }, { button: 1 }])(
    "clicked with %o is the browser's",
    (mouse) => {
      open("/en/record", <a href="/en/settings">The way</a>);
      expect(click(mouse)).toBe("left to the browser");
      expect(place()).toBe("/en/record");
    },
  );
  it.each([
    [
      "to another origin",
      <a key="1" href="https://legal.un.org/en/x">
        The way
      </a>,
    ],
    [
      "to another language",
      <a key="2" href="/fr/settings">
        The way
      </a>,
    ],
    [
      "to an address that only begins like the language",
      <a key="3" href="/english">
        The way
      </a>,
    ],
    [
      "to a file",
      <a key="4" href="/en/x" download>
        The way
      </a>,
    ],
    [
      "to another window",
      <a key="5" href="/en/x" target="_blank" rel="noreferrer">
        The way
      </a>,
    ],
    [
      "to a place on this page",
      <a key="6" href="/en/record#scores">
        The way
      </a>,
    ],
  ])("%s is the browser's", (_, link) => {
    open("/en/record", link);
    expect(click()).toBe("left to the browser");
  });
  it("that a screen has handled itself is left alone", () => {
    open(
      "/en/record",
      <a href="/en/settings" onClick={(event) => event.preventDefault()}>
        The way
      </a>,
    );
    click();
    expect(place()).toBe("/en/record");
  });
});

describe("the chosen language of lessons", () => {
  beforeEach(() => usePreferences.setState({ contentLocale: "ar" }));

  it.each([
    [lesson, `${lesson}?text=ar`],
    [`${lesson}#tests`, `${lesson}?text=ar#tests`],
    [`${lesson}?version=1`, `${lesson}?version=1&text=ar`],
    [`${lesson}?text=fr`, `${lesson}?text=fr`],
    ["/en/courses/essentials", "/en/courses/essentials"],
    ["/en/settings", "/en/settings"],
  ])("rides on a link to %s", (href, reached) => {
    open("/en/record", <a href={href}>The way</a>);
    click();
    expect(place()).toBe(reached);
  });
  it("is not named when it is the interface's", () => {
    usePreferences.setState({ contentLocale: "en" });
    open("/en/record", <a href={lesson}>The way</a>);
    click();
    expect(place()).toBe(lesson);
  });
});

describe("around the page", () => {
  it("is marked where the reader is", () => {
    open(lesson);
    for (const name of ["Main", "Sections"]) {
      const here = within(screen.getByRole("navigation", { name }))
        .getAllByRole("link")
        .filter((link) => link.getAttribute("aria-current") === "page");
      expect(here.map(({ textContent }) => textContent)).toEqual(["Courses"]);
    }
  });
  it("begins with the way past the menus", () => {
    open("/en");
    expect(screen.getAllByRole("link")[0]?.getAttribute("href")).toBe("#main");
    expect(screen.getByRole("main").id).toBe("main");
  });
  it("offers the same page in every language, under its own name, and remembers the choice", () => {
    open(`${lesson}?text=ar`);
    const links = screen.getAllByRole("link", { name: /^(العربية|中文|English|Français|Русский|Español)$/ });
    expect(links.map((link) => [link.lang, link.getAttribute("href")])).toEqual(
      locales.map((locale) => [languageTagOf(locale), lesson.replace("/en", `/${locale}`)]),
    );
    fireEvent.click(screen.getByRole("link", { name: "Español" }), { ctrlKey: true });
    expect(document.cookie).toContain("concord-locale=es");
  });
  it("says when there is no network", () => {
    Object.defineProperty(navigator, "onLine", { configurable: true, value: false });
    open("/en");
    expect(screen.getAllByText("Offline")).not.toEqual([]);
    Object.defineProperty(navigator, "onLine", { configurable: true, value: true });
    fireEvent(window, new Event("online"));
    expect(screen.queryByText("Offline")).toBeNull();
  });
});
