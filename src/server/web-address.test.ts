import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locales } from "#domain/locale.ts";
import { webAnswer } from "./web-address.ts";
import type { WebBuild } from "./web-build.ts";

const lesson = "/en/courses/essentials/breach/due-diligence";
const build: WebBuild = {
  folder: "/dist/web",
  pages: new Map(["/en", "/en/404", "/en/courses", "/en/courses/essentials", lesson].map((page) => [page, `${page.slice(1)}/index.html`])),
  files: new Set(["assets/main-x1.js", "shell/en.html", "sw.js"]),
  contentSecurityPolicy: "",
};
const answer = (url: string) => webAnswer(url, build);

describe("webAnswer", () => {
  it("serves a clean address from its page", () => {
    expect(answer("/en")).toEqual({ kind: "file", file: "en/index.html" });
    expect(answer(lesson)).toEqual({ kind: "file", file: `${lesson.slice(1)}/index.html` });
  });

  it("serves the language's shell when the text's language is another, and the page itself for ?plain", () => {
    expect(answer(`${lesson}?text=ar`)).toEqual({ kind: "file", file: "shell/en.html" });
    expect(answer(`${lesson}?with=fr`)).toEqual({ kind: "file", file: "shell/en.html" });
    expect(answer(`${lesson}?plain&text=ar`)).toEqual({ kind: "file", file: `${lesson.slice(1)}/index.html` });
    expect(answer(`${lesson}?utm=x`)).toEqual({ kind: "file", file: `${lesson.slice(1)}/index.html` });
  });

  it("knows no page below a known address, whatever the query", () => {
    expect(answer("/en/nowhere?text=ar")).toEqual({ kind: "page-missing", locale: "en" });
    expect(answer("/en/404")).toEqual({ kind: "page-missing", locale: "en" });
    expect(answer("/de/courses")).toEqual({ kind: "page-missing" });
  });

  it("lets the reader's language be chosen for a page whose address names none, as footnotes do", () => {
    expect(answer("/courses/essentials/breach/due-diligence")).toEqual({
      kind: "choose-language",
      rest: "/courses/essentials/breach/due-diligence",
    });
    expect(answer("/courses/essentials/old-module/due-diligence?plain")).toEqual({
      kind: "choose-language",
      rest: "/courses/essentials/old-module/due-diligence?plain",
    });
    expect(answer("/courses/unknown")).toEqual({ kind: "page-missing" });
  });

  it("drops slashes at the end and keeps the query", () => {
    expect(answer("/en/")).toEqual({ kind: "redirect", location: "/en" });
    expect(answer(`${lesson}//?text=ar`)).toEqual({ kind: "redirect", location: `${lesson}?text=ar` });
  });

  it("takes no longer for an address that is made to be slow", () => {
    for (const part of ["/", "."]) {
      const from = performance.now();
      expect(answer(`/en/${part.repeat(100_000)}a/`).kind).toBe("redirect");
      expect(answer(`/en/${part.repeat(100_000)}/`).kind).toBe("redirect");
      expect([part, performance.now() - from < 1000]).toEqual([part, true]);
    }
  });

  it("never sends anybody to another host", () => {
    expect(answer("//evil.example/")).toEqual({ kind: "page-missing" });
    expect(answer("/\\evil.example/")).toEqual({ kind: "page-missing" });
  });

  it("finds an activity that moved to another module", () => {
    expect(answer("/en/courses/essentials/old-module/due-diligence?plain")).toEqual({ kind: "redirect", location: `${lesson}?plain` });
    expect(answer("/en/courses/essentials/due-diligence")).toEqual({ kind: "redirect", location: lesson });
    expect(answer("/en/courses/essentials/breach/diligence")).toEqual({ kind: "page-missing", locale: "en" });
  });

  it("answers a name with an extension by that file or by nothing", () => {
    expect(answer("/assets/main-x1.js")).toEqual({ kind: "file", file: "assets/main-x1.js" });
    expect(answer("/assets/main-old.js")).toEqual({ kind: "file-missing" });
    expect(answer("/en/courses/page.html")).toEqual({ kind: "file-missing" });
    expect(answer("/en/index.html")).toEqual({ kind: "file-missing" });
  });

  it("serves nothing but what the build lists, and redirects only within the site, for any address", () => {
    const listed = new Set([...build.pages.values(), ...build.files]);
    const segment = fc.oneof(
      fc.constantFrom("..", ".", "", "en", "ar", "%2e%2e", "..%2f", "\\", "courses", "csp.txt", "etc"),
      fc.webSegment(),
    );
    const url = fc
      .tuple(fc.array(segment), fc.constantFrom("", "/", "?plain", "?text=ar"))
      .map(([path, end]) => `/${path.join("/")}${end}`);
    fc.assert(
      fc.property(url, (any) => {
        const found = answer(any);
        if (found.kind === "file") expect(listed).toContain(found.file);
        if (found.kind === "choose-language") expect(found.rest).toMatch(/^(\/[a-z]|$)/);
        if (found.kind === "redirect") expect(found.location).toMatch(new RegExp(`^/(${locales.join("|")})(/|\\?|$)`));
      }),
    );
  });
});
