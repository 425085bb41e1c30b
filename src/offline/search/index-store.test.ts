import { describe, expect, it } from "vitest";
import type { SearchDocument } from "#domain/search/document.ts";
import { MemoryCaches } from "../../../tests/support/pack-server.ts";
import { createIndexStore, type IndexKey, indexAddress } from "./index-store.ts";
import { createSearchIndex, searchIn } from "./search-index.ts";

const key: IndexKey = { version: "a".repeat(32), reader: "en" };
const document: SearchDocument = {
  id: "course/lesson",
  place: { kind: "lesson", course: "course", activity: "lesson" },
  locale: "en",
  text: "Due diligence",
  marks: [],
  names: [],
  cites: "",
  where: [],
};
const index = createSearchIndex([document]);

async function kept() {
  const caches = new MemoryCaches();
  const store = createIndexStore({ open: async () => caches });
  await store.put(key, index);
  return { caches, store };
}
/** Rewrites what is stored under the key. */
async function change(caches: MemoryCaches, edit: (stored: Record<string, unknown>) => unknown) {
  const response = await caches.match(indexAddress(key));
  const stored = (await response?.json()) as Record<string, unknown>;
  await caches.put(indexAddress(key), new Response(JSON.stringify(edit(stored))));
}

describe("the store of indexes", () => {
  it("gives back what was put", async () => {
    const { store } = await kept();
    const found = await store.get(key);
    expect(found && searchIn(found, "diligence", "exact").map(({ document: { id } }) => id)).toEqual(["course/lesson"]);
    expect(await store.get({ ...key, reader: "ar" })).toBeUndefined();
  });
  it.each<readonly [string, (stored: Record<string, unknown>) => unknown]>([
    ["of another format", (stored) => ({ ...stored, format: 0 })],
    ["of a browser that cuts words otherwise", (stored) => ({ ...stored, segmentation: "国|家" })],
    ["without documents", ({ documents: _, ...stored }) => stored],
    ["whose parts do not fit together", (stored) => ({ ...stored, index: { serializationVersion: 99 } })],
    ["that is something else", () => "index"],
  ])("gives nothing for an index %s", async (_, edit) => {
    const { caches, store } = await kept();
    await change(caches, edit);
    expect(await store.get(key)).toBeUndefined();
  });
  it("gives nothing for bytes that are no JSON", async () => {
    const { caches, store } = await kept();
    await caches.put(indexAddress(key), new Response("{"));
    expect(await store.get(key)).toBeUndefined();
  });
  it("keeps only what is named", async () => {
    const { caches, store } = await kept();
    const other: IndexKey = { version: "b".repeat(32), reader: "en" };
    await store.put(other, index);
    await store.keepOnly([other]);
    expect([...caches.stored.keys()]).toEqual([indexAddress(other)]);
  });
  it("goes on without keeping anything where the device is full or refuses", async () => {
    const full = new MemoryCaches();
    full.room = 0;
    await createIndexStore({ open: async () => full }).put(key, index);
    const refusing = createIndexStore({ open: () => Promise.reject(new DOMException("no", "SecurityError")) });
    await refusing.put(key, index);
    await refusing.keepOnly([]);
    expect(await refusing.get(key)).toBeUndefined();
  });
});
