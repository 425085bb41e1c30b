import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Locale } from "#domain/locale.ts";
import { composeLessonPage, emptyShell, slots } from "#page/lesson-page.ts";
import { fixtureCourses, lessonPage } from "../../../tests/support/fixture-pages.ts";
import { lessonTranslate, wordsIn } from "../../../tests/support/interface-words.ts";
import { installedAddress } from "./messages.ts";
import { createNavigation } from "./navigation.ts";
import { shellAddress } from "./precache-list.ts";

const origin = "https://concord.example";
const course = "diplomatic-notes";
const version = fixtureCourses.manifests.get(course)?.version ?? "";
const lesson = `/en/courses/${course}/notes/what-a-note-is`;
const securityHeaders = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": "default-src 'none'",
  "referrer-policy": "no-referrer",
  "permissions-policy": "camera=()",
  "cross-origin-opener-policy": "same-origin",
  "x-content-type-options": "nosniff",
};
const shellIn = (locale: Locale) => `<html lang="${locale}"><title>${slots.title}</title><main>${slots.main}</main>${slots.data}</html>`;
const wordsAddress = (name: string) => `/assets/${name}.json`;

/** What is stored on a device in these languages, with the course downloaded, and its answers to addresses. */
class TestStores {
  readonly precached = new Map<string, string>();
  readonly packs = new Map<string, string>();
  readonly asked: string[] = [];
  isOffline = false;
  isSilent = false;

  constructor(...locales: readonly Locale[]) {
    for (const locale of locales) {
      this.precached.set(shellAddress(locale), shellIn(locale));
      for (const namespace of ["common", "lesson"] as const)
        this.precached.set(wordsAddress(`${locale}/${namespace}`), JSON.stringify(wordsIn(locale, namespace)));
    }
    for (const [hash, text] of fixtureCourses.files) this.packs.set(`/packs/${hash}.json`, text);
    this.packs.set(installedAddress, JSON.stringify({ [course]: { version, locales } }));
  }

  /** Goes to an address as the browser does; redirects are the browser's to follow. */
  async go(path: string): Promise<Response> {
    const url = new URL(path, origin);
    const stored = (files: ReadonlyMap<string, string>, address: string) => {
      const text = files.get(address);
      return text === undefined ? undefined : new Response(text, { headers: { ...securityHeaders, "content-encoding": "br", etag: "x" } });
    };
    const navigate = createNavigation({
      precached: async (address) => stored(this.precached, address),
      words: async (locale, namespace) => stored(this.precached, wordsAddress(`${locale}/${namespace}`)),
      pack: async (address) => stored(this.packs, address),
      network: async (request) => {
        if (this.isOffline) throw new TypeError("no network");
        this.asked.push(request.url);
        if (this.isSilent) return new Promise(() => {});
        return new Response("from the server");
      },
      keptShell: async () => (["ar", "en", "fr"] as const).find((locale) => this.precached.has(shellAddress(locale))),
    });
    return navigate(new Request(url.href), url);
  }
}

describe("a downloaded lesson", () => {
  it("is answered whole from the device, with the same bytes as the build writes", async () => {
    const stores = new TestStores("en");
    stores.isOffline = true;
    const answer = await stores.go(lesson);
    expect(await answer.text()).toBe(composeLessonPage(shellIn("en"), lesson, await lessonPage("what-a-note-is"), lessonTranslate("en")));
  });
  it("carries the headers that make the page secure, and none of a stored transfer", async () => {
    const answer = await new TestStores("en").go(lesson);
    expect(Object.fromEntries(answer.headers)).toEqual(securityHeaders);
  });
  it("is in the language of its address", async () => {
    const text = await (await new TestStores("en", "ar").go(lesson.replace("/en", "/ar"))).text();
    expect(text).toContain('<html lang="ar">');
    expect(text).toContain("مذكرة تتكلم باسم دولة");
  });
  it("asks no server", async () => {
    const stores = new TestStores("en");
    await stores.go(lesson);
    expect(stores.asked).toEqual([]);
  });
});

