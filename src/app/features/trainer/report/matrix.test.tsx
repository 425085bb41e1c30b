import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { createLanguage, LanguageProvider } from "#app/i18n/i18n.tsx";
import type { OpenCohortReport } from "#sync/report-messages.ts";
import { anyReport } from "../../../../../tests/support/any-report.ts";
import { allWords } from "../../../../../tests/support/interface-words.ts";
import { readWorkbook } from "../../../../../tests/support/read-workbook.ts";
import { chosenRows, everybody, matrixRows } from "../../../training/matrix.ts";
import { type ReportTable, reportCsv } from "../../../training/report-table.ts";
import { cellWords } from "./cell-words.ts";
import { Matrix } from "./matrix.tsx";
import { matrixReport } from "./matrix-report.ts";
import { workbookFrom } from "./workbook.ts";

afterEach(cleanup);

const language = createLanguage("en", allWords("en"));
const t = (key: string, values = {}) => language.i18n.t(key, { ns: "trainer-report", ...values });
const words = cellWords(t, (value) => `${value}%`);
const rowsOf = (report: OpenCohortReport) => chosenRows(matrixRows(report), everybody, (a, b) => (a < b ? -1 : Number(a > b)));
const titlesOf = ({ activities }: OpenCohortReport) => activities.map((activity) => activity.replace("first-steps/", ""));

function show(report: OpenCohortReport) {
  const rows = rowsOf(report);
  const titles = titlesOf(report);
  render(
    <LanguageProvider language={language}>
      <Matrix cohort="c" timeZone="Africa/Nairobi" asOf={report.asOf} rows={rows} titles={titles} words={words} />
    </LanguageProvider>,
  );
  return matrixReport({ rows, titles, groups: [], timeZone: "Africa/Nairobi", words, t });
}

/** The numbers of the screen, read from it: done, assigned, overdue and scores, row by row. */
const numbersOnScreen = () =>
  screen
    .getAllByRole("row")
    .slice(1)
    .map((row) => {
      const [done, overdue, , ...cells] = within(row).getAllByRole("cell");
      return [
        ...(done?.textContent?.split(" of ").map(Number) ?? []),
        Number(overdue?.textContent),
        ...cells.flatMap(
          (cell) =>
            /(\d+)%/
              .exec(cell.getAttribute("aria-label") ?? "")
              ?.slice(1)
              .map(Number) ?? [],
        ),
      ];
    });

/** The same of a file's rows; columns by their titles. */
function numbersOfFile(columns: readonly string[], rows: readonly (readonly (string | number | null)[])[]) {
  const at = (title: string) => columns.indexOf(title);
  const scores = columns.flatMap((title, column) => (title.endsWith(": best score") ? [column] : []));
  return rows.map((row) => [
    Number(row[at("Done")]),
    Number(row[at("Assigned")]),
    Number(row[at("Overdue")]),
    ...scores.flatMap((column) =>
      row[column] === "" || row[column] === null || row[column] === undefined ? [] : [Math.round(Number(row[column]) * 100)],
    ),
  ]);
}

