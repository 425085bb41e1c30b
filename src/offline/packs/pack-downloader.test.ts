import { describe, expect, it } from "vitest";
import { pathsPack } from "#domain/course/learning-paths.ts";
import { referencePack } from "#domain/reference/reference-pack.ts";
import { bothLanguages, MemoryCaches, PackServer } from "../../../tests/support/pack-server.ts";
import { TestDisk, testClock } from "../../../tests/support/test-device.ts";
import { installedAddress } from "../service-worker/messages.ts";
import type { StorageManagerParts } from "../storage.ts";
import { createInstalledCourses } from "./installed-courses.ts";
import { createPackCache } from "./pack-cache.ts";
import { createPackDownloader, type DownloadProgress } from "./pack-downloader.ts";
import { createPackNetwork } from "./pack-network.ts";
import { createPackRows } from "./pack-rows.ts";

const lessons = { "two-elements": { en: "Two elements", ar: "عنصران" }, attribution: { en: "Attribution" } };

async function setUp(storage?: StorageManagerParts) {
  const server = new PackServer();
  const caches = new MemoryCaches();
  const inUse = new Set<string>();
  const record = { canBeRead: true };
  const cache = createPackCache(caches, crypto.subtle);
  const rows = createPackRows(await new TestDisk().open(), testClock());
  const courses = createInstalledCourses({ rows, cache, versionsInUse: async () => (record.canBeRead ? inUse : undefined) });
  const network = createPackNetwork({ fetch: server.fetch, subtle: crypto.subtle });
  const downloader = createPackDownloader({ network, cache, rows, storage, shelfLocales: ["fr"], tidy: courses.tidy });
  const version = await server.publishCourse("responsibility", lessons);
  const installed = async () => {
    const list = await courses.list();
    return list.ok ? list.value : list.error;
  };
  return { server, caches, inUse, record, cache, rows, courses, downloader, version, installed };
}
type Device = Awaited<ReturnType<typeof setUp>>;
const storedFiles = ({ caches }: Device) => [...caches.stored.keys()].filter((address) => /[0-9a-f]{32}/.test(address)).sort();
const publishedFiles = ({ server }: Device) => [...server.files.keys()].filter((address) => /[0-9a-f]{32}/.test(address)).sort();

