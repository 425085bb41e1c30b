import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillSheets } from "./fill-sheets.ts";

const piece = (id: string, height: number, noteHeight = 0) => ({ id, height, noteHeight });

describe("fillSheets", () => {
  it("fills one sheet, then the next, and leaves what is over", () => {
    const pieces = ["a", "b", "c", "d", "e"].map((id) => piece(id, 40));
    expect(fillSheets(pieces, [100, 100])).toEqual({
      sheets: [
        ["a", "b"],
        ["c", "d"],
      ],
      left: ["e"],
    });
  });
  it("keeps a footnote on the sheet of its paragraph", () => {
    expect(fillSheets([piece("a", 50), piece("b", 40, 20)], [100, 100])).toEqual({ sheets: [["a"], ["b"]], left: [] });
  });
  it("leaves a paragraph that no sheet can hold, and all after it", () => {
    expect(fillSheets([piece("a", 10), piece("huge", 500), piece("b", 10)], [100, 100])).toEqual({
      sheets: [["a"], []],
      left: ["huge", "b"],
    });
  });
  it("never overfills a sheet, loses nothing and keeps the order, whatever the heights", () => {
    const pieces = fc
      .array(fc.tuple(fc.nat(60), fc.nat(20)))
      .map((all) => all.map(([height, note], index) => piece(`p${index}`, height, note)));
    fc.assert(
      fc.property(pieces, fc.array(fc.nat(150), { minLength: 1, maxLength: 3 }), (all, capacities) => {
        const { sheets, left } = fillSheets(all, capacities);
        expect([...sheets.flat(), ...left]).toEqual(all.map(({ id }) => id));
        for (const [index, ids] of sheets.entries()) {
          const used = all.filter(({ id }) => ids.includes(id)).reduce((sum, { height, noteHeight }) => sum + height + noteHeight, 0);
          expect(used).toBeLessThanOrEqual(ids.length === 0 ? 0 : (capacities[index] ?? 0));
        }
      }),
    );
  });
});
