import { describe, expect, it, vi } from "vitest";
import { MemoryCaches, PackServer } from "../../../tests/support/pack-server.ts";
import { TestTimers } from "../../../tests/support/test-device.ts";
import { after, createPatientFetch, silenceMs } from "../patient-fetch.ts";
import { canStore } from "./can-store.ts";
import type { PackCaches } from "./pack-cache.ts";
import { createPackCache } from "./pack-cache.ts";
import { createPackNetwork } from "./pack-network.ts";
import { createPackReader } from "./pack-reader.ts";

async function setUp() {
  const server = new PackServer();
  const version = await server.publishCourse("responsibility", { attribution: { en: "Attribution" } });
  const caches = new MemoryCaches();
  const cache = createPackCache(caches, crypto.subtle);
  const timers = new TestTimers();
  const fetch = createPatientFetch(server.fetch, timers.after);
  const network = createPackNetwork({ fetch, subtle: crypto.subtle });
  const reader = createPackReader({ network, cache, after: timers.after });
  const offline = () => {
    server.spoil = () => {
      throw new TypeError("Failed to fetch");
    };
  };
  /** As after a download: every file stored, and the course listed. */
  const install = async () => {
    for (const [address, bytes] of server.files) await caches.put(address, new Response(new Uint8Array(bytes)));
    await cache.putInstalled({ responsibility: { version, locales: ["en"] } });
  };
  /** The network swallows every request, until the answer is called. */
  const silence = () => {
    let end = () => {};
    server.silence = new Promise((resolve) => {
      end = resolve;
    });
    return () => {
      server.silence = undefined;
      end();
    };
  };
  return { server, caches, cache, reader, timers, version, offline, install, silence };
}

describe("a pack reader", () => {
  it("reads an installed course without the network", async () => {
    const { reader, version, offline, install } = await setUp();
    await install();
    offline();
    const { manifest } = await reader.manifest("responsibility");
    expect(await reader.file({ hash: version, bytes: 0 })).toEqual(JSON.parse(JSON.stringify(manifest)));
    expect((await reader.catalogue()).courses).toHaveLength(1);
  });
  it("finds a damaged entry, fetches it again and puts it back", async () => {
    const { server, caches, reader, install } = await setUp();
    await install();
    const { manifest } = await reader.manifest("responsibility");
    const address = `/packs/${manifest.outline.hash}.json`;
    await caches.put(address, new Response('{"format":1,"id":"responsibility","tampered":true}'));
    expect(await reader.file(manifest.outline)).toEqual({ format: 1, id: "responsibility" });
    expect(server.requests).toContain(address);
    expect(new Uint8Array((await caches.match(address)) ? await ((await caches.match(address)) as Response).arrayBuffer() : [])).toEqual(
      server.files.get(address),
    );
  });
  it("says that a damaged entry cannot be had when there is no network, and never shows it", async () => {
    const { caches, reader, offline, install } = await setUp();
    await install();
    const { manifest } = await reader.manifest("responsibility");
    offline();
    await caches.put(`/packs/${manifest.outline.hash}.json`, new Response("{}"));
    await expect(reader.file(manifest.outline)).rejects.toMatchObject({ code: "offline" });
  });
  describe("on a network that swallows everything", () => {
    it("takes the stored catalogue after a short wait, and the server's when it comes after all", async () => {
      const { server, reader, timers, cache, install, silence } = await setUp();
      await install();
      await server.publishCourse("response", { self: { en: "Self-defence" } });
      const heal = silence();
      const opened = reader.catalogue();
      await vi.waitFor(() => expect(timers.count).toBe(2));
      timers.pass(2000);
      expect((await opened).courses).toHaveLength(1);
      expect((await reader.catalogue()).courses).toHaveLength(1);
      expect(server.requests).toEqual(["/packs/catalogue.json"]);
      heal();
      await vi.waitFor(async () => expect((await reader.catalogue()).courses).toHaveLength(2));
      expect(await cache.catalogue()).toMatchObject({ courses: [{}, {}] });
    });
    it("waits no longer than the server does", async () => {
      const { reader, timers, install } = await setUp();
      await install();
      await reader.catalogue();
      expect(timers.count).toBe(0);
    });
    it("waits once for all pages until the network is given up, then asks anew", async () => {
      const { server, reader, timers, install, silence } = await setUp();
      await install();
      await server.publishCourse("response", { self: { en: "Self-defence" } });
      const heal = silence();
      const opened = reader.catalogue();
      await vi.waitFor(() => expect(timers.count).toBe(2));
      timers.pass(2000);
      await opened;
      await expect(reader.manifest("response")).rejects.toMatchObject({ code: "course-gone" });
      timers.pass(silenceMs);
      heal();
      await vi.waitFor(async () => expect((await reader.manifest("response")).manifest.course).toBe("response"));
    });
    it("says that it is offline where nothing is stored", async () => {
      const { reader, timers, silence } = await setUp();
      silence();
      const opened = reader.catalogue();
      await vi.waitFor(() => expect(timers.count).toBe(1));
      timers.pass(silenceMs);
      await expect(opened).rejects.toMatchObject({ code: "offline" });
    });
  });
  it("stores no file of a course that is only looked at", async () => {
    const { caches, reader } = await setUp();
    const { manifest } = await reader.manifest("responsibility");
    await reader.file(manifest.outline);
    expect([...caches.stored.keys()]).toEqual(["/packs/catalogue.json"]);
  });
  it("reads from the network alone where nothing can be stored or hashed", async () => {
    const { server } = await setUp();
    const reader = createPackReader({ network: createPackNetwork({ fetch: server.fetch, subtle: undefined }), cache: undefined, after });
    const { manifest } = await reader.manifest("responsibility");
    expect(await reader.file(manifest.outline)).toEqual({ format: 1, id: "responsibility" });
  });
});

describe("canStore", () => {
  it("tells a plain http page from a browser without storage for packs", async () => {
    const caches = new MemoryCaches();
    const refusing: PackCaches = { open: () => Promise.reject(new DOMException("private window", "SecurityError")) };
    const { subtle } = crypto;
    expect(await canStore({ isSecureContext: true, caches, subtle })).toEqual({ ok: true, value: undefined });
    expect(await canStore({ isSecureContext: false, caches: undefined, subtle: undefined })).toEqual({
      ok: false,
      error: { code: "insecure" },
    });
    expect(await canStore({ isSecureContext: true, caches: undefined, subtle })).toEqual({ ok: false, error: { code: "unsupported" } });
    expect(await canStore({ isSecureContext: true, caches: refusing, subtle })).toEqual({ ok: false, error: { code: "unsupported" } });
  });
});