describe("downloading a course", () => {
  it("stores everything it needs in the languages asked for, and then lists the course", async () => {
    const device = await setUp();
    const steps: DownloadProgress[] = [];
    const done = await device.downloader.download("responsibility", bothLanguages, { onProgress: (step) => steps.push(step) });
    expect(done).toMatchObject({ ok: true, value: { version: device.version } });
    expect(storedFiles(device)).toEqual(publishedFiles(device));
    const last = steps.at(-1);
    expect(steps[0]).toMatchObject({ filesDone: 0, files: 8 });
    expect(last).toMatchObject({ filesDone: 8, files: 8, bytesDone: last?.bytes });
    expect(await device.installed()).toEqual([
      {
        id: "responsibility",
        version: device.version,
        locales: ["en", "ar"],
        bytes: last?.bytes,
        title: "Title of responsibility",
        installedAtMs: 1_700_000_000_000,
      },
    ]);
    expect(await device.cache.installed()).toEqual({ responsibility: { version: device.version, locales: ["en", "ar"] } });
  });
  it("brings the reference shelf along, in the languages asked for and that of the interface", async () => {
    const device = await setUp();
    const shelf = await device.server.publishShelf("first");
    await device.downloader.download("responsibility", ["ar"]);
    const kept = (await device.rows.all()).find(({ course }) => course === referencePack);
    expect(kept).toMatchObject({ state: "installed", version: shelf, locales: ["ar", "fr"] });
    expect(await device.installed()).toMatchObject([{ id: "responsibility", shelf: { version: shelf } }]);
    expect(await device.cache.installed()).toMatchObject({ [referencePack]: { version: shelf, locales: ["ar", "fr"] } });
    for (const { hash } of kept?.files ?? []) expect(storedFiles(device)).toContain(`/packs/${hash}.json`);
  });
  it("keeps neither the course nor the shelf while one file of the shelf is damaged", async () => {
    const device = await setUp();
    const shelf = await device.server.publishShelf("first");
    device.server.spoil = (address) =>
      address.endsWith("catalogue.json") || address.includes(shelf) || address.includes(device.version)
        ? undefined
        : new Response('{"cut":1}', { headers: { "content-type": "application/json" } });
    expect(await device.downloader.download("responsibility", ["en"])).toEqual({ ok: false, error: { code: "hash-mismatch" } });
    expect(await device.installed()).toEqual([]);
    expect(await device.cache.installed()).toEqual({});
  });
  it("fetches of a newer shelf only what changed, and drops what nothing names any more", async () => {
    const device = await setUp();
    await device.server.publishShelf("first");
    await device.downloader.download("responsibility", ["en"]);
    const before = storedFiles(device);
    const newer = await device.server.publishShelf("second");
    const plan = await device.downloader.plan("responsibility", ["en"]);
    expect(plan.ok && plan.value.missing).toHaveLength(2);
    await device.downloader.download("responsibility", ["en"]);
    expect(await device.installed()).toMatchObject([{ shelf: { version: newer } }]);
    expect(storedFiles(device)).toHaveLength(before.length);
  });
  it("removes the shelf with the last course", async () => {
    const device = await setUp();
    await device.server.publishShelf("first");
    await device.server.publishCourse("response", lessons);
    await device.downloader.download("responsibility", ["en"]);
    await device.downloader.download("response", ["en"]);
    await device.courses.remove("responsibility");
    expect(await device.installed()).toMatchObject([{ id: "response", shelf: { version: expect.any(String) } }]);
    await device.courses.remove("response");
    expect(storedFiles(device)).toEqual([]);
  });
  it("keeps the learning paths without a shelf and as no course, through the last course's end", async () => {
    const device = await setUp();
    await device.server.publishShelf("first");
    const version = await device.server.publishPaths("Paths");
    await device.downloader.download(pathsPack, ["ar"]);
    const kept = await device.rows.all();
    expect(kept).toMatchObject([{ course: pathsPack, state: "installed", version, locales: ["ar"] }]);
    expect(kept[0]?.files).toHaveLength(7);
    expect(await device.installed()).toEqual([]);
    expect(await device.cache.installed()).toEqual({ [pathsPack]: { version, locales: ["ar"] } });
    await device.downloader.download("responsibility", ["en"]);
    await device.courses.remove("responsibility");
    expect(await device.rows.all()).toEqual(kept);
    expect(storedFiles(device)).toHaveLength(7);
  });
  it("takes the source language where a language is missing", async () => {
    const device = await setUp();
    await device.downloader.download("responsibility", ["ar"]);
    expect(storedFiles(device)).toHaveLength(7);
  });
  it("asks past caches and past the service worker", async () => {
    const device = await setUp();
    const seen: (RequestInit | undefined)[] = [];
    const network = createPackNetwork({
      fetch: (input, init) => {
        seen.push(init);
        return device.server.fetch(input, init);
      },
      subtle: crypto.subtle,
    });
    await network.file(device.version);
    expect(seen).toMatchObject([{ cache: "no-store" }]);
  });
});

