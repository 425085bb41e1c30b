import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { courseHref, homeHref, joinHref, recordHref, settingsHref, trainerHref } from "#page/address.ts";
import { startServer } from "./support/app-server.ts";
import { type JourneyBrowser, openBrowser } from "./support/browser.ts";
import { builds, fixtureCourse } from "./support/builds.ts";
import { readCourse } from "./support/course-texts.ts";
import { allSent, password, setUpServer } from "./support/people.ts";
import { quizTaker } from "./support/quiz-taker.ts";
import { announced, download, storedForOffline, switchLanguage } from "./support/reader.ts";
import { type Relay, startRelay } from "./support/relay.ts";
import { type Trainer, trainerAt } from "./support/trainer.ts";
import { wordsOf } from "./support/words.ts";

const { account, lesson, quiz, trainer: trainerWords, "trainer-report": report } = wordsOf("en");
const signIn = wordsOf("en")["sign-in"];
const course = await readCourse(builds.fixture, fixtureCourse, "en");
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000 + 3_600_000).toISOString();

interface Room {
  readonly trainer: Trainer;
  /** The trainer's own browser. */
  readonly office: JourneyBrowser;
  readonly origin: string;
  readonly learner: JourneyBrowser;
  /** The learner's line to the server. */
  readonly line: Relay;
}
/** A server with an administrator who teaches, and a learner behind a line that can be cut. */
async function openRoom(): Promise<Room> {
  const server = await startServer(builds.fixture);
  const office = await openBrowser(server.origin);
  await setUpServer(office.page(), server.setUpPath);
  const line = await startRelay(server.port);
  return { trainer: trainerAt(office.page()), office, origin: server.origin, learner: await openBrowser(line.origin), line };
}

/** Joins by the link of an invitation: what joining means stands before the button. */
async function joinByLink(page: Page, code: string, name: string): Promise<void> {
  await page.goto(`${joinHref("en")}#${code}`);
  await page.getByText(signIn("see.open.earlier")).waitFor();
  await page.getByText(signIn("see.backups")).waitFor();
  const form = page.getByRole("form", { name: signIn("join.new-account") });
  await form.getByRole("textbox", { name: signIn("name"), exact: true }).fill(name);
  await form.getByRole("textbox", { name: signIn("user-name") }).fill(name.toLowerCase());
  await form.getByLabel(signIn("password"), { exact: true }).fill(password);
  await form.getByRole("button", { name: signIn("join.button") }).click();
  await page.waitForURL(/\/en$/);
}
/** What is new on the server is here, and everything sent. */
async function received(page: Page): Promise<void> {
  await page.goto(settingsHref("en"));
  await page.getByRole("button", { name: account("sync.now") }).click();
  await page
    .getByText(account("sync.receiving.title"))
    .or(page.getByText(account("sync.sent.title")))
    .waitFor();
  await page.getByText(account("sync.sent.title")).waitFor();
}
/** Answers every question of the practice on screen rightly. */
async function takeAll(page: Page): Promise<void> {
  const practice = await course.quiz("check-notes");
  const taker = quizTaker(page, practice);
  await taker.button("begin").click();
  for (const [index] of practice.structure.items.entries()) {
    const item = await taker.answer("right");
    await taker.button(item.kind === "case" ? "compare" : "check").click();
    await page
      .getByRole("main")
      .getByRole("link", { name: quiz("back-to-text") })
      .waitFor();
    await taker.leaveBy(index + 1 < practice.structure.items.length ? "next" : "see-result");
  }
}
/** Presses a button that asks first, and presses it again. */
async function confirm(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name }).click();
  await page.getByRole("alert").getByRole("button", { name }).click();
}
const assigned = (page: Page) => page.getByRole("region", { name: account("assigned") });