/** A reader of CSV files that knows nothing of the writer. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let field = "";
  let isQuoted = false;
  for (let at = 1; at < text.length; at += 1) {
    const letter = text[at] ?? "";
    if (isQuoted && letter === '"' && text[at + 1] === '"') {
      field += '"';
      at += 1;
    } else if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && letter === ",") {
      rows.at(-1)?.push(field);
      field = "";
    } else if (!isQuoted && letter === "\r" && text[at + 1] === "\n") {
      rows.at(-1)?.push(field);
      field = "";
      at += 1;
      if (at + 1 < text.length) rows.push([]);
    } else field += letter;
  }
  return rows;
}

describe("the matrix and its files", () => {
  it("tell the same numbers on the screen, as CSV and as XLSX, whatever the report", async () => {
    await fc.assert(
      fc.asyncProperty(anyReport(), async (report) => {
        cleanup();
        const table: ReportTable = show(report);
        const shown = numbersOnScreen();
        const [columns = [], ...csv] = readCsv(reportCsv(table));
        const book = await readWorkbook(await workbookFrom(table, false));
        const [heads = [], ...rows] = book.rows;
        expect(numbersOfFile(columns, csv)).toEqual(shown);
        expect(numbersOfFile(heads.map(String), rows)).toEqual(shown);
        expect(book.formulas).toBe(0);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
  it("keep names from being formulas, and run from the right in Arabic", async () => {
    const report: OpenCohortReport = {
      confidential: false,
      asOf: "2026-11-22T08:00:00.000Z",
      activities: ["first-steps/a"],
      learners: [{ id: "1", name: '=HYPERLINK("x")', groups: [], joinedAt: "2026-11-01T00:00:00Z", cells: [{ state: "done" }] }],
    };
    const table = show(report);
    expect(reportCsv(table)).toContain(`"'=HYPERLINK(""x"")"`);
    const book = await readWorkbook(await workbookFrom(table, true));
    expect(book.isRightToLeft).toBe(true);
    expect(book.formulas).toBe(0);
    expect(book.rows[1]?.[0]).toBe('=HYPERLINK("x")');
  });
  it("make a large workbook without a worker of their own", async () => {
    const rows = Array.from({ length: 500 }, (_, at) => [
      { kind: "text" as const, text: `Learner ${at}` },
      ...Array.from({ length: 60 }, (_, column) => ({ kind: "percent" as const, value: (at + column) % 101 })),
    ]);
    const { Worker } = globalThis;
    Object.assign(globalThis, {
      Worker: class {
        constructor() {
          throw new Error("the policy allows no worker made of a blob");
        }
      },
    });
    const columns = Array.from({ length: 61 }, (_, at) => `Column ${at}`);
    const book = await readWorkbook(await workbookFrom({ title: "Large", columns, rows }, false)).finally(() =>
      Object.assign(globalThis, { Worker }),
    );
    expect(book.rows).toHaveLength(501);
    expect(book.rows[500]?.[60]).toBe(((499 + 59) % 101) / 100);
  });
});

describe("the matrix", () => {
  const report: OpenCohortReport = {
    confidential: false,
    asOf: "2026-11-22T08:00:00.000Z",
    activities: ["first-steps/one", "first-steps/two"],
    learners: Array.from({ length: 400 }, (_, at) => ({
      id: `l${at}`,
      name: `Learner ${String(at).padStart(3, "0")}`,
      groups: [],
      joinedAt: "2026-11-01T00:00:00Z",
      heardAt: "2026-11-20T08:00:00.000Z",
      cells: [
        { state: "done", best: 0.666, attempts: 2, sinceMs: Date.parse("2026-11-20T07:00:00Z"), dueAt: "2026-11-19T21:00:00Z", late: true },
        null,
      ],
    })),
  };
  it("tells state, score and lateness of a cell in words", () => {
    show(report);
    expect(screen.getAllByRole("cell", { name: "Done, 67%, Late" })[0]).toBeDefined();
    expect(screen.getAllByRole("cell", { name: "Not assigned" })[0]?.textContent).toBe("–");
  });
  it("draws only the rows that are seen and says how many there are", () => {
    show(report);
    expect(screen.getAllByRole("row").length).toBeLessThan(60);
    expect(screen.getByRole("grid").getAttribute("aria-rowcount")).toBe("401");
    expect(screen.getAllByRole("row")[1]?.getAttribute("aria-rowindex")).toBe("2");
  });
  it("is one stop of the keyboard, whose arrows lead to a cell that is told in full", async () => {
    show(report);
    const user = userEvent.setup();
    await user.tab();
    expect(document.activeElement?.textContent).toBe("Learner 000");
    await user.keyboard("{ArrowDown}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}");
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Done, 67%, Late");
    const told = screen.getByRole("status").textContent;
    for (const part of [
      "Learner 001: one",
      "since 20 November 2026, 10:00",
      "Attempts: 2",
      "Due: 20 November 2026, 00:00",
      "As of 22 November 2026, 11:00",
    ])
      expect(told).toContain(part);
    await user.tab();
    expect(document.activeElement).toBe(document.body);
  });
  it("tells a cell that is touched", () => {
    show(report);
    const cell = screen.getAllByRole("cell", { name: "Not assigned" })[2];
    if (cell) fireEvent.click(cell);
    expect(screen.getByRole("status").textContent).toContain("Learner 002: two");
  });
  it("leads to the last row, which was not drawn before", async () => {
    show(report);
    const user = userEvent.setup();
    await user.tab();
    const frame = document.querySelector(".matrix-frame");
    await user.keyboard("{Control>}{End}{/Control}");
    if (frame) fireEvent.scroll(frame, { target: { scrollTop: 399 * 52 } });
    expect(document.activeElement?.closest("tr")?.getAttribute("aria-rowindex")).toBe("401");
  });
});
