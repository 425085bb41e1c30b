import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { MarkHistory } from "#sync/cohort-messages.ts";
import type { ConfidentialCohortReport, GainReport, ItemReport, LearnerReport, OpenCohortReport } from "#sync/report-messages.ts";
import { compactReport } from "../../../../../tests/support/compact-report.ts";
import { courseInCatalogue, TestBrowser } from "../../../../../tests/support/test-browser.tsx";

const cohort = "00000000-0000-4000-8000-0000000000c1";
const learner = "00000000-0000-4000-8000-0000000000a1";
const at = (view: string, more = "") => `/en/trainer?cohort=${cohort}&view=${view}${more}`;
const asOf = "2026-11-22T08:00:00.000Z";

async function trainersBrowser(settings = {}): Promise<TestBrowser> {
  const browser = new TestBrowser();
  await browser.signedIn("t1", "trainer");
  browser.training.add(cohort, { timeZone: "Africa/Nairobi", ...settings });
  return browser;
}

const report: OpenCohortReport = {
  confidential: false,
  asOf,
  activities: ["diplomatic-notes/what-a-note-is", "diplomatic-notes/check-notes"],
  learners: [
    {
      id: learner,
      name: "Awa Ndiaye",
      groups: [],
      joinedAt: "2026-11-01T08:00:00.000Z",
      heardAt: "2026-11-22T07:00:00.000Z",
      cells: [
        { state: "done", sinceMs: Date.parse("2026-11-10T08:00:00.000Z") },
        { state: "done", best: 0.5, attempts: 2, sinceMs: Date.parse("2026-11-20T08:00:00.000Z") },
      ],
    },
    {
      id: "00000000-0000-4000-8000-0000000000a2",
      name: "Moussa Ba",
      groups: [],
      joinedAt: "2026-11-01T08:00:00.000Z",
      unsent: 4,
      cells: [{ state: "not-started", dueAt: "2026-11-20T20:59:00.000Z", late: true }, null],
    },
  ],
};

const hlc = (iso: string, count = 0) => `${String(Date.parse(iso)).padStart(15, "0")}-${String(count).padStart(5, "0")}-aa`;
const work: LearnerReport = {
  asOf,
  learner: { id: learner, name: "Awa Ndiaye" },
  heardAt: "2026-11-22T07:00:00.000Z",
  statements: [
    { verb: "started", activityId: "diplomatic-notes/check-notes", result: { mode: "practice", items: ["who-signs", "night-letter"] } },
    {
      verb: "answered",
      activityId: "diplomatic-notes/who-signs",
      quizId: "diplomatic-notes/check-notes",
      result: { response: "ambassador", scaled: 0, points: 1, certainty: 3 },
    },
    {
      verb: "answered",
      activityId: "diplomatic-notes/night-letter",
      quizId: "diplomatic-notes/check-notes",
      result: { response: { text: "Dorvia asks for the release." } },
    },
    { verb: "submitted", activityId: "diplomatic-notes/check-notes", result: { scaled: 0, points: 1, mastered: false } },
  ].map((statement, index) => ({
    stored: "2026-11-20T09:00:00.000Z",
    statement: {
      ...statement,
      id: `00000000-0000-4000-8000-00000000000${index}`,
      attemptId: "00000000-0000-4000-8000-0000000000b1",
      courseVersion: courseInCatalogue.version,
      locale: "ar",
      at: hlc("2026-11-20T08:00:00.000Z", index),
      device: "aa",
    },
  })),
  comments: [],
  marks: [],
};