it("brings an assignment to a learner who does it wholly without a connection, and their work to the trainer", async () => {
  const { trainer, learner, line } = await openRoom();
  const page = learner.page();
  const cohort = await trainer.makeCohort({ name: "Geneva 2026" });
  await joinByLink(page, await trainer.invite(cohort), "Bilal");
  await allSent(page);
  await page.goto(courseHref("en", fixtureCourse));
  await storedForOffline(page);
  await download(page, "en", ["ar"]);

  await trainer.assign(cohort, {
    work: { course: fixtureCourse, module: "notes", activity: "check-notes" },
    required: true,
    dueAt: inDays(3),
    note: "Bring your questions; we begin with them.",
  });
  await trainer.assign(cohort, { work: { course: fixtureCourse, activity: "what-a-note-is" }, required: false, dueAt: inDays(2) });
  await received(page);
  await page.goto(homeHref("en"));
  await assigned(page).getByText("Due in 3 days").waitFor();

  learner.guard.expectCuts();
  line.cutAfter(0);
  await page.reload();
  await assigned(page).getByText("Bring your questions; we begin with them.").waitFor();
  await assigned(page)
    .getByRole("link", { name: course.titleOf("what-a-note-is") })
    .click();
  await page.getByRole("button", { name: lesson("mark-done") }).click();
  await announced(page, lesson("lesson-done"));
  await page.goto(homeHref("en"));
  const saving = page.waitForEvent("download");
  await assigned(page)
    .getByRole("button", { name: account("calendar.one-of", { title: course.titleOf("check-notes") }) })
    .click();
  expect(readFileSync(await (await saving).path(), "utf8")).toContain(
    `SUMMARY:${account("calendar.due", { title: course.titleOf("check-notes") })}`,
  );

  await assigned(page)
    .getByRole("link", { name: course.titleOf("check-notes") })
    .click();
  await takeAll(page);
  await page.goto(homeHref("en"));
  await assigned(page).getByText(account("assigned.all-done")).waitFor();
  await switchLanguage(page, "ar");
  await page.getByText(wordsOf("ar").account("assigned.all-done")).waitFor();
  await page.goto(homeHref("en"));
  const [member] = (await trainer.cohort(cohort)).members;
  if (!member) throw new Error("nobody is in the cohort");
  expect(statesIn(await trainer.report(cohort))).toEqual([["not-started", "not-started"]]);

  line.heal();
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await allSent(page);
  await expect.poll(async () => statesIn(await trainer.report(cohort))).toEqual([["done", "mastered"]]);

  await trainer.comment(cohort, member.id, { text: "Well argued.", activity: `${fixtureCourse}/check-notes` });
  await received(page);
  await page.goto(homeHref("en"));
  const news = page.getByRole("link", { name: account("news.comments", { count: 1 }) });
  await news.waitFor();
  line.cutAfter(0);
  await news.click();
  const feedback = page.getByRole("region", { name: account("feedback") });
  await feedback.getByText("Well argued.").waitFor();
  expect(new URL(page.url()).pathname).toBe(recordHref("en"));
  await feedback.getByRole("link", { name: course.titleOf("check-notes") }).click();
  await page.getByRole("heading", { name: quiz.within("result.practice") }).waitFor();
  await feedback.getByText("Well argued.").waitFor();
  await page.goto(homeHref("en"));
  await assigned(page).waitFor();
  expect(await news.count()).toBe(0);
});