describe("a download that goes wrong", () => {
  const bad: readonly [code: string, spoil: (server: PackServer, address: string) => Response][] = [
    [
      "hash-mismatch",
      (server, address) =>
        new Response(server.files.get(address)?.slice(0, -3) as BodyInit, { headers: { "content-type": "application/json" } }),
    ],
    ["hash-mismatch", () => new Response('{"title":"tampered"}', { headers: { "content-type": "application/json" } })],
    ["not-a-pack", () => new Response("<!doctype html><title>Hotel</title>", { headers: { "content-type": "text/html" } })],
    ["http-404", () => new Response("", { status: 404 })],
    ["http-error", () => new Response("", { status: 503 })],
  ];
  it.each(bad)("ends in %s, stores nothing unchecked and lists no course (%#)", async (code, spoil) => {
    const device = await setUp();
    const [, , , victim] = publishedFiles(device).filter((address) => !address.includes(device.version));
    device.server.spoil = (address) => (address === victim ? spoil(device.server, address) : undefined);
    expect(await device.downloader.download("responsibility", ["en", "ar"])).toMatchObject({ ok: false, error: { code } });
    expect(await device.installed()).toEqual([]);
    expect(storedFiles(device)).not.toContain(victim);
  });
  it("says that it is offline, that the course is unknown, or that a newer Concord is needed", async () => {
    const device = await setUp();
    expect(await device.downloader.download("norms", ["en"])).toEqual({ ok: false, error: { code: "course-unknown" } });
    device.server.spoil = () => {
      throw new TypeError("Failed to fetch");
    };
    expect(await device.downloader.download("responsibility", ["en"])).toEqual({ ok: false, error: { code: "offline" } });
    device.server.spoil = () => Response.json({ format: 2, courses: [] });
    expect(await device.downloader.download("responsibility", ["en"])).toEqual({ ok: false, error: { code: "newer-format" } });
  });
  it("does not begin when the device has no room, and says how much there is", async () => {
    const device = await setUp({ estimate: async () => ({ usage: 0, quota: 2 * 1024 * 1024 + 100 }) });
    const done = await device.downloader.download("responsibility", ["en"]);
    expect(done).toMatchObject({ ok: false, error: { code: "quota", availableBytes: 100, neededBytes: expect.any(Number) } });
    expect(storedFiles(device)).toEqual([]);
  });
  it("stops when the device runs full on the way, and goes on when there is room again", async () => {
    const device = await setUp();
    device.caches.room = 3;
    expect(await device.downloader.download("responsibility", ["en"])).toEqual({ ok: false, error: { code: "quota" } });
    expect(await device.installed()).toEqual([]);
    device.caches.room = 100;
    expect(await device.downloader.download("responsibility", ["en"])).toMatchObject({ ok: true });
  });
  it("keeps what arrived when it is cancelled, and fetches only the rest the next time", async () => {
    const device = await setUp();
    const abort = new AbortController();
    const onProgress = ({ filesDone }: DownloadProgress) => {
      if (filesDone === 4) abort.abort();
    };
    expect(await device.downloader.download("responsibility", ["en", "ar"], { signal: abort.signal, onProgress })).toEqual({
      ok: false,
      error: { code: "aborted" },
    });
    const kept = storedFiles(device);
    expect(kept.length).toBeGreaterThanOrEqual(3);
    await device.courses.tidy();
    device.server.requests.length = 0;
    expect(await device.downloader.download("responsibility", ["en", "ar"])).toMatchObject({ ok: true });
    expect(device.server.requests.filter((address) => kept.includes(address))).toEqual([]);
  });
  it("tells a request that was cancelled under way from a lost network", async () => {
    const device = await setUp();
    const abort = new AbortController();
    device.server.spoil = (address, signal) => {
      if (address.includes(device.version)) abort.abort();
      signal?.throwIfAborted();
      return undefined;
    };
    const cancelled = await device.downloader.download("responsibility", ["en"], { signal: abort.signal });
    expect(cancelled).toEqual({ ok: false, error: { code: "aborted" } });
  });
  it("lists no course whose files the browser cleared away while others were stored", async () => {
    const device = await setUp();
    const onProgress = ({ filesDone }: DownloadProgress) => {
      if (filesDone === 4) device.caches.stored.delete(storedFiles(device)[0] ?? "");
    };
    expect(await device.downloader.download("responsibility", ["en"], { onProgress })).toEqual({ ok: false, error: { code: "quota" } });
    expect(await device.installed()).toEqual([]);
  });
  it("is whole after twenty interruptions, and no file is fetched twice", async () => {
    const device = await setUp();
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`lesson-${n}`, { en: `Lesson ${n}` }]));
    await device.server.publishCourse("long", many);
    for (let interruption = 0; interruption < 20; interruption += 1) {
      let left = 5;
      device.server.spoil = () => {
        left -= 1;
        if (left < 0) throw new TypeError("network lost");
        return undefined;
      };
      expect(await device.downloader.download("long", ["en"])).toMatchObject({ ok: false, error: { code: "offline" } });
      expect(await device.installed()).toEqual([]);
    }
    const arrived = [...device.caches.stored.keys()];
    device.server.requests.length = 0;
    device.server.spoil = () => undefined;
    expect(await device.downloader.download("long", ["en"])).toMatchObject({ ok: true });
    expect(device.server.requests.filter((address) => arrived.includes(address))).toEqual([]);
    expect(storedFiles(device)).toHaveLength(83);
    expect((await device.rows.all()).map(({ state }) => state)).toEqual(["installed"]);
  });
});