describe("the report of a cohort", () => {
  it("tells how many need help and shows them", async () => {
    const browser = await trainersBrowser();
    browser.training.reports.set("report", compactReport(report));
    await browser.open(at("report"));
    await screen.findByRole("rowheader", { name: "Awa Ndiaye" });
    await screen.findByText("Check your notes");
    const figures = screen.getAllByRole("listitem").map((item) => item.textContent);
    for (const figure of ["1 up to date, of 2", "1 with overdue work", "1 need help", "1 not heard from for 3 days"])
      expect(figures).toContain(figure);
    expect(figures).toContain("4 entries waiting on devices, of learners: 1");
    await userEvent.selectOptions(screen.getByLabelText("Show"), "Who need help");
    expect(screen.getAllByRole("rowheader").map((name) => name.textContent)).toEqual(["Awa Ndiaye"]);
    screen.getByText("1 of 2 learners");
  });
  it("stays readable offline, with its date", async () => {
    const browser = await trainersBrowser();
    browser.training.reports.set("report", compactReport(report));
    const first = await browser.open(at("report"));
    await screen.findByRole("rowheader", { name: "Awa Ndiaye" });
    const db = await browser.disk.open();
    await waitFor(async () => expect(await db.answers.get(["t1", `cohorts/${cohort}/report`])).toBeDefined());
    db.close();
    first.unmount();
    browser.goOffline();
    await browser.open(at("report"));
    await screen.findByRole("rowheader", { name: "Awa Ndiaye" });
    expect((await screen.findAllByText(/^This is what was loaded on /)).length).toBeGreaterThan(0);
  });
  it("says in words what a confidential cohort hides", async () => {
    const browser = await trainersBrowser({ confidential: true });
    const published: ConfidentialCohortReport = {
      confidential: true,
      asOf,
      learners: 12,
      activities: [
        { activity: "diplomatic-notes/check-notes", learners: 12, asOf, started: 7, done: null, mastered: null, meanBest: null },
        { activity: "diplomatic-notes/what-a-note-is", learners: 12, asOf, started: 8, done: null, mastered: null, meanBest: null },
      ],
    };
    browser.training.reports.set("report", published);
    await browser.open(at("report"));
    const table = within(await screen.findByRole("table", { name: "Completion in the confidential cohort" }));
    expect(table.getAllByRole("row")[1]?.textContent).toContain("127hidden: fewer than fivehidden: fewer than fivehidden: fewer than five");
    await waitFor(() => expect(table.getAllByRole("row")[2]?.textContent).toContain("128hidden: fewer than fivenonenone"));
  });
  it.each([
    [{ confidential: true, asOf: null, learners: null, activities: [] }, "Nothing was published yet."],
    [{ confidential: false, asOf, activities: [], plans: [], learners: [] }, "Nobody has joined yet."],
  ])("that names nothing of a plan does not say that there is none: %j", async (empty, text) => {
    const browser = await trainersBrowser({ confidential: empty.confidential });
    const body = {
      version: 1,
      work: { course: "diplomatic-notes" },
      target: { kind: "cohort" as const },
      required: true,
    };
    browser.training.cohorts.get(cohort)?.plan.set("a", { version: 1, body });
    browser.training.reports.set("report", empty);
    await browser.open(at("report"));
    await screen.findByText(text);
    expect(screen.queryByText(/^Nothing is assigned yet/)).toBeNull();
  });
});

describe("what a report cannot count", () => {
  const plan = (browser: TestBrowser) =>
    browser.training.cohorts.get(cohort)?.plan.set("a", {
      version: 1,
      body: { version: 1, work: { course: "diplomatic-notes", activity: "your-note" }, target: { kind: "cohort" }, required: true },
    });
  it("is said of worksheets, which are the learner's own", async () => {
    const browser = await trainersBrowser();
    plan(browser);
    browser.training.reports.set("report", {
      ...compactReport({ ...report, activities: [], learners: [] }),
      plans: [[]],
      learners: [nobody],
    });
    await browser.open(at("report"));
    await screen.findByText(/Worksheets stay on the learner’s device and no trainer ever sees them/);
    expect(screen.queryByText(/^Nothing is assigned yet/)).toBeNull();
  });
  const nobody = { id: learner, name: "Awa Ndiaye", groups: [], joinedAt: asOf, plan: 0, cells: [] };
  it("is named where a course has lost it, by the title that it had", async () => {
    const browser = await trainersBrowser();
    plan(browser);
    const retired = [
      { activity: "diplomatic-notes/check-notes", version: courseInCatalogue.version },
      { activity: "diplomatic-notes/older", version: "0".repeat(32) },
    ];
    browser.training.reports.set("report", { ...compactReport(report), retired });
    await browser.open(at("report"));
    const list = (await screen.findByText("No longer part of their courses: 2")).closest("details") ?? document.body;
    await within(list).findByText("Check your notes");
    within(list).getByText("older");
  });
});

