import { describe, expect, it } from "vitest";
import { createHolder } from "./holder.ts";

describe("a holder", () => {
  it("opens once, however many ask, and tells all of them", async () => {
    let opened = 0;
    const holder = createHolder(async () => {
      opened += 1;
      return "device";
    });
    expect(opened).toBe(0);
    const told = [0, 0];
    holder.subscribe(() => told.splice(0, 1, 1));
    await new Promise<void>((resolve) => {
      holder.subscribe(() => {
        told.splice(1, 1, 1);
        resolve();
      });
      holder.open();
      holder.open();
      expect(holder.now()).toBeUndefined();
    });
    expect({ opened, told, now: holder.now() }).toEqual({ opened: 1, told: [1, 1], now: "device" });
  });
  it("tells nobody who has stopped listening", async () => {
    const holder = createHolder(async () => 1);
    let told = 0;
    holder.subscribe(() => {
      told += 1;
    })();
    await new Promise<void>((resolve) => {
      holder.subscribe(resolve);
      holder.open();
    });
    expect(told).toBe(0);
  });
});
