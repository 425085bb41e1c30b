import { describe, expect, it } from "vitest";
import type { Locale } from "#domain/locale.ts";
import { entriesFor, type PrecacheEntry, precacheEntries, precacheTable } from "./precache-list.ts";

const list: readonly PrecacheEntry[] = [
  { url: "/assets/main-x1.js", revision: null },
  { url: "/shell/en.html", revision: "1", locale: "en" },
  { url: "/shell/ar.html", revision: "1", locale: "ar" },
];
const urlsFor = (...kept: readonly Locale[]) => entriesFor(list, new Set(kept)).map(({ url }) => url);

describe("the files that a device keeps", () => {
  it("are those of every language and those of the languages in use", () => {
    expect(urlsFor("ar")).toEqual(["/assets/main-x1.js", "/shell/ar.html"]);
    expect(urlsFor("ar", "en")).toEqual(["/assets/main-x1.js", "/shell/en.html", "/shell/ar.html"]);
  });
  it("are no language's where none is known", () => {
    expect(urlsFor()).toEqual(["/assets/main-x1.js"]);
  });
});

describe("the list that the build writes", () => {
  it("says the same again in the worker, by language", () => {
    const entries = [
      { url: "/assets/main-x1.js", revision: null },
      { url: "/assets/app-x3.css", revision: null },
      { url: "/shell/ar.html", revision: "0a1b2c3d", locale: "ar" },
      { url: "/assets/common-x2.json", revision: null, locale: "ar" },
      { url: "/icons/icon.svg", revision: "4e5f6071" },
    ] as const;
    const read = precacheEntries(precacheTable(entries));
    expect(new Set(read)).toEqual(new Set(entries));
  });
});
