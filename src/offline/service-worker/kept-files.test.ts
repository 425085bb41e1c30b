import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type FileCache, keptOrFetched } from "./kept-files.ts";

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