describe("an update", () => {
  const changed = { ...lessons, attribution: { en: "Attribution, second edition" } };

  it("fetches only the files that changed, and says how many bytes before it starts", async () => {
    const device = await setUp();
    await device.downloader.download("responsibility", bothLanguages);
    const newer = await device.server.publishCourse("responsibility", changed);
    const plan = await device.downloader.plan("responsibility", bothLanguages);
    expect(plan).toMatchObject({ ok: true, value: { version: newer, missing: [{ hash: newer }, {}] } });
    device.server.requests.length = 0;
    await device.downloader.download("responsibility", bothLanguages);
    expect(device.server.requests).toHaveLength(3);
    expect(await device.installed()).toMatchObject([{ version: newer }]);
    expect(storedFiles(device)).not.toContain(`/packs/${device.version}.json`);
  });
  it("keeps the version before for an attempt that began with it, until that ends", async () => {
    const device = await setUp();
    await device.downloader.download("responsibility", bothLanguages);
    const before = storedFiles(device);
    device.inUse.add(device.version);
    await device.server.publishCourse("responsibility", changed);
    await device.downloader.download("responsibility", bothLanguages);
    expect(storedFiles(device)).toEqual(expect.arrayContaining(before));
    device.inUse.clear();
    await device.courses.tidy();
    expect(storedFiles(device)).not.toContain(`/packs/${device.version}.json`);
  });
  it("keeps the version before as long as nobody can say whether an attempt needs it", async () => {
    const device = await setUp();
    await device.downloader.download("responsibility", bothLanguages);
    device.record.canBeRead = false;
    await device.server.publishCourse("responsibility", changed);
    expect(await device.downloader.download("responsibility", bothLanguages)).toMatchObject({ ok: true });
    expect(storedFiles(device)).toContain(`/packs/${device.version}.json`);
    device.record.canBeRead = true;
    await device.courses.tidy();
    expect(storedFiles(device)).not.toContain(`/packs/${device.version}.json`);
  });
  describe("on a device without room for the list of versions", () => {
    const fillList = ({ caches }: Device) => {
      const put = caches.put.bind(caches);
      caches.put = async (address, response) => {
        if (address === installedAddress) throw new DOMException("the disk is full", "QuotaExceededError");
        return put(address, response);
      };
      return () => {
        caches.put = put;
      };
    };
    it("says so, and leaves whole the version that pages read, until there is room", async () => {
      const device = await setUp();
      await device.downloader.download("responsibility", bothLanguages);
      const before = storedFiles(device);
      const newer = await device.server.publishCourse("responsibility", changed);
      const makeRoom = fillList(device);
      expect(await device.downloader.download("responsibility", bothLanguages)).toEqual({ ok: false, error: { code: "quota" } });
      await device.courses.tidy();
      expect(await device.cache.installed()).toMatchObject({ responsibility: { version: device.version } });
      expect(storedFiles(device)).toEqual(expect.arrayContaining(before));

      makeRoom();
      expect(await device.downloader.download("responsibility", bothLanguages)).toMatchObject({ ok: true });
      expect(await device.cache.installed()).toMatchObject({ responsibility: { version: newer } });
      expect(storedFiles(device)).not.toContain(`/packs/${device.version}.json`);
    });
    it("still makes room by removing a course", async () => {
      const device = await setUp();
      await device.downloader.download("responsibility", bothLanguages);
      fillList(device);
      expect(await device.courses.remove("responsibility")).toMatchObject({ ok: true });
      expect(storedFiles(device)).toEqual([]);
    });
  });
  it("leaves the installed version to be read when it fails", async () => {
    const device = await setUp();
    await device.downloader.download("responsibility", ["en"]);
    await device.server.publishCourse("responsibility", changed);
    device.server.spoil = (address) => (address.endsWith("catalogue.json") ? undefined : new Response("", { status: 500 }));
    expect(await device.downloader.download("responsibility", ["en"])).toMatchObject({ ok: false });
    expect(await device.installed()).toMatchObject([{ version: device.version }]);
  });
});

describe("removing a course", () => {
  it("takes its files but those of another course and of an open attempt", async () => {
    const device = await setUp();
    await device.downloader.download("responsibility", bothLanguages);
    await device.server.publishCourse("norms", { "two-elements": lessons["two-elements"], cooperation: { en: "Cooperation" } });
    await device.downloader.download("norms", bothLanguages);
    expect(await device.courses.remove("responsibility")).toEqual({ ok: true, value: undefined });
    expect(await device.installed()).toMatchObject([{ id: "norms" }]);
    expect(storedFiles(device)).toHaveLength(8);
    device.inUse.add(((await device.installed()) as readonly { version: string }[])[0]?.version ?? "");
    await device.courses.remove("norms");
    expect(await device.installed()).toEqual([]);
    expect(storedFiles(device)).toHaveLength(8);
    expect(await device.cache.installed()).toEqual({});
  });
  it("tells the other tabs", async () => {
    const device = await setUp();
    await device.downloader.download("responsibility", ["en"]);
    await new Promise<void>((resolve) => {
      let calls = 0;
      const stop = device.rows.observe(() => {
        calls += 1;
        if (calls === 1) void device.courses.remove("responsibility");
        else {
          stop();
          resolve();
        }
      });
    });
  });
});
