import { act, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { locales } from "#domain/locale.ts";
import { wordsIn } from "../../../../tests/support/interface-words.ts";
import { type OpenApp, TestBrowser } from "../../../../tests/support/test-browser.tsx";
import type { DeviceProblemCode, ImportOutcome, NewStatement } from "../../device/device.ts";

const started: NewStatement = { verb: "started", activityId: "diplomatic-notes/what-a-note-is", locale: "en" };
const completed: NewStatement = { ...started, verb: "completed" };

async function openSettings(browser: TestBrowser): Promise<OpenApp> {
  const app = await browser.open("/en/settings");
  await waitFor(() => expect(screen.getByRole<HTMLButtonElement>("button", { name: "Export" }).disabled).toBe(false));
  return app;
}
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const says = (text: string | RegExp) => screen.findByText(text);
const choose = (text: string) =>
  userEvent.upload(screen.getByLabelText("Import", { selector: "input" }), new File([text], "record.json", { type: "application/json" }));

/** The text of the file that the export hands to the browser. */
async function exported(): Promise<string> {
  const made = vi.spyOn(URL, "createObjectURL");
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  await press("Export");
  await says("The file was handed to the browser to save.");
  const [[file] = []] = made.mock.calls;
  const [link] = clicked.mock.contexts as HTMLAnchorElement[];
  expect(link?.download).toMatch(/^concord-record-\d{4}-\d\d-\d\d\.json$/);
  made.mockRestore();
  clicked.mockRestore();
  if (!(file instanceof Blob)) throw new Error("no file was made");
  return file.text();
}

/** A record of two entries as another browser exported it. */
async function recordOfAnother(): Promise<string> {
  const browser = new TestBrowser();
  await browser.recorded(started, completed);
  const { unmount } = await openSettings(browser);
  const text = await exported();
  unmount();
  return text;
}

describe("the learner's record", () => {
  it("is exported whole, and importing it again changes nothing", async () => {
    const browser = new TestBrowser();
    await browser.recorded(started, completed);
    await openSettings(browser);
    const text = await exported();
    expect(JSON.parse(text).statements.map(({ verb }: { verb: string }) => verb)).toEqual(["started", "completed"]);
    await choose(text);
    await says("0 entries added; 2 were here already.");
  });
  it("of another device is taken only when the learner says that it is theirs", async () => {
    const text = await recordOfAnother();
    const app = await openSettings(new TestBrowser());
    await choose(text);
    await says("This record belongs to somebody else, or to another device");
    expect(screen.getByText("2 entries would become part of the record on this device.")).toBeDefined();
    await press("Cancel");
    expect(app.device()?.progress().activities.size).toBe(0);
    await choose(text);
    await userEvent.click(await screen.findByRole("button", { name: "It is mine: add it" }));
    await says("2 entries added; 0 were here already.");
    expect(app.device()?.progress().activities.get(started.activityId)).toMatchObject({ completedAt: expect.any(String) });
    expect(screen.queryByRole("alert")).toBeNull();
  });
  it("says what of a file differed from entries here, and what could not be read", async () => {
    const browser = new TestBrowser();
    await browser.recorded(started, completed);
    await openSettings(browser);
    const file = JSON.parse(await exported());
    file.statements[0].verb = "completed";
    file.statements[1].id = "00000000-0000-4000-8000-00000000ffff";
    file.statements.push({ nonsense: true });
    await choose(JSON.stringify(file));
    await says("1 entry added; 0 were here already. 1 differed from entries here and were left out; 1 could not be read.");
  });
  it.each([
    ["This is not a record file, or it was cut off. Nothing was changed.", "{"],
    ["This file holds something else than a Concord record. Nothing was changed.", '{"format":"other"}'],
    [
      "This file was written by a newer Concord. Take the new version of the app first. Nothing was changed.",
      '{"format":"concord-record","version":2}',
    ],
    [
      "No entry of this file can be read. Nothing was changed.",
      '{"format":"concord-record","version":1,"owner":"a","exportedAt":"2026-01-01T00:00:00.000Z","statements":[{}]}',
    ],
  ])("is left as it is: %s", async (words, text) => {
    await openSettings(new TestBrowser());
    await choose(text);
    await says(words);
  });
  it("has words for every reason to refuse a file, in every language", () => {
    type Code = Extract<ImportOutcome, { readonly kind: "refused" }>["code"];
    const codes: { readonly [code in Code]: true } = {
      "not-json": true,
      "not-a-record": true,
      "newer-file": true,
      damaged: true,
      "device-full": true,
      unavailable: true,
      blocked: true,
      "newer-version": true,
      failed: true,
    };
    for (const locale of locales)
      expect(wordsIn(locale, "settings")).toMatchObject(textFor(Object.keys(codes), (code) => `import.${code}`));
  });
});

describe("deleting", () => {
  it("asks first, and then leaves nothing of the learner", async () => {
    const browser = new TestBrowser();
    await browser.recorded(started, completed);
    const app = await openSettings(browser);
    expect(app.device()?.progress().activities.size).toBe(1);
    await act(async () => void (await app.device()?.drafts.save("worksheet/x", { text: "half" })));
    await press("Delete my data");
    expect(screen.getByText("Delete everything this device knows about me?")).toBeDefined();
    await press("Cancel");
    expect(screen.queryByText("Delete everything this device knows about me?")).toBeNull();
    expect(app.device()?.progress().activities.size).toBe(1);
    await press("Delete my data");
    await press("Delete");
    await says("Deleted. Progress, answers and half-written texts are gone from this device.");
    expect(app.device()?.progress().activities.size).toBe(0);
    expect(await app.device()?.drafts.load("worksheet/x")).toBeUndefined();
    expect(JSON.parse(await exported()).statements).toEqual([]);
  });
});

describe("a device that cannot keep anything", () => {
  it("offers neither export nor import nor deletion", async () => {
    const browser = new TestBrowser();
    browser.hasDatabase = false;
    await browser.open("/en/settings");
    await says("This browser does not let the app keep anything");
    for (const name of ["Export", "Import", "Delete my data"]) {
      expect(screen.getByRole<HTMLButtonElement>("button", { name }).disabled).toBe(true);
    }
  });
  it("has words for each of its problems, in every language", () => {
    const codes: { readonly [code in DeviceProblemCode]: true } = {
      "device-full": true,
      unavailable: true,
      blocked: true,
      "newer-version": true,
      failed: true,
    };
    for (const locale of locales) {
      expect(wordsIn(locale, "common")).toMatchObject(textFor(Object.keys(codes), (code) => `device.${code}.title`));
      expect(wordsIn(locale, "common")).toMatchObject(textFor(Object.keys(codes), (code) => `device.${code}.text`));
    }
  });
});

/** One text, whatever it says, for each code. */
function textFor(codes: readonly string[], keyOf: (code: string) => string): { readonly [key: string]: unknown } {
  return Object.fromEntries(codes.map((code) => [keyOf(code), expect.any(String)]));
}