describe("any other page", () => {
  it.each([
    "/en",
    "/en/settings",
    `/en/courses/${course}`,
    `/en/courses/${course}/notes/check-notes`,
    `/en/courses/${course}/notes/unknown`,
    "/en/courses/another/module/lesson",
    `${lesson}?text=ar`,
  ])("%s is the shell, for the app to draw in", async (path) => {
    const stores = new TestStores("en");
    stores.isOffline = true;
    const answer = await stores.go(path);
    expect(await answer.text()).toBe(emptyShell(shellIn("en"), new URL(path, origin).pathname, "Concord"));
    expect(answer.headers.get("content-security-policy")).toBe("default-src 'none'");
  });
  it("is what a lesson is that was not downloaded, or whose words are not here", async () => {
    const notDownloaded = new TestStores("en");
    notDownloaded.packs.delete(installedAddress);
    const withoutWords = new TestStores("en");
    withoutWords.precached.delete(wordsAddress("en/lesson"));
    for (const stores of [notDownloaded, withoutWords])
      expect(await (await stores.go(lesson)).text()).toBe(emptyShell(shellIn("en"), lesson, "Concord"));
  });
  it("is what a damaged lesson is: the app finds out and says so", async () => {
    const { manifest } = fixtureCourses.manifests.get(course) ?? {};
    const { structure, words } = manifest?.activities["what-a-note-is"] ?? {};
    for (const hash of [version, structure?.hash, words?.en?.hash]) {
      for (const content of ['{"cut off', "null", "{}"]) {
        const stores = new TestStores("en");
        stores.packs.set(`/packs/${hash}.json`, content);
        expect(await (await stores.go(lesson)).text()).toBe(emptyShell(shellIn("en"), lesson, "Concord"));
      }
    }
  });
});

describe("an address whose language is not kept", () => {
  it("is answered by the server while there is a network", async () => {
    const stores = new TestStores("en");
    expect(await (await stores.go("/fr/settings")).text()).toBe("from the server");
    expect(stores.asked).toEqual([`${origin}/fr/settings`]);
  });
  it("leads to the same page in a language that is kept, and says which one is missing", async () => {
    const stores = new TestStores("en");
    stores.isOffline = true;
    const answer = await stores.go(lesson.replace("/en", "/fr"));
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe(`${origin}${lesson}?unavailable=fr`);
  });
  it("leads to the page that a footnote names without a language, in one that is kept", async () => {
    const stores = new TestStores("en");
    stores.isOffline = true;
    expect((await stores.go("/library/ilc-articles")).headers.get("location")).toBe(`${origin}/en/library/ilc-articles`);
  });
  it("leads home where it names no page", async () => {
    const stores = new TestStores("en");
    stores.isOffline = true;
    expect((await stores.go("/")).headers.get("location")).toBe(`${origin}/en`);
    expect((await stores.go("/%3Cscript%3E")).headers.get("location")).toBe(`${origin}/en`);
  });
  it("fails as the network does where no language is kept", async () => {
    const stores = new TestStores();
    stores.isOffline = true;
    await expect(stores.go("/fr/settings")).rejects.toThrow("no network");
  });
});

describe("on a network that swallows everything", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout"] }));
  afterEach(() => void vi.useRealTimers());

  it.each([
    ["/", "/en"],
    ["/fr/settings", "/en/settings?unavailable=fr"],
    [`${lesson}?plain`, lesson],
  ])("%s leads to what is kept after a while", async (path, kept) => {
    const stores = new TestStores("en");
    stores.isSilent = true;
    const answer = stores.go(path);
    await vi.advanceTimersByTimeAsync(8000);
    expect((await answer).headers.get("location")).toBe(origin + kept);
  });
  it("goes on waiting where no language is kept", async () => {
    const stores = new TestStores();
    stores.isSilent = true;
    const settled = vi.fn();
    void stores.go("/fr/settings").finally(settled);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(settled).not.toHaveBeenCalled();
  });
});

describe("?plain", () => {
  it("asks for the server's own page, although the language is kept", async () => {
    const stores = new TestStores("en");
    expect(await (await stores.go(`${lesson}?plain`)).text()).toBe("from the server");
  });
  it("leads to the page in its own language without a network", async () => {
    const stores = new TestStores("ar", "en");
    stores.isOffline = true;
    expect((await stores.go(`${lesson}?plain`)).headers.get("location")).toBe(`${origin}${lesson}`);
  });
});
