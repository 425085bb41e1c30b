import { describe, expect, it } from "vitest";
import { persistence, requestPersistence, storageEstimate } from "./storage.ts";

const refused = () => Promise.reject(new TypeError("opaque origin"));

describe("storage", () => {
  it("tells granted, denied and unsupported apart", async () => {
    const browser = (answer: boolean) => ({ persist: async () => answer, persisted: async () => answer });
    expect([await requestPersistence(browser(true)), await persistence(browser(true))]).toEqual(["granted", "granted"]);
    expect([await requestPersistence(browser(false)), await persistence(browser(false))]).toEqual(["denied", "denied"]);
    for (const other of [undefined, {}, { persist: refused, persisted: refused }]) {
      expect([await requestPersistence(other), await persistence(other)]).toEqual(["unsupported", "unsupported"]);
    }
  });
  it("gives the figures that the browser tells", async () => {
    expect(await storageEstimate({ estimate: async () => ({ usage: 1, quota: 2 }) })).toEqual({ usageBytes: 1, quotaBytes: 2 });
    expect(await storageEstimate({ estimate: async () => ({ usage: 1 }) })).toEqual({ usageBytes: 1 });
    for (const other of [undefined, {}, { estimate: refused }]) expect(await storageEstimate(other)).toEqual({});
  });
});
