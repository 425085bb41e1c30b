import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyRecord, anyStatement } from "../../../tests/support/any-statement.ts";
import { mergeRecords } from "./merge-records.ts";
import { exportRecord, parseRecordFile } from "./record-file.ts";
import type { Statement } from "./statement.ts";

const exportedAt = new Date("2026-11-21T12:00:00Z");
/** As it is after a file or the network: what JSON cannot hold is gone. */
const asJson = (record: readonly Statement[]): unknown => JSON.parse(JSON.stringify(record));

describe("a record file", () => {
  it("reads back what was exported, with verbs and fields of a newer Concord", () => {
    fc.assert(
      fc.property(anyRecord(), (record) => {
        const file = parseRecordFile(exportRecord("anon:1", record, exportedAt));
        expect(file).toEqual({
          ok: true,
          value: {
            format: "concord-record",
            version: 1,
            owner: "anon:1",
            exportedAt: "2026-11-21T12:00:00.000Z",
            statements: asJson(record),
            unreadable: [],
          },
        });
      }),
    );
  });
  it("counts and names the statements that cannot be read, and keeps the others", () => {
    const [good] = fc.sample(anyStatement, { numRuns: 1, seed: 1 });
    const text = JSON.stringify({
      format: "concord-record",
      version: 1,
      owner: "anon:1",
      exportedAt: "",
      statements: [{ ...good, at: "noon" }, good, 7],
    });
    expect(parseRecordFile(text)).toMatchObject({
      ok: true,
      value: {
        statements: [asJson([good as Statement]) as Statement[]].flat(),
        unreadable: [
          { code: "not-a-statement", at: "$.statements[0].at" },
          { code: "not-a-statement", at: "$.statements[2]" },
        ],
      },
    });
  });
  it("tells a file that is cut off, another file, a newer one and a damaged one apart", () => {
    const head = { format: "concord-record", version: 1, owner: "anon:1", exportedAt: "" };
    const text = JSON.stringify({ ...head, statements: [] });
    expect(parseRecordFile(text.slice(0, -2))).toMatchObject({ error: { code: "not-json" } });
    expect(parseRecordFile(`\uFEFF${text}`)).toMatchObject({ ok: true });
    for (const other of [
      "[]",
      "{}",
      "null",
      JSON.stringify(head),
      text.replace("anon:1", ""),
      text.replace('"version":1', '"version":0'),
    ]) {
      expect(parseRecordFile(other)).toEqual({ ok: false, error: { code: "not-a-record" } });
    }
    expect(parseRecordFile(text.replace('"version":1', '"version":2'))).toEqual({
      ok: false,
      error: { code: "newer-version", version: 2 },
    });
    expect(parseRecordFile(JSON.stringify({ ...head, statements: [1, 2] }))).toEqual({
      ok: false,
      error: { code: "damaged", unreadable: 2 },
    });
  });
  it("never throws", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parseRecordFile(text)));
    fc.assert(
      fc.property(fc.anything(), (statements) => {
        parseRecordFile(
          JSON.stringify({ format: "concord-record", version: 1, owner: "a", exportedAt: "", statements }, (_, v) =>
            typeof v === "bigint" ? null : v,
          ) ?? "",
        );
      }),
    );
  });
});

describe("mergeRecords", () => {
  it("adds what is missing; merging again changes nothing", () => {
    fc.assert(
      fc.property(anyRecord(), fc.nat(), (record, cut) => {
        const ours = record.slice(0, cut % (record.length + 1));
        const { added, known, conflicts } = mergeRecords(ours, record);
        expect([...ours, ...added]).toEqual(record);
        expect([known, conflicts]).toEqual([ours.length, []]);
        expect(mergeRecords([...ours, ...added], record)).toEqual({ added: [], known: record.length, conflicts: [] });
      }),
    );
  });
  it("keeps ours and reports a different statement under the same id, also within one file", () => {
    const [ours] = fc.sample(anyStatement, { numRuns: 1, seed: 1 }) as [Statement];
    const changed = { ...ours, verb: "completed", locale: "fr" };
    expect(mergeRecords([ours], [changed])).toEqual({ added: [], known: 0, conflicts: [ours.id] });
    expect(mergeRecords([], [ours, changed])).toEqual({ added: [ours], known: 0, conflicts: [ours.id] });
  });
  it("takes the same statement with its keys in another order as known", () => {
    const [ours] = fc.sample(anyStatement, { numRuns: 1, seed: 1 }) as [Statement];
    const turned = Object.fromEntries(Object.entries(ours).reverse()) as unknown as Statement;
    expect(mergeRecords([ours], [turned])).toMatchObject({ known: 1, conflicts: [] });
  });
});
