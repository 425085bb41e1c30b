import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { scenarioPage } from "../../../../tests/support/fixture-pages.ts";
import { TestBrowser } from "../../../../tests/support/test-browser.tsx";
import type { NewStatement } from "../../device/device.ts";
import { reportHref, reportRequestFrom } from "./report-address.ts";

const page = await scenarioPage();
const context = {
  activityId: "diplomatic-notes/closed-customs-house",
  attemptId: "run-1",
  courseVersion: page.course.version,
  locale: "en",
};
const run: readonly NewStatement[] = [
  { verb: "started", ...context, result: { role: "legal-adviser" } },
  { verb: "decided", ...context, result: { path: [], choice: "morning/wait", reason: "More facts first" } },
  { verb: "decided", ...context, result: { path: ["morning/wait"], choice: "claim/note-in-full" } },
  { verb: "decided", ...context, result: { path: ["morning/wait", "claim/note-in-full"], choice: "answer/send-home" } },
];
const address = reportHref(page, { attemptId: "run-1", courseVersion: page.course.version, decisions: [], path: [] });

describe("the report of a run", () => {
  it("has an address that names the run, its version, its path and the languages", () => {
    const onPath = reportHref({ ...page, textLocale: "ar" }, { attemptId: "run-1", decisions: [], path: [] }, ["a/b", "c/d"]);
    expect(reportRequestFrom(new URL(onPath, "http://localhost").search)).toEqual({
      course: "diplomatic-notes",
      activity: "closed-customs-house",
      run: "run-1",
      path: ["a/b", "c/d"],
      text: "ar",
      with: "",
    });
    expect(reportRequestFrom("?course=c&activity=a")).toBeUndefined();
  });

  it("tells every decision in two languages, with the reason as it was written", async () => {
    const browser = new TestBrowser();
    await browser.recorded(...run);
    await browser.open(address.replace("with=", "with=ar"));
    await screen.findByText("More facts first");
    screen.getByText("You called on Tesmark to comply before anything else.");
    const arabic = await screen.findByText("طلبتم من تسمارك الامتثال قبل أي شيء آخر.");
    expect(arabic.closest("[lang]")?.getAttribute("dir")).toBe("rtl");
    expect(screen.getAllByRole("heading", { level: 4 })).toHaveLength(3);
  });

  it("is made on the present version where the run's own cannot be had", async () => {
    const browser = new TestBrowser();
    await browser.recorded(...run);
    await browser.open(address.replace(page.course.version, "0".repeat(32)));
    await screen.findByText("More facts first");
  });

  it("says so where this device has no such run", async () => {
    await new TestBrowser().open(address);
    await screen.findByText("This device has no such run of a scenario.", { exact: false });
  });
});
