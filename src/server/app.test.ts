import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogueText, packName, packText, policy, writeSmallBuild } from "../../tests/support/small-build.ts";
import { createApp } from "./app.ts";
import { readWebBuild } from "./web-build.ts";

const dist = mkdtempSync(join(tmpdir(), "concord-app-"));
const errors: unknown[] = [];
let app: FastifyInstance;

beforeAll(async () => {
  writeSmallBuild(dist);
  const build = await readWebBuild(join(dist, "web"));
  if (!build.ok) throw new Error("the small build is not a build");
  app = createApp({
    config: { trustedProxies: [] },
    build: build.value,
    packsFolder: join(dist, "packs"),
    onError: (error) => errors.push(error),
  });
  app.get("/api/broken", () => {
    throw new Error("a secret path in a stack");
  });
});
afterAll(async () => {
  await app.close();
  rmSync(dist, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });
const lesson = "/en/courses/essentials/breach/due-diligence";

describe("pages", () => {
  it("sends a page with its policy and the headers that every answer has", async () => {
    const { statusCode, headers, body } = await get(lesson);
    expect(statusCode).toBe(200);
    expect(body).toContain("lesson en");
    expect(headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-cache",
      "content-security-policy": policy,
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
      "cross-origin-opener-policy": "same-origin",
      vary: "accept-encoding",
      etag: expect.stringMatching(/^W\/"/),
    });
    expect(headers).not.toHaveProperty("strict-transport-security");
  });

  it("leaves the opener policy out where a browser would complain about it: plain http under another name", async () => {
    expect((await get("/en", { host: "laptop.lan:8080" })).headers).not.toHaveProperty("cross-origin-opener-policy");
    expect((await get("/en", { host: "[::1]:8080" })).headers).toHaveProperty("cross-origin-opener-policy");
  });

  it("answers HEAD like GET without the body", async () => {
    const head = await app.inject({ method: "HEAD", url: lesson });
    const full = await get(lesson);
    expect(head.body).toBe("");
    expect(head.headers["content-length"]).toBe(full.headers["content-length"]);
    expect(head.headers["content-security-policy"]).toBe(policy);
  });

  it("answers 304 to a browser that has the page already", async () => {
    const { headers } = await get(lesson, { "accept-encoding": "br" });
    const again = await get(lesson, { "accept-encoding": "br", "if-none-match": String(headers.etag) });
    expect(again.statusCode).toBe(304);
    expect(again.body).toBe("");
  });

  it("sends the shell, with status 200, when a known page is read in another language", async () => {
    const { statusCode, headers, body } = await get(`${lesson}?text=ar`);
    expect(statusCode).toBe(200);
    expect(body).toContain("shell en");
    expect(headers["content-security-policy"]).toBe(policy);
    expect((await get(`${lesson}?text=ar&plain`)).body).toContain("lesson en");
  });

  it("redirects an address with a slash at the end, and one of an activity that moved", async () => {
    const slash = await get(`${lesson}/?text=ar`);
    expect([slash.statusCode, slash.headers.location]).toEqual([301, `${lesson}?text=ar`]);
    const moved = await get("/en/courses/essentials/gone/due-diligence");
    expect([moved.statusCode, moved.headers.location]).toEqual([301, lesson]);
  });
});

describe("addresses that lead nowhere", () => {
  it("answers in the language of the address, whole even to a browser that keeps the message", async () => {
    const missing = await get("/ar/nowhere", { "accept-encoding": "gzip", "if-modified-since": new Date().toUTCString() });
    expect(missing.statusCode).toBe(404);
    expect(gunzipSync(missing.rawPayload).toString()).toContain("missing ar");
    expect(missing.headers).toMatchObject({ "content-security-policy": policy, "cache-control": "no-store" });
    expect(missing.headers).not.toHaveProperty("etag");
  });

  it("answers in the reader's language where the address has none", async () => {
    const missing = await get("/nowhere", { "accept-language": "fr-CH" });
    expect([missing.statusCode, missing.body.includes("missing fr")]).toEqual([404, true]);
    expect(missing.headers.vary).toMatch(/Accept-Language, Cookie/);
  });

  it("never answers a missing file with a page", async () => {
    for (const url of [
      "/assets/main-old.js",
      "/en/x.json",
      "/favicon.ico",
      "/csp.txt",
      "/sw.js.br",
      "/.vite/manifest.json",
      "/en/index.html",
    ]) {
      const { statusCode, headers, body } = await get(url);
      expect([url, statusCode, headers["content-type"], body]).toEqual([url, 404, "text/plain; charset=utf-8", "Not found\n"]);
    }
  });

  it("lets no address out of the build's folder", async () => {
    for (const url of [
      "/..%2f..%2fetc%2fpasswd",
      "/%2e%2e/csp.txt",
      "/en/..%5c..%5ccsp.txt",
      "/packs/..%2fweb%2fcsp.txt",
      "//etc/passwd",
      "/en/%00",
    ]) {
      expect([url, (await get(url)).statusCode]).toEqual([url, 404]);
    }
  });

  it("refuses an address that is not well-formed", async () => {
    expect((await get("/en/%zz")).statusCode).toBe(400);
  });

  it("answers other methods with 404", async () => {
    expect((await app.inject({ method: "POST", url: "/en" })).statusCode).toBe(404);
  });
});

describe("compression", () => {
  for (const [accepted, encoding] of [
    ["gzip, deflate, br, zstd", "br"],
    ["gzip, deflate", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["gzip;q=0.5, br;q=0.8", "br"],
    ["identity", undefined],
    ["br;q=0, gzip;q=0", undefined],
    ["", undefined],
    [";;q=x,,=", undefined],
  ] as const) {
    it(`answers Accept-Encoding "${accepted}" with ${encoding ?? "plain text"}`, async () => {
      const { headers, rawPayload } = await get("/assets/main-x1.js", { "accept-encoding": accepted });
      expect(headers["content-encoding"]).toBe(encoding);
      expect(headers).toMatchObject({ vary: "accept-encoding", "content-type": "application/javascript; charset=utf-8" });
      const text = encoding === "br" ? brotliDecompressSync(rawPayload) : encoding === "gzip" ? gunzipSync(rawPayload) : rawPayload;
      expect(text.toString()).toBe("export const app = 1;");
    });
  }

  it("sends a file that has no compressed form as it is", async () => {
    const font = await get("/assets/latin-x2.woff2", { "accept-encoding": "br" });
    expect([font.body, font.headers["content-type"], font.headers["content-encoding"]]).toEqual(["woff2", "font/woff2", undefined]);
  });

  it("answers a range of bytes with 206, and one that does not exist with 416", async () => {
    const part = await get(`/packs/${packName}`, { range: "bytes=0-4" });
    expect([part.statusCode, part.body, part.headers["content-range"]]).toEqual([
      206,
      packText.slice(0, 5),
      `bytes 0-4/${packText.length}`,
    ]);
    expect((await get(`/packs/${packName}`, { range: "bytes=9000-" })).statusCode).toBe(416);
  });
});

describe("how long browsers keep files", () => {
  for (const [url, cacheControl, contentType] of [
    ["/assets/main-x1.js", "public, max-age=31536000, immutable", "application/javascript; charset=utf-8"],
    [`/packs/${packName}`, "public, max-age=31536000, immutable", "application/json; charset=utf-8"],
    ["/packs/catalogue.json", "no-cache", "application/json; charset=utf-8"],
    ["/sw.js", "no-cache", "application/javascript; charset=utf-8"],
    ["/ar/manifest.webmanifest", "no-cache", "application/manifest+json"],
    ["/shell/ar.html", "no-cache", "text/html; charset=utf-8"],
    ["/healthz", "no-store", "application/json; charset=utf-8"],
  ] as const) {
    it(`sends ${url.replace(packName, "<hash>.json")} with ${cacheControl}`, async () => {
      const { statusCode, headers } = await get(url);
      expect([statusCode, headers["cache-control"], headers["content-type"]]).toEqual([200, cacheControl, contentType]);
    });
  }

  it("sends only what a pack folder is for", async () => {
    expect((await get("/packs/catalogue.json")).body).toBe(catalogueText);
    for (const name of [`${packName}.br`, "0123456789abcdef0123456789abcdef.json", "other.json", ".publishing"])
      expect([name, (await get(`/packs/${name}`)).statusCode]).toEqual([name, 404]);
  });
});

describe("the language of /", () => {
  it("is chosen from cookie and browser, and never kept", async () => {
    const { statusCode, headers } = await get("/", { "accept-language": "ar-EG,en;q=0.5" });
    expect([statusCode, headers.location]).toEqual([302, "/ar"]);
    expect(headers).toMatchObject({ vary: "Accept-Language, Cookie", "cache-control": "no-store" });
    expect((await get("/", { cookie: "concord-locale=zh", "accept-language": "ar" })).headers.location).toBe("/zh");
    expect((await get("/?from=app", { "accept-language": "de" })).headers.location).toBe("/en");
    expect((await get("/join", { "accept-language": "fr" })).headers.location).toBe("/fr/join");
  });
});

describe("/api", () => {
  it("answers an unknown route as JSON", async () => {
    for (const method of ["GET", "POST"] as const) {
      const unknown = await app.inject({ method, url: "/api/nowhere.json" });
      expect([unknown.statusCode, unknown.json()]).toEqual([404, { problem: { code: "route-unknown" } }]);
    }
  });

  it("reports our own bug to the operator and shows no stack", async () => {
    const broken = await get("/api/broken");
    expect([broken.statusCode, broken.json()]).toEqual([500, { problem: { code: "internal" } }]);
    expect(errors).toEqual([expect.objectContaining({ message: "a secret path in a stack" })]);
  });
});
