import { describe, expect, it } from "vitest";
import type { ChangeRow } from "#offline/database.ts";
import { createShownChanges } from "./shown-changes.ts";

const row = (more: Partial<ChangeRow> = {}, id = "g"): ChangeRow => ({
  owner: "t",
  seq: 1,
  madeAtMs: 0,
  change: { kind: "group", cohort: "c", id, body: { version: 1, name: "Tuesday", members: [] } },
  ...more,
});
const taken = row({ wasTried: true, takenAtMs: 50 });
const open = (...rows: readonly ChangeRow[]) => {
  const shown = createShownChanges(() => 90);
  shown.update(rows);
  return shown;
};

describe("the changes that a tab shows", () => {
  it("stay when another tab has settled them, until this one has read an answer that was asked for since", () => {
    const shown = open(taken);
    expect(shown.update([])).toBe(false);
    expect(shown.rows()).toEqual([taken]);
    shown.read("cohorts/c", 49);
    shown.read("cohorts/other", 99);
    expect(shown.rows()).toEqual([taken]);
    shown.read("cohorts/c", 50);
    expect(shown.rows()).toEqual([]);
  });
  it("go at once when this tab has read such an answer already", () => {
    const shown = open(taken);
    shown.read("cohorts/c", 50);
    shown.update([]);
    expect(shown.rows()).toEqual([]);
  });
  it("ask for an answer when they were sent, taken and settled without this tab's seeing it", () => {
    const shown = open(row({ wasTried: true }));
    expect(shown.update([])).toBe(true);
    expect(shown.rows()).toMatchObject([{ takenAtMs: 90 }]);
    shown.read("cohorts/c", 90);
    expect(shown.rows()).toEqual([]);
  });
  it("go when they were called off, let go or followed by another of the same thing", () => {
    for (const gone of [row(), row({ wasTried: true, refused: { code: "stale", atMs: 1 } })]) {
      const shown = open(gone);
      shown.update([]);
      expect(shown.rows()).toEqual([]);
    }
    const shown = open(taken);
    shown.update([]);
    const next = row({ seq: 2 });
    shown.update([next]);
    expect(shown.rows()).toEqual([next]);
  });
  it("ask for an answer once, when the server has taken one", () => {
    const shown = open(row({ wasTried: true }));
    expect(shown.update([taken])).toBe(true);
    expect(shown.update([taken])).toBe(false);
  });
});
