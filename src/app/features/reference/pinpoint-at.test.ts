import { describe, expect, it } from "vitest";
import type { PinpointEntry } from "#page/shelf-pages.ts";
import { pinpointAt } from "./pinpoint-at.ts";

const entries = ["22", "49", "49(1)", "49-54", "50(1)(a)"].map(
  (pinpoint): PinpointEntry => ({ ref: `ilc-articles:${pinpoint}`, pinpoint, name: pinpoint, standings: [], usedIn: [] }),
);

describe("pinpointAt", () => {
  it.each([
    ["#49(1)", "49(1)"],
    ["#49%281%29", "49(1)"],
    ["#49(1)(b)", "49(1)"],
    ["#49(2)", "49"],
    ["#51", "49-54"],
    ["#22", "22"],
    ["", undefined],
    ["#", undefined],
    ["#main", undefined],
    ["#60", undefined],
    ["#220", undefined],
    ["#%", undefined],
  ])("%s is %s", (hash, pinpoint) => {
    expect(pinpointAt(hash, entries)?.pinpoint).toBe(pinpoint);
  });
});
