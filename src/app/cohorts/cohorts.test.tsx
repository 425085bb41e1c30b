import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { AssignmentRecord, CommentRecord, EnrolmentRecord, InvitationRecord, MarkRecord } from "#sync/cohort-messages.ts";
import { type OpenApp, TestBrowser } from "../../../tests/support/test-browser.tsx";
import type { NewStatement } from "../device/device.ts";

const course = "diplomatic-notes";
const dayMs = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * dayMs + 3_600_000).toISOString();
const cohort = { id: "geneva", name: "Geneva 2026", timeZone: "Europe/Zurich" };
const module = { course, module: "notes" };
const quiz = `${course}/check-notes`;

const assignment = (part: Partial<AssignmentRecord> = {}): AssignmentRecord => ({ cohort, work: module, required: true, ...part });
const enrolment: EnrolmentRecord = {
  cohort,
  confidential: false,
  joinedAt: "2026-11-22T00:00:00.000Z",
  trainers: ["Awa"],
  sharedCourses: [],
};

/** A browser that account `a` uses, and what the server writes for them. */
class LearnersBrowser extends TestBrowser {
  private version = 0;
  assign(id: string, body: AssignmentRecord): void {
    this.write("assignment", id, body);
  }
  /** The app, as it goes on once the page is in use. */
  override async open(address: string): Promise<OpenApp> {
    const app = await super.open(address);
    const { startSync } = await import("../sync/start-sync.ts");
    channels.push((await import("../sync/account-channel.ts")).accountChannel());
    startSync();
    return app;
  }
  withdraw(id: string, body: AssignmentRecord): void {
    this.write("assignment", id, body, true);
  }
  write(kind: string, id: string, body: unknown, isDeleted = false): void {
    this.version += 1;
    this.api.append("a", { kind, id, version: this.version, author: "t", body, ...(isDeleted && { deleted: true }) });
  }
}
async function learner(...assignments: readonly AssignmentRecord[]): Promise<LearnersBrowser> {
  const browser = new LearnersBrowser();
  await browser.signedIn("a");
  for (const [index, body] of assignments.entries()) browser.assign(`assignment-${index}`, body);
  return browser;
}
const section = async () => within(await screen.findByRole("region", { name: "Assigned by your trainer" }));
const done = (lesson: string): NewStatement => ({ verb: "completed", activityId: `${course}/${lesson}`, locale: "en" });

vi.spyOn(location, "reload").mockImplementation(() => undefined);
/** Pages that were opened hear one another, as the tabs of a browser do, until they are closed. */
const channels: BroadcastChannel[] = [];
afterEach(() => {
  for (const channel of channels.splice(0)) channel.close();
});

describe("an invitation", () => {
  const invitation: InvitationRecord = { cohort, confidential: false, trainers: ["Awa"], invitedAt: "2026-11-22T00:00:00.000Z" };
  const link = () => screen.findByRole("link", { name: "See what its trainers would see, and answer" });

  it("stands on the home page with the way to the answer, also without a connection, and goes when it is withdrawn", async () => {
    const browser = await learner();
    browser.write("invitation", "i", invitation);
    const first = await browser.open("/en");
    expect((await link()).getAttribute("href")).toBe("/en/account#cohorts");
    expect(screen.getByText(/^Invitation to the cohort: Geneva 2026\./)).toBeDefined();
    expect(screen.queryByRole("region", { name: "Assigned by your trainer" })).toBeNull();
    first.unmount();
    const goOnline = browser.goOffline();
    const second = await browser.open("/en");
    await link();
    second.unmount();
    goOnline();
    browser.write("invitation", "i", null, true);
    await browser.open("/en");
    await waitFor(() => expect(screen.queryByText(/^Invitation to the cohort/)).toBeNull(), { timeout: 5000 });
  });
});

