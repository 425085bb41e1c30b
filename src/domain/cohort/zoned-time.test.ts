import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localTimeAt, momentAt, movedBy, shownZone } from "./zoned-time.ts";

const zones = [
  "UTC",
  "Africa/Nairobi",
  "Asia/Kathmandu",
  "America/St_Johns",
  "Europe/Paris",
  "Australia/Lord_Howe",
  "Pacific/Kiritimati",
  "Asia/Beirut",
];

describe("times in a zone", () => {
  it.each([
    ["2026-11-22T21:00:00.000Z", "Africa/Nairobi", "2026-11-23T00:00"],
    ["2026-07-01T12:00:00.000Z", "Europe/Paris", "2026-07-01T14:00"],
    ["2026-01-01T12:00:00.000Z", "Europe/Paris", "2026-01-01T13:00"],
    ["2026-11-22T18:15:00.000Z", "Asia/Kathmandu", "2026-11-23T00:00"],
  ])("%s in %s is %s, and the reverse", (moment, zone, shown) => {
    expect(localTimeAt(moment, zone)).toBe(shown);
    expect(momentAt(shown, zone)).toBe(moment);
  });
  it("that clocks jump over are as much later as they jump", () => {
    expect(momentAt("2026-03-29T02:30", "Europe/Paris")).toBe("2026-03-29T01:30:00.000Z");
    expect(localTimeAt("2026-03-29T01:30:00.000Z", "Europe/Paris")).toBe("2026-03-29T03:30");
  });
  it("that clocks show twice are the first", () => {
    expect(momentAt("2026-10-25T02:30", "Europe/Paris")).toBe("2026-10-25T00:30:00.000Z");
  });
  it("are read only from what is a time", () => {
    for (const text of ["", "2026-13-01T00:00", "tomorrow", "2026-11-22", "2026-11-22T10:00:00"])
      expect(momentAt(text, "UTC")).toBeUndefined();
  });
  it("come back as they were, whatever the zone and moment", () => {
    const minutes = fc.integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
        const shown = localTimeAt(new Date(minute * 60_000).toISOString(), zone);
        expect(localTimeAt(momentAt(shown, zone) ?? "", zone)).toBe(shown);
      }),
    );
  });
  it("are those of UTC in a zone that the platform does not know", () => {
    expect([shownZone("Africa/Nowhere"), shownZone("Africa/Nairobi")]).toEqual(["UTC", "Africa/Nairobi"]);
    expect(localTimeAt("2026-11-22T21:00:00.000Z", "Africa/Nowhere")).toBe("2026-11-22T21:00");
    expect(momentAt("2026-11-22T21:00", "Africa/Nowhere")).toBe("2026-11-22T21:00:00.000Z");
  });
  it("move by whole days and keep the hour, also over a change of clocks", () => {
    expect(movedBy("2026-03-28T09:00", 2)).toBe("2026-03-30T09:00");
    expect(movedBy("2026-03-01T23:59", -1)).toBe("2026-02-28T23:59");
  });
});