describe("the questions of a cohort", () => {
  const items: ItemReport = {
    asOf,
    items: [
      {
        item: "diplomatic-notes/urgent-note",
        quiz: "diplomatic-notes/check-notes",
        answered: 12,
        difficulty: 0.75,
        discrimination: 0.4,
        choices: [
          { choice: "true", count: 9 },
          { choice: "false", count: 3 },
        ],
        medianSeconds: 20.4,
        certainty: [1, 2, 3].map((level) => ({ level: level as 1 | 2 | 3, count: 0, right: 0 })),
      },
      {
        item: "diplomatic-notes/who-signs",
        quiz: "diplomatic-notes/check-notes",
        answered: 12,
        difficulty: 0.25,
        discrimination: -0.2,
        choices: [
          { choice: "seal", count: 3 },
          { choice: "ambassador", count: 8 },
          { choice: "minister", count: 1 },
          { choice: "agency", count: 0 },
        ],
        medianSeconds: 41,
        certainty: [
          { level: 1, count: 2, right: 1 },
          { level: 2, count: 2, right: 1 },
          { level: 3, count: 8, right: 1 },
        ],
      },
    ],
  };
  it("come hardest first, with key, wrong idea and what may be behind", async () => {
    const browser = await trainersBrowser();
    browser.training.reports.set("items", items);
    await browser.open(at("items"));
    const [hardest] = await screen.findAllByRole("heading", { level: 3 });
    await waitFor(() => expect(hardest?.textContent).toContain("1. The embassy of Dorvia asks at night for the cessation of an act."));
    const key = screen.getAllByText("Right answer:")[0]?.closest("li");
    expect(key?.textContent).toContain("The initials and the seal of the mission");
    expect(key?.textContent).toContain("3 · 25%");
    expect(screen.getAllByText("Misleads most:")[0]?.closest("li")?.textContent).toContain("The idea behind it:");
    screen.getByText(/the wording may be the cause/);
    screen.getByRole("img", { name: /^How sure, and how right/ });
    const plotted = within(screen.getByRole("table", { name: "How sure, and how right" })).getAllByRole("row");
    expect(plotted.map((row) => row.textContent).slice(1)).toEqual([expect.stringMatching(/^1The embassy.*25%2\.512$/)]);
  });
  it("are thirty at first, and all when asked for", async () => {
    const browser = await trainersBrowser();
    const [, hard] = items.items;
    if (!hard) throw new Error("two items");
    browser.training.reports.set("items", {
      asOf,
      items: Array.from({ length: 40 }, (_, n) => ({ ...hard, item: `diplomatic-notes/other-${n}` })),
    });
    await browser.open(at("items"));
    await waitFor(() => expect(document.querySelectorAll(".items > li")).toHaveLength(30));
    await userEvent.click(screen.getByRole("button", { name: "Show all questions: 40" }));
    expect(document.querySelectorAll(".items > li")).toHaveLength(40);
  });
  it("stand on their drawing with their numbers where they are few, and where many were sure and wrong", async () => {
    const browser = await trainersBrowser();
    const [easy, hard] = items.items;
    if (!easy || !hard) throw new Error("two items");
    const certainty = [1, 2, 3].map((level) => ({ level: level as 1 | 2 | 3, count: level === 3 ? 12 : 0, right: level === 3 ? 3 : 0 }));
    const many = Array.from({ length: 24 }, (_, n) => ({ ...easy, item: `diplomatic-notes/other-${n}`, certainty }));
    browser.training.reports.set("items", { asOf, items: [...many, hard] });
    const first = await browser.open(at("items"));
    await screen.findByRole("img", { name: /How sure, and how right/ });
    const numbers = () => [...document.querySelectorAll(".chart-number")].map(({ textContent }) => textContent);
    expect(numbers()).toEqual(["1"]);
    expect(document.querySelectorAll(".chart-dot")).toHaveLength(25);
    first.unmount();
    browser.training.reports.set("items", { asOf, items: [...many.slice(0, 3), hard] });
    await browser.open(at("items"));
    await waitFor(() => expect(numbers()).toEqual(["1", "2", "3", "4"]));
  });
});

