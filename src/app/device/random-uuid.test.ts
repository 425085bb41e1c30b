import { afterEach, describe, expect, it, vi } from "vitest";
import { randomUuid } from "./random-uuid.ts";

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe("randomUuid", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("makes version 4 UUIDs on insecure addresses, where the browser has no randomUUID", () => {
    const { crypto } = globalThis;
    vi.stubGlobal("crypto", { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes) });
    const made = Array.from({ length: 200 }, randomUuid);
    for (const uuid of made) expect(uuid).toMatch(form);
    expect(new Set(made).size).toBe(200);
  });
});
