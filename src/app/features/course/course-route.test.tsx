import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { TestBrowser } from "../../../../tests/support/test-browser.tsx";
import type { NewStatement } from "../../device/device.ts";

const address = "/en/courses/diplomatic-notes";
const lesson = (verb: "started" | "completed", id: string): NewStatement => ({ verb, activityId: `diplomatic-notes/${id}`, locale: "en" });
const submitted = (quiz: string, scaled: number, mastered: boolean): NewStatement[] => {
  const attempt = { activityId: `diplomatic-notes/${quiz}`, attemptId: `attempt-${quiz}`, locale: "en" };
  return [
    { ...attempt, verb: "started", result: { items: [], mode: "assessment" } },
    { ...attempt, verb: "submitted", result: { scaled, points: 10, mastered } },
  ];
};
const everyLesson = ["what-a-note-is", "claim-in-a-note", "answer-to-a-note", "draft-note", "closed-customs-house"].map((id) =>
  lesson("completed", id),
);

async function openCourse(...record: readonly NewStatement[]) {
  const browser = new TestBrowser();
  await browser.recorded(...record);
  const app = await browser.open(address);
  await waitFor(() => expect(app.device()).toBeDefined());
  return app;
}
const mainLink = () => screen.getByRole("heading", { level: 1 }).closest("header")?.querySelector("a");
const activity = (name: RegExp) => within(screen.getByRole("region", { name: "Contents" })).getByRole("link", { name });

describe("a course that is not begun", () => {
  it("says what it is for and what is in it, and begins with its first activity", async () => {
    await openCourse();
    expect(mainLink()?.textContent).toBe("Begin: A note that speaks for a State");
    expect(mainLink()?.getAttribute("href")).toBe(`${address}/notes/what-a-note-is`);
    expect(screen.queryByText(/activities done/)).toBeNull();
    expect(screen.getByText("Mastery: 60% in the final assessment")).toBeDefined();
    expect(activity(/^Lesson: The claim inside the note 8 minutes$/)).toBeDefined();
    expect(activity(/^Questions: Check your notes \d+ questions$/).getAttribute("href")).toBe(`${address}/notes/check-notes`);
    expect(activity(/^Questions: Final assessment/).getAttribute("href")).toBe(`${address}/final`);
    expect(screen.getByText("Write a note verbale in the right form and send it through the right channel.")).toBeDefined();
  });
  it("marks its text where that is in another language", async () => {
    await new TestBrowser().open("/fr/courses/diplomatic-notes");
    const title = screen.getByRole("heading", { level: 1 });
    expect([title.lang, title.dir]).toEqual(["en", "ltr"]);
  });
});

describe("a course that is begun", () => {
  it("goes on with what was opened last, and marks it", async () => {
    await openCourse(lesson("completed", "what-a-note-is"), lesson("started", "claim-in-a-note"));
    await waitFor(() => expect(mainLink()?.textContent).toBe("Continue: The claim inside the note"));
    expect(activity(/The claim inside the note/).getAttribute("aria-current")).toBe("step");
    expect(activity(/The claim inside the note Begun$/)).toBeDefined();
    expect(activity(/A note that speaks for a State Done$/).hasAttribute("aria-current")).toBe(false);
    expect(screen.getByRole("img", { name: "1 of 7 activities done" })).toBeDefined();
  });
  it("tells a score from mastery", async () => {
    await openCourse(...submitted("check-notes", 0.5, false), ...submitted("final", 0.8, true));
    await waitFor(() => expect(activity(/Check your notes 50%$/)).toBeDefined());
    expect(activity(/Final assessment Mastered, 80%$/)).toBeDefined();
  });
  it("follows the record while it is shown, and leaves the keyboard where it is", async () => {
    const app = await openCourse();
    activity(/The claim inside the note/).focus();
    await act(async () => void (await app.device()?.record(lesson("completed", "what-a-note-is"))));
    await waitFor(() => expect(activity(/A note that speaks for a State Done$/)).toBeDefined());
    expect(document.activeElement).toBe(activity(/The claim inside the note/));
  });
});

describe("a course that is done", () => {
  it("is offered to be read again from the start", async () => {
    await openCourse(...everyLesson, ...submitted("check-notes", 1, true), ...submitted("final", 1, true));
    await waitFor(() => expect(mainLink()?.textContent).toBe("Read again from the start"));
    expect(mainLink()?.getAttribute("href")).toBe(`${address}/notes/what-a-note-is`);
    expect(screen.getByRole("img", { name: "7 of 7 activities done" })).toBeDefined();
    expect(screen.getByRole("region", { name: "Contents" }).querySelector("[aria-current]")).toBeNull();
  });
});

describe("a course that cannot be had", () => {
  it.each([
    ["/en/courses/unknown", "This page does not exist"],
    ["/en/courses/diplomatic-notes", "This page is not on this device"],
  ])("at %s is a page that says why", async (unreachable, title) => {
    const browser = new TestBrowser();
    if (unreachable === address) browser.goOffline();
    await browser.open(unreachable);
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(title);
  });
});
