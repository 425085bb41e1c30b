import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type FileCache, keepFiles, keptOrFetched } from "./kept-files.ts";

const origin = "https://concord.example";

/** A server's files by address, and a cache of them that may be full. */
class TestCache implements FileCache {
  readonly server = new Map<string, string>();
  readonly stored = new Map<string, string>();
  readonly asked: string[] = [];
  isFull = false;

  readonly fetch = async (input: RequestInfo | URL): Promise<Response> => {
    const address = addressOf(input);
    this.asked.push(address);
    const text = this.server.get(address);
    return text === undefined ? new Response("no such file", { status: 404 }) : new Response(text);
  };
  async match(input: RequestInfo | URL): Promise<Response | undefined> {
    const text = this.stored.get(addressOf(input));
    return text === undefined ? undefined : new Response(text);
  }
  async put(input: RequestInfo | URL, response: Response): Promise<void> {
    if (this.isFull) throw new DOMException("the disk is full", "QuotaExceededError");
    this.stored.set(addressOf(input), await response.text());
  }
}
const addressOf = (input: RequestInfo | URL) => new URL(input instanceof Request ? input.url : input, origin).pathname;

let cache: TestCache;
beforeEach(() => {
  cache = new TestCache();
  vi.stubGlobal("fetch", cache.fetch);
});
afterEach(() => void vi.unstubAllGlobals());

describe("a file that passes through the worker", () => {
  const font = new Request(`${origin}/assets/latin.woff2`);
  const read = async () => (await keptOrFetched(cache, font)).text();

  it("is kept, and then no longer asked for", async () => {
    cache.server.set("/assets/latin.woff2", "letters");
    expect([await read(), await read()]).toEqual(["letters", "letters"]);
    expect(cache.asked).toHaveLength(1);
  });
  it("is answered on a full device too", async () => {
    cache.server.set("/assets/latin.woff2", "letters");
    cache.isFull = true;
    expect([await read(), await read()]).toEqual(["letters", "letters"]);
    expect(cache.stored.size).toBe(0);
  });
  it("is not kept when the server does not have it", async () => {
    expect(await read()).toBe("no such file");
    expect(cache.stored.size).toBe(0);
  });
});

describe("the files of a language", () => {
  const page = "<script src=/assets/main-1.js></script>";
  const revision = createHash("sha256").update(page).digest("hex").slice(0, 8);
  const files = [
    { url: "/shell/fr.html", revision },
    { url: "/assets/common-1.json", revision: null },
    { url: "/assets/lesson-1.json", revision: null },
  ];
  const keep = () => keepFiles(cache, files, (url) => (url === "/shell/fr.html" ? `${url}#${revision}` : url));
  beforeEach(() => {
    cache.server.set("/shell/fr.html", page).set("/assets/common-1.json", "words").set("/assets/lesson-1.json", "more words");
  });

  it("are kept, the page after its words, and fetched once", async () => {
    await keep();
    await keep();
    expect([...cache.stored.keys()].at(-1)).toBe("/shell/fr.html");
    expect(cache.asked).toHaveLength(3);
  });
  it("are not whole with the page of a newer app, whose scripts are not here", async () => {
    cache.server.set("/shell/fr.html", "<script src=/assets/main-2.js></script>");
    await expect(keep()).rejects.toThrow("/shell/fr.html");
    expect(cache.stored.has("/shell/fr.html")).toBe(false);
  });
  it("are kept without their page when one of the others is missing", async () => {
    cache.server.delete("/assets/lesson-1.json");
    await expect(keep()).rejects.toThrow("/assets/lesson-1.json");
    expect([...cache.stored.keys()]).toEqual(["/assets/common-1.json"]);
  });
  it("are not whole on a full device", async () => {
    cache.isFull = true;
    await expect(keep()).rejects.toThrow("the disk is full");
  });
});