describe("the gain of a cohort", () => {
  it("is drawn and stands in a table; the spread is hidden where it would tell of few", async () => {
    const browser = await trainersBrowser({ confidential: true });
    const gain: GainReport = { asOf, courses: [{ course: "diplomatic-notes", learners: 8, before: 0.4, after: 0.75, quartiles: null }] };
    browser.training.reports.set("gain", gain);
    await browser.open(at("progress"));
    await screen.findByRole("img", { name: /People: 8\. Mean before: 40%, after: 75%\.$/ });
    const row = within(screen.getByRole("table", { name: "From pre-test to final assessment" })).getAllByRole("row")[1];
    expect(row?.textContent).toMatch(/840%75%(hidden: fewer than twenty){3}$/);
    expect(screen.queryByRole("heading", { name: "Progress over time" })).toBeNull();
  });
});

describe("one learner", () => {
  async function opened(browser: TestBrowser, statements = work): Promise<void> {
    browser.training.reports.set("report", compactReport(report));
    browser.training.reports.set(`learners/${learner}`, statements);
    await browser.open(at("learner", `&learner=${learner}`));
    await userEvent.click(await screen.findByText("Attempts and answers: 1"));
  }
  it("shows the answers in the wording of their version, in the trainer's language and as it was read", async () => {
    await opened(await trainersBrowser());
    await screen.findByText("The initials and the seal of the mission");
    const chosen = screen.getByText("The full signature of the ambassador there").closest("li");
    expect(chosen?.textContent).toContain("given, not right");
    screen.getByText("Certainty: High");
    screen.getByText("Dorvia asks for the release.");
    await userEvent.click(screen.getByRole("button", { name: "Show the wording as it was read: العربية" }));
    await waitFor(() => expect(document.querySelector('.answers [lang="ar"]')).not.toBeNull());
  });
  it("is read from one answer, with what is assigned and how it stands", async () => {
    const browser = await trainersBrowser();
    browser.training.reports.set(`learners/${learner}`, {
      ...work,
      assigned: [
        { activity: "diplomatic-notes/what-a-note-is", state: "not-started", dueAt: "2026-11-20T20:59:00.000Z", late: true },
        { activity: "diplomatic-notes/check-notes", state: "done", best: 0.5, attempts: 1 },
      ],
    });
    await browser.open(at("learner", `&learner=${learner}`));
    const heading = await screen.findByRole("heading", { name: "The way through the work" });
    const [late] = within(heading.closest("section") ?? document.body).getAllByRole("listitem");
    await waitFor(() => expect(late?.textContent).toMatch(/^A note that speaks for a State.*Not yet.*Late.*Due: 20 November 2026/));
    expect(browser.apiRequests.filter((request) => request.includes("/report"))).toEqual([]);
  });
  it("shows work at what no course has any more under the title that it had, offline as well", async () => {
    const browser = await trainersBrowser();
    browser.training.reports.set(`learners/${learner}`, {
      ...work,
      assigned: [],
      retired: [{ activity: "diplomatic-notes/check-notes", version: courseInCatalogue.version }],
    });
    browser.offer([]);
    const shown = async () => {
      const heading = await screen.findByRole("heading", { name: "No longer part of the course" });
      await within(heading.closest("section") ?? document.body).findByRole("heading", { name: "Check your notes" });
    };
    const first = await browser.open(at("learner", `&learner=${learner}`));
    await shown();
    const db = await browser.disk.open();
    await waitFor(async () => expect(await db.answers.count()).toBeGreaterThan(2));
    db.close();
    first.unmount();
    browser.goOffline();
    await browser.open(at("learner", `&learner=${learner}`));
    await shown();
  });
  it("shows answers as they were sent where their version is gone", async () => {
    const gone = {
      ...work,
      statements: work.statements.map(({ statement, ...rest }) => ({
        ...rest,
        statement: { ...statement, courseVersion: "0".repeat(32) },
      })),
    };
    await opened(await trainersBrowser(), gone);
    await screen.findByText(/The wording of this version cannot be had here now/);
    expect(screen.getByText("ambassador")).toBeDefined();
  });
  it("gets a comment that waits offline and is sent once the server is there", async () => {
    const browser = await trainersBrowser();
    await opened(browser);
    const [about] = await screen.findAllByRole("button", { name: "Comment on this answer" });
    const goOnline = browser.goOffline();
    await userEvent.click(about ?? document.body);
    await waitFor(() => expect(screen.getAllByLabelText("Comment")).toHaveLength(2));
    await userEvent.type(screen.getAllByLabelText("Comment")[0] ?? document.body, "Look at the seal.");
    await userEvent.click(screen.getAllByRole("button", { name: "Send the comment" })[0] ?? document.body);
    const waiting = await screen.findByText("waits to be sent");
    expect(waiting.closest("li")?.textContent).toContain("Look at the seal.");
    expect(browser.training.feedback.size).toBe(0);
    goOnline();
    window.dispatchEvent(new Event("online"));
    await waitFor(() => expect(browser.training.feedback.size).toBe(1));
    const [[path, body] = []] = browser.training.feedback;
    expect(path).toMatch(new RegExp(`^learners/${learner}/comments/`));
    expect(body).toEqual({
      version: 1,
      text: "Look at the seal.",
      activity: "diplomatic-notes/check-notes",
      attempt: "00000000-0000-4000-8000-0000000000b1",
      item: "diplomatic-notes/who-signs",
    });
  });
  const mark = "00000000-0000-4000-8000-0000000000d1";
  const standing: MarkHistory["versions"][number] = {
    version: 1,
    attempt: "00000000-0000-4000-8000-0000000000b1",
    item: "diplomatic-notes/night-letter",
    points: { form: 2, claim: 1, request: 0 },
    state: "draft",
    by: { id: "t2", name: "Omar Other" },
    at: "2026-11-21T08:00:00.000Z",
  };
  const withMarks = (...versions: MarkHistory["versions"]): LearnerReport => ({ ...work, marks: [{ id: mark, versions }] });
  it.each([
    ["takes over the points that another trainer gave", { points: { form: 0, claim: 0, request: 0 } }, 3],
    ["is refused where another trainer has written too", { comment: "Theirs" }, 2],
  ])("keeps a comment that is being typed when a newer mark arrives, and %s", async (_, theirs, version) => {
    const browser = await trainersBrowser();
    await opened(browser, withMarks(standing));
    const marking = (await screen.findByText("Marking by the rubric")).closest("section") ?? document.body;
    await userEvent.type(await within(marking).findByRole("textbox"), "Mine");
    const newer = { ...standing, version: 2, ...theirs };
    browser.training.reports.set(`learners/${learner}`, withMarks(standing, newer));
    await userEvent.click(screen.getByRole("button", { name: "Load again" }));
    await waitFor(() => expect(within(marking).getAllByText(/Omar Other/)).toHaveLength(2));
    expect(within(marking).getByRole<HTMLTextAreaElement>("textbox").value).toBe("Mine");
    await userEvent.click(within(marking).getByRole("button", { name: "Give to the learner" }));
    await waitFor(() => expect(browser.training.feedback.size).toBe(1));
    expect(browser.training.feedback.get(`learners/${learner}/marks/${mark}`)).toMatchObject({
      version,
      comment: "Mine",
      points: newer.points,
    });
  });
  it("is marked by the rubric, every line of it, on top of the version that stands", async () => {
    const browser = await trainersBrowser();
    await opened(browser, withMarks(standing));
    const marking = (await screen.findByText("Marking by the rubric")).closest("section") ?? document.body;
    expect(marking.textContent).toContain("Draft3 of 6 pointsOmar Other");
    const request = (await within(marking).findAllByRole("group"))[2] ?? document.body;
    await userEvent.click(within(request).getAllByRole("radio")[0] ?? document.body);
    await userEvent.click(within(marking).getByRole("button", { name: "Give to the learner" }));
    await waitFor(() => expect(browser.training.feedback.size).toBe(1));
    expect(browser.training.feedback.get(`learners/${learner}/marks/${mark}`)).toEqual({
      version: 2,
      attempt: "00000000-0000-4000-8000-0000000000b1",
      item: "diplomatic-notes/night-letter",
      points: { form: 2, claim: 1, request: 2 },
      state: "final",
    });
    await waitFor(() => expect(marking.textContent).toContain("Final5 of 6 points"));
  });
});