it("shows a trainer what two learners do, one in the room and one offline for the whole assignment, and brings the mark of a case to that one", async () => {
  const { trainer, office, origin, learner, line } = await openRoom();
  const screen = office.page();
  const bilal = learner.page();
  const inRoom = await openBrowser(origin);
  const chiara = inRoom.page();
  const cohort = await trainer.makeCohort({ name: "Tunis" });
  await trainer.assign(cohort, {
    work: { course: fixtureCourse, module: "notes", activity: "check-notes" },
    required: true,
    dueAt: inDays(3),
  });
  const code = await trainer.invite(cohort);
  await joinByLink(bilal, code, "Bilal");
  await joinByLink(chiara, code, "Chiara");
  await bilal.goto(courseHref("en", fixtureCourse));
  await storedForOffline(bilal);
  await download(bilal, "en");
  await allSent(bilal);
  learner.guard.expectCuts();
  line.cutAfter(0);

  await screen.goto(trainerHref("en", { cohort, view: "live" }));
  await screen.getByRole("button", { name: report("live.begin") }).click();
  await screen.getByText(report("room.answered", { number: 0 })).waitFor();
  const practice = await course.quiz("check-notes");
  await chiara.goto(course.href("check-notes"));
  const first = quizTaker(chiara, practice);
  await first.button("begin").click();
  await first.answer("right");
  await first.button("check").click();
  await screen.getByText(report("room.answered", { number: 1 })).waitFor();
  expect(await screen.getByText("Chiara").count()).toBe(0);
  await confirm(screen, report("room.close", { number: 1 }));
  await screen.getByText(report.within("room.right")).waitFor();
  await confirm(screen, report("room.end"));
  await screen.getByText(report("room.ended")).waitFor();

  await bilal.goto(homeHref("en"));
  await assigned(bilal)
    .getByRole("link", { name: course.titleOf("check-notes") })
    .click();
  await takeAll(bilal);
  await screen.goto(trainerHref("en", { cohort, view: "report" }));
  const cellOf = (name: string, state: string) =>
    screen
      .getByRole("row")
      .filter({ hasText: name })
      .getByRole("gridcell", { name: new RegExp(report(state)) });
  await cellOf("Bilal", "state.not-started").waitFor();
  await cellOf("Chiara", "state.in-progress").waitFor();

  line.heal();
  await bilal.evaluate(() => dispatchEvent(new Event("online")));
  await allSent(bilal);
  await screen.reload();
  await cellOf("Bilal", "state.mastered").click();
  await screen.getByRole("link", { name: "Bilal" }).click();
  await screen.getByText(report("attempts", { number: 1 })).click();
  const marking = screen.locator("section.marking");
  await marking.getByRole("radio").first().waitFor();
  for (const criterion of await marking.getByRole("group").all()) await criterion.getByRole("radio").first().check();
  await marking.getByLabel(report("mark.comment")).fill("Name the rule before the request.");
  await marking.getByRole("button", { name: report("mark.keep-final") }).click();
  await marking.getByText(report("mark.final"), { exact: true }).waitFor();
  await marking.getByText(trainerWords("waiting")).waitFor({ state: "detached" });

  await received(bilal);
  await bilal.goto(homeHref("en"));
  await bilal.getByRole("link", { name: account("news.marks", { count: 1 }) }).waitFor();
  line.cutAfter(0);
  await bilal.goto(course.href("check-notes"));
  await bilal.getByText("Name the rule before the request.").waitFor();
  await bilal.getByText(account("mark.points-of", { earned: 6, points: 6 })).waitFor();
});

it("keeps the work of a learner who is offline in an assignment while it is withdrawn", async () => {
  const { trainer, learner, line } = await openRoom();
  const page = learner.page();
  const cohort = await trainer.makeCohort({ name: "Dakar" });
  const assignment = await trainer.assign(cohort, { work: { course: fixtureCourse, activity: "what-a-note-is" }, required: true });
  await joinByLink(page, await trainer.invite(cohort), "Chiara");
  await assigned(page).getByText("Dakar").waitFor();
  await page.goto(courseHref("en", fixtureCourse));
  await storedForOffline(page);
  await download(page, "en");

  learner.guard.expectCuts();
  line.cutAfter(0);
  await page.goto(homeHref("en"));
  await assigned(page)
    .getByRole("link", { name: course.titleOf("what-a-note-is") })
    .click();
  await page.getByRole("button", { name: lesson("mark-done") }).waitFor();
  await trainer.withdraw(cohort, assignment);
  await page.getByRole("button", { name: lesson("mark-done") }).click();
  await announced(page, lesson("lesson-done"));
  await page.goto(homeHref("en"));
  await assigned(page).getByText(account("assigned.all-done")).waitFor();

  line.heal();
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await allSent(page);
  await assigned(page).waitFor({ state: "detached" });
  await page.goto(course.href("what-a-note-is"));
  await page.getByText(lesson("lesson-done")).first().waitFor();
  await page.goto(recordHref("en"));
  await page.getByRole("link", { name: course.title }).waitFor();
  expect((await trainer.report(cohort)).activities).toEqual([]);
});

const statesIn = ({ learners }: Awaited<ReturnType<Trainer["report"]>>) => learners.map(({ cells }) => cells.map((cell) => cell?.state));
