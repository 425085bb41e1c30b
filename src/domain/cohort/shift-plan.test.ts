import { describe, expect, it } from "vitest";
import { daysBetween, firstDayOf, shiftedDates } from "./shift-plan.ts";

describe("a plan taken over from an earlier cohort", () => {
  it("begins on the first day on which something opens or is due, in its own zone", () => {
    const plan = [{ dueAt: "2026-03-10T20:59:00.000Z" }, { opensAt: "2026-03-01T21:00:00.000Z" }, {}];
    expect(firstDayOf(plan, "Africa/Nairobi")).toBe("2026-03-02");
    expect(firstDayOf(plan, "UTC")).toBe("2026-03-01");
    expect(firstDayOf([{}], "UTC")).toBeUndefined();
  });
  it("keeps the hours that clocks show, in another zone and over a change of clocks", () => {
    const dates = { opensAt: "2026-03-02T06:00:00.000Z", dueAt: "2026-03-10T20:59:00.000Z" };
    expect(shiftedDates(dates, 180, "Africa/Nairobi", "Europe/Paris")).toEqual({
      opensAt: "2026-08-29T07:00:00.000Z",
      dueAt: "2026-09-06T21:59:00.000Z",
    });
    expect(shiftedDates({ dueAt: "2026-03-10T20:59:00.000Z" }, 0, "UTC", "UTC")).toEqual({ dueAt: "2026-03-10T20:59:00.000Z" });
  });
  it("counts days over months and years", () => {
    expect(daysBetween("2026-12-31", "2027-01-02")).toBe(2);
    expect(daysBetween("2026-03-02", "2026-03-01")).toBe(-1);
  });
});
