import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, type OutgoingHttpHeaders } from "node:http2";
import { get, type RequestOptions } from "node:https";
import { type AddressInfo, connect as connectTcp, createServer as createTcpServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { policy, writeSmallBuild } from "../../tests/support/small-build.ts";
import { createApp } from "./app.ts";
import { readWebBuild, type WebBuild } from "./web-build.ts";

const pem = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../tests/fixtures/tls/localhost-${name}.pem`, import.meta.url)), "utf8");
const tls = { cert: pem("cert"), key: pem("key") };
const dist = mkdtempSync(join(tmpdir(), "concord-listen-"));
const longScript = "/assets/long-x3.js";
let build: WebBuild;

beforeAll(async () => {
  writeSmallBuild(dist);
  writeFileSync(join(dist, "web", longScript), "//".repeat(20_000));
  const read = await readWebBuild(join(dist, "web"));
  if (!read.ok) throw new Error("the small build is not a build");
  build = read.value;
});
afterAll(() => rmSync(dist, { recursive: true }));

/** Bytes in each TLS record of application data (RFC 8446, section 5.1). */
function recordSizes(wire: Buffer): number[] {
  const sizes: number[] = [];
  for (let at = 0; at + 5 <= wire.length; at += 5 + wire.readUInt16BE(at + 3)) if (wire[at] === 23) sizes.push(wire.readUInt16BE(at + 3));
  return sizes;
}

async function listening(config: Parameters<typeof createApp>[0]["config"]) {
  const app = createApp({ config, build, packsFolder: join(dist, "packs"), onError: console.error });
  await app.listen({ port: 0, host: "127.0.0.1" });
  const [address] = app.addresses();
  if (typeof address !== "object") throw new Error("the server has no port");
  return { port: address.port, requestTimeoutMs: app.server.requestTimeout, close: () => app.close() };
}

describe("over TLS", () => {
  it("speaks HTTP/2, and asks browsers to stay with https", async () => {
    const server = await listening({ tls, trustedProxies: [] });
    const client = connect(`https://localhost:${server.port}`, { ca: tls.cert });
    const request = client.request({ ":path": "/en", "accept-encoding": "identity" });
    const headers = await new Promise<OutgoingHttpHeaders>((resolve) => request.on("response", resolve));
    expect(headers).toMatchObject({ ":status": 200, "strict-transport-security": "max-age=31536000", "content-security-policy": policy });
    expect(await text(request)).toContain("home en");
    const outside = client.request({ ":path": "/../csp.txt" });
    expect(await new Promise((resolve) => outside.on("response", resolve))).toMatchObject({ ":status": 404 });
    outside.resume();
    client.close();
    await server.close();
  });

  it("sends what a slow line can show before all of it is there: small records", async () => {
    const server = await listening({ tls, trustedProxies: [] });
    const wire: Buffer[] = [];
    const relay = createTcpServer((browser) => {
      const toServer = connectTcp(server.port, "127.0.0.1");
      toServer.on("data", (bytes) => wire.push(bytes));
      browser.pipe(toServer).pipe(browser);
    });
    await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
    const { port } = relay.address() as AddressInfo;
    const client = connect(`https://localhost:${port}`, { ca: tls.cert });
    const answer = client.request({ ":path": longScript, "accept-encoding": "identity" });
    expect((await text(answer)).length).toBe(40_000);
    const sizes = recordSizes(Buffer.concat(wire));
    expect(sizes.length).toBeGreaterThan(10);
    expect(Math.max(...sizes)).toBeLessThan(2048 + 256); // with what encryption adds
    client.close();
    await server.close();
    await new Promise((resolve) => relay.close(resolve));
  });

  it("speaks HTTP/1.1 to those who know nothing newer", async () => {
    const server = await listening({ tls, trustedProxies: [] });
    const options: RequestOptions = { ca: tls.cert, agent: false };
    const body = await new Promise<string>((resolve, reject) => {
      get(`https://localhost:${server.port}/fr`, options, (response) => resolve(text(response))).on("error", reject);
    });
    expect(body).toContain("home fr");
    await server.close();
  });
});

describe("over plain http", () => {
  it("serves a page and lets no raw path out of the build's folder", async () => {
    const server = await listening({ trustedProxies: [] });
    expect(await (await fetch(`http://127.0.0.1:${server.port}/es`)).text()).toContain("home es");
    for (const path of ["/../../../etc/passwd", "/en/../csp.txt", "/assets/..\\csp.txt", "http://x/csp.txt"]) {
      const socket = connectTcp(server.port, "127.0.0.1");
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
      expect([path, (await text(socket)).split("\r\n", 1)[0]]).toEqual([path, "HTTP/1.1 404 Not Found"]);
    }
    await server.close();
  });

  it("does not wait for ever for a request whose end does not come", async () => {
    const server = await listening({ trustedProxies: [] });
    expect(server.requestTimeoutMs).toBe(300_000);
    await server.close();
  });

  it("believes a proxy about https only if it is trusted", async () => {
    const forwarded = { headers: { "x-forwarded-proto": "https" } };
    for (const [trustedProxies, expected] of [
      [["127.0.0.1"], "max-age=31536000"],
      [["10.0.0.0/8"], null],
      [[], null],
    ] as const) {
      const server = await listening({ trustedProxies });
      const { headers } = await fetch(`http://127.0.0.1:${server.port}/en`, forwarded);
      expect(headers.get("strict-transport-security")).toBe(expected);
      await server.close();
    }
  });
});