describe("what is assigned", () => {
  it("stands on the home page with its title, its dates, who asks for it and their note", async () => {
    const browser = await learner(assignment({ dueAt: inDays(3), note: "Bring your questions" }));
    await browser.open("/en");
    const assigned = await section();
    const link = await assigned.findByRole("link", { name: "Notes verbales" });
    expect(link.getAttribute("href")).toMatch(/^\/en\/courses\/diplomatic-notes\/notes\//);
    for (const text of ["Due in 3 days", "Required", "Geneva 2026", "Bring your questions", "Not begun"]) assigned.getByText(text);
  });
  it("is not shown to a learner without an account, who gets none of its scripts", async () => {
    await new TestBrowser().open("/en");
    await screen.findByText("No course is on this device yet. Download one to use it without a connection.");
    expect(screen.queryByRole("region", { name: "Assigned by your trainer" })).toBeNull();
    expect(screen.getByText(/nothing is sent to anyone/)).toBeDefined();
  });
  it("follows the learner's own progress, leads to where they go on, and is put away once done", async () => {
    const browser = await learner(assignment({ work: { course, module: "notes", activity: "what-a-note-is" } }), assignment());
    await browser.recorded(done("what-a-note-is"));
    await browser.open("/en");
    const assigned = await section();
    await assigned.findByText(/^1 of \d activities done$/);
    expect((await assigned.findByRole("link", { name: "Notes verbales" })).getAttribute("href")).not.toContain("what-a-note-is");
    await userEvent.click(assigned.getByText("1 done"));
    expect(assigned.getByText("Done")).toBeDefined();
  });
  it("says since when it is overdue, and nothing of it once it is done", async () => {
    const late = { dueAt: "2026-11-01T12:00:00.000Z" };
    const browser = await learner(
      assignment({ ...late, work: { course, activity: "what-a-note-is" } }),
      assignment({ ...late, work: { course, activity: "check-notes" } }),
    );
    await browser.recorded(done("what-a-note-is"));
    await browser.open("/en");
    const assigned = await section();
    await assigned.findByText("1 done");
    expect(assigned.getAllByText("Overdue since 1 November 2026")).toHaveLength(1);
  });
  it("that is not open yet says when it opens and leads nowhere", async () => {
    const browser = await learner(assignment({ opensAt: inDays(2) }));
    await browser.open("/en");
    const assigned = await section();
    await assigned.findByText(/^Opens in 2 days: /);
    await assigned.findByText("Notes verbales");
    expect(assigned.queryByRole("link", { name: "Notes verbales" })).toBeNull();
  });
  it("by two cohorts is shown once, with both", async () => {
    const other = { ...cohort, id: "dakar", name: "Dakar" };
    const browser = await learner(assignment({ dueAt: inDays(9) }), assignment({ cohort: other, dueAt: inDays(2), required: false }));
    await browser.open("/en");
    const assigned = await section();
    await assigned.findByRole("link", { name: "Notes verbales" });
    expect(assigned.getAllByText(/^Due in/).map(({ textContent }) => textContent)).toEqual(["Due in 2 days", "Due in 9 days"]);
    for (const text of ["Dakar", "Geneva 2026", "Optional", "Required"]) assigned.getByText(text);
  });
  it("goes when it is withdrawn, and the work stays", async () => {
    const body = assignment();
    const browser = await learner(body);
    await browser.recorded(done("what-a-note-is"));
    await browser.open("/en").then(async ({ unmount }) => {
      await section();
      unmount();
    });
    browser.withdraw("assignment-0", body);
    await browser.open("/en");
    await waitFor(() => expect(screen.queryByRole("region", { name: "Assigned by your trainer" })).toBeNull(), { timeout: 5000 });
    await screen.findByRole("img", { name: "1 of 7 activities done" });
  });
  it("is there without a connection, also when the course is not", async () => {
    const browser = await learner(assignment({ dueAt: inDays(1) }));
    await browser.open("/en").then(async ({ unmount }) => {
      await section();
      unmount();
    });
    browser.goOffline();
    await browser.open("/en");
    const assigned = await section();
    await assigned.findByText("The course is not on this device, and there is no connection to read it.");
    expect(assigned.getByText("From the course: Diplomatic notes about cyber incidents")).toBeDefined();
    assigned.getByText("Due tomorrow");
  });
  it("of a course that is not on the device has the way to download it, and of one that is has none", async () => {
    const browser = await learner(assignment());
    const { unmount } = await browser.open("/en");
    const link = await (await section()).findByRole("link", { name: /^Download, / });
    expect(link.getAttribute("href")).toBe("/en/courses/diplomatic-notes");
    unmount();
    await browser.download(["en"]);
    browser.goOffline();
    await browser.open("/en");
    const assigned = await section();
    await assigned.findByRole("link", { name: "Notes verbales" });
    expect(assigned.queryByText("The course is not on this device.")).toBeNull();
  });
  it("of which the course has nothing says so, and keeps the way to the course", async () => {
    const browser = await learner(assignment({ work: { course, module: "later" } }));
    await browser.open("/en");
    const assigned = await section();
    await assigned.findByText(/^The course that is here does not have this part/);
    expect(assigned.getByRole("link", { name: "later" }).getAttribute("href")).toBe("/en/courses/diplomatic-notes");
  });
  it("that was done before joining says that it counts only if it is shared", async () => {
    const browser = await learner(assignment());
    browser.write("enrolment", cohort.id, enrolment);
    await browser.recorded(done("what-a-note-is"));
    await browser.open("/en");
    const assigned = await section();
    await assigned.findByText(/^Work from before you joined/);
    expect(assigned.getByRole("link", { name: "What you share" }).getAttribute("href")).toBe("/en/account#cohorts");
  });
  it("speaks Arabic, with both names of the month", async () => {
    const browser = await learner(assignment({ dueAt: "2026-11-01T12:00:00.000Z" }));
    await browser.open("/ar");
    await screen.findByText("متأخر منذ 1 تشرين الثاني/نوفمبر 2026");
  });
});

describe("the calendar file", () => {
  it("has one event for each date, by the assignment's id and version", async () => {
    const saved: Blob[] = [];
    vi.stubGlobal(
      "URL",
      Object.assign(URL, { createObjectURL: (blob: Blob) => String(saved.push(blob)), revokeObjectURL: () => undefined }),
    );
    const browser = await learner(
      assignment({ dueAt: "2036-11-25T22:59:59.000Z", note: "Bring; your, questions" }),
      assignment({ work: { course }, opensAt: "2036-11-20T08:00:00.000Z", required: false }),
      assignment({ work: { course, activity: "check-notes" } }),
    );
    await browser.open("/en");
    const assigned = await section();
    await userEvent.click(await assigned.findByRole("button", { name: "Into my calendar: Notes verbales" }));
    const one = (await saved[0]?.text())?.replaceAll("\r\n ", "") ?? "";
    expect(one.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    for (const line of ["UID:assignment-0", "SEQUENCE:1", "DTSTART:20361125T225959Z", "SUMMARY:Due: Notes verbales"])
      expect(one).toContain(`${line}\r\n`);
    expect(one).toContain("DESCRIPTION:Geneva 2026\\nRequired\\nBring\\; your\\, questions\r\n");
    await userEvent.click(assigned.getByRole("button", { name: "All dates into my calendar" }));
    expect((await saved[1]?.text())?.match(/UID:.*/g)).toEqual(["UID:assignment-0", "UID:assignment-1"]);
  });
});

const comment: CommentRecord = { cohort: cohort.id, from: "Awa", text: "Well argued.\nSee Article 12.", activity: quiz };
const mark: MarkRecord = {
  cohort: cohort.id,
  from: "Awa",
  attempt: "t",
  item: `${course}/night-letter`,
  points: { form: 2, claim: 1, request: 0 },
  comment: "The facts are clear.",
};
const attempt: readonly NewStatement[] = [
  { verb: "started", activityId: quiz, attemptId: "t", locale: "en", result: { items: ["who-signs", "night-letter"], mode: "practice" } },
  {
    verb: "answered",
    activityId: `${course}/who-signs`,
    quizId: quiz,
    attemptId: "t",
    locale: "en",
    result: { response: "minister", scaled: 1, points: 1 },
  },
  { verb: "submitted", activityId: quiz, attemptId: "t", locale: "en", result: { scaled: 1, points: 1, mastered: true } },
];

describe("what trainers wrote", () => {
  it("is told on the home page until it was seen on the record page, also after a reload without a connection", async () => {
    const browser = await learner();
    browser.write("comment", "c1", comment);
    browser.write("mark", "m1", mark);
    await browser.recorded(...attempt);
    const home = await browser.open("/en");
    const news = await screen.findByRole("link", { name: "1 new comment and 1 new mark" });
    expect(news.getAttribute("href")).toBe("/en/record");
    home.unmount();
    browser.goOffline();
    const record = await browser.open("/en/record");
    const feedback = within(await screen.findByRole("region", { name: "From your trainers" }));
    expect(feedback.getByText("Well argued. See Article 12.").textContent).toBe(comment.text);
    expect(feedback.getAllByText("New")).toHaveLength(2);
    expect(feedback.getByText("Points given: 3")).toBeDefined();
    record.unmount();
    const again = await browser.open("/en/record");
    await screen.findByText("Points given: 3");
    await waitFor(() => expect(screen.queryByText("New")).toBeNull());
    again.unmount();
    await browser.open("/en");
    await screen.findByText(/Answers and progress are sent to the server/);
    expect(screen.queryByText(/new comment/)).toBeNull();
  });
  it("stands below the case question as soon as the learner has handed in their text", async () => {
    const browser = await learner();
    browser.write("mark", "m1", mark);
    await browser.recorded({
      verb: "started",
      activityId: quiz,
      attemptId: "t",
      locale: "en",
      result: { items: ["night-letter"], mode: "practice" },
    });
    await browser.open("/en/courses/diplomatic-notes/notes/check-notes");
    await userEvent.type(await screen.findByRole("textbox"), "The Ministry presents its compliments.");
    expect(screen.queryByRole("region", { name: "From your trainers" })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Compare with the model answer" }));
    const feedback = within(await screen.findByRole("region", { name: "From your trainers" }));
    expect(feedback.getByText("3 of 6 points")).toBeDefined();
    expect(feedback.getAllByText(/^\d of 2 points$/).map(({ textContent }) => textContent)).toEqual([
      "2 of 2 points",
      "1 of 2 points",
      "0 of 2 points",
    ]);
    expect(feedback.getByText("The facts are clear.")).toBeDefined();
  });
  it("leads from the record to the work", async () => {
    const browser = await learner();
    browser.write("comment", "c1", comment);
    await browser.open("/en/record");
    const link = await screen.findByRole("link", { name: "Check your notes" });
    expect(link.getAttribute("href")).toBe("/en/courses/diplomatic-notes/notes/check-notes");
  });
  it("stands on the result of the quiz, with the question, and a taken-back one is gone", async () => {
    const browser = await learner();
    browser.write("comment", "c1", { ...comment, item: `${course}/who-signs`, attempt: "t" });
    browser.write("comment", "c2", comment);
    browser.write("comment", "c2", comment, true);
    await browser.recorded(...attempt);
    await browser.open("/en/courses/diplomatic-notes/notes/check-notes");
    const feedback = within(await screen.findByRole("region", { name: "From your trainers" }));
    expect(feedback.getAllByRole("listitem")).toHaveLength(1);
    expect(feedback.getByText(/^Well argued/)).toBeDefined();
  });
});
