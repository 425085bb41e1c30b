import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { RecordFile } from "#domain/record/record-file.ts";
import { adminHref, courseHref, reviewHref, settingsHref } from "#page/address.ts";
import { startServer } from "./support/app-server.ts";
import { openBrowser } from "./support/browser.ts";
import { builds, fixtureCourse } from "./support/builds.ts";
import { readCourse } from "./support/course-texts.ts";
import { adopt, allSent, fillSetUpForm, finishLesson, join, makeJoinCode, setUpServer, signInAs, signOut } from "./support/people.ts";
import { quizTaker } from "./support/quiz-taker.ts";
import { announced, download, exportRecord, highlight, storedForOffline, writeNote } from "./support/reader.ts";
import { wordsOf } from "./support/words.ts";

const { account, admin, reader } = wordsOf("en");
const course = await readCourse(builds.fixture, fixtureCourse, "en");
const [firstLesson = "", secondLesson = "", thirdLesson = ""] = course.places
  .filter(({ activity }) => activity.kind === "lesson")
  .map(({ activity }) => course.href(activity.id));

/** Ids of everything in the record of whoever uses this page: nothing may be lost, doubled or somebody else's. */
async function recordOf(page: Page): Promise<readonly string[]> {
  const file = JSON.parse(await exportRecord(page, "en")) as RecordFile;
  return file.statements.map(({ id }) => id).sort();
}

const note = "Ask the desk for the address.";
const daysMs = (days: number) => days * 24 * 60 * 60 * 1000;

it("takes work, notes and what is due done without an account along to a second device, through a stopped server, and rebuilds a wiped one", async () => {
  const server = await startServer(builds.fixture);
  const admin1 = await openBrowser(server.origin);
  await setUpServer(admin1.page(), server.setUpPath);
  const code = await makeJoinCode(admin1.page(), { cohort: "Geneva 2026" });
  await admin1.close();

  const phone = await openBrowser(server.origin);
  await phone.page().goto(courseHref("en", fixtureCourse));
  await storedForOffline(phone.page());
  await download(phone.page(), "en");
  await finishLesson(phone.page(), firstLesson);
  await writeNote(phone.page(), "form", note);
  await highlight(phone.page(), "work");
  const quiz = await course.quiz("check-notes");
  const taker = quizTaker(phone.page(), quiz);
  await phone.page().goto(course.href("check-notes"));
  await taker.button("begin").click();
  const missed = await taker.answer("wrong");
  await taker.button("check").click();
  await announced(phone.page(), wordsOf("en").quiz("verdict.wrong"));
  await join(phone.page(), code, "Bilal");
  await adopt(phone.page());
  await allSent(phone.page());

  phone.guard.expectCuts();
  await server.stop();
  await finishLesson(phone.page(), secondLesson);
  await phone.page().goto(settingsHref("en"));
  await phone.page().getByText(account.within("sync.unsent")).waitFor();
  await server.start();
  await phone.page().goto(settingsHref("en"));
  await phone
    .page()
    .getByRole("button", { name: account("sync.now") })
    .click();
  await allSent(phone.page());
  const onPhone = await recordOf(phone.page());
  await phone.close();

  const laptop = await openBrowser(server.origin);
  await signInAs(laptop.page(), "Bilal");
  await allSent(laptop.page());
  await expect.poll(() => recordOf(laptop.page())).toEqual(onPhone);
  await laptop.page().goto(firstLesson);
  await laptop.page().locator("#form").getByText(note, { exact: true }).waitFor();
  await laptop.page().locator("#work").getByText(reader.within("notes.highlight-on")).waitFor();
  await laptop.page().clock.setFixedTime(Date.now() + daysMs(3));
  await laptop.page().goto(reviewHref("en"));
  await laptop
    .page()
    .getByRole("button", { name: reader("review.begin") })
    .click();
  await quizTaker(laptop.page(), quiz).control(missed).waitFor();
  await laptop.close();

  const wiped = await openBrowser(server.origin);
  await signInAs(wiped.page(), "Bilal");
  await allSent(wiped.page());
  await expect.poll(() => recordOf(wiped.page())).toEqual(onPhone);
});

it("keeps two people on one computer apart, and deletes nothing unsent when one signs out", async () => {
  const server = await startServer(builds.fixture);
  const shared = await openBrowser(server.origin);
  const page = shared.page();
  await setUpServer(page, server.setUpPath);
  const code = await makeJoinCode(page, { cohort: "Tunis" });
  await signOut(page);
  const empty = await recordOf(page);

  await page.goto(courseHref("en", fixtureCourse));
  await storedForOffline(page);
  await download(page, "en");
  await join(page, code, "Chiara");
  await allSent(page);
  shared.guard.expectCuts();
  await server.stop();
  await finishLesson(page, firstLesson);
  await server.start();
  const ofChiara = await recordOf(page);
  await signOut(page);

  await join(page, code, "Daoud");
  await allSent(page);
  expect(await recordOf(page)).toEqual(empty);
  await finishLesson(page, thirdLesson);
  await allSent(page);
  await signOut(page);

  await signInAs(page, "Chiara");
  await allSent(page);
  expect(await recordOf(page)).toEqual(ofChiara);
});

it("stops sending when the account is shut out in the middle, keeps the queue, and sends it once the account is let in", async () => {
  const server = await startServer(builds.fixture);
  const office = await openBrowser(server.origin);
  await setUpServer(office.page(), server.setUpPath);
  const code = await makeJoinCode(office.page(), { cohort: "Suva" });
  const learner = await openBrowser(server.origin);
  await join(learner.page(), code, "Elif");
  await allSent(learner.page());

  const shut = async (action: "disable" | "enable") => {
    await office.page().goto(adminHref("en"));
    const row = office.page().getByRole("listitem").filter({ hasText: "Elif" });
    await row.getByRole("button", { name: admin(action) }).click();
    await row.getByRole("button", { name: admin(action === "disable" ? "enable" : "disable") }).waitFor();
  };
  await shut("disable");
  learner.guard.expectMessage(/40[13]/);
  await finishLesson(learner.page(), firstLesson);
  await learner.page().getByText(account("sync.sign-in-needed.title")).first().waitFor();
  const before = await recordOf(learner.page());
  await shut("enable");
  await signInAs(learner.page(), "Elif");
  await allSent(learner.page());
  expect(await recordOf(learner.page())).toEqual(before);
  expect(before).toHaveLength(2);
});

it.each(["en", "ar"] as const)(
  "keeps a form that was sent before the app was there, says so, sends it then, and puts no password into an address: %s",
  async (locale) => {
    const server = await startServer(builds.fixture);
    const page = (await openBrowser(server.origin, { viewport: { width: 360, height: 740 } })).page();
    let letAppCome = () => {};
    const mayCome = new Promise<void>((resolve) => {
      letAppCome = resolve;
    });
    await page.route("**/assets/main-*.js", async (route) => {
      await mayCome;
      await route.continue();
    });
    await page.goto(server.setUpPath.replace("/en/", `/${locale}/`), { waitUntil: "commit" });
    const address = page.url();
    await fillSetUpForm(page, locale);
    await notice(page, wordsOf(locale).common("wait"));
    expect(page.url()).toBe(address);
    letAppCome();
    await page.waitForURL(new RegExp(`/${locale}$`));
  },
);

it("says that a page has not arrived whose app cannot be fetched, and keeps what was typed and sent", async () => {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin, { viewport: { width: 360, height: 740 } });
  browser.guard.expectCuts();
  const page = browser.page();
  await page.route("**/assets/main-*.js", (route) => route.abort());
  await page.goto(server.setUpPath, { waitUntil: "commit" });
  await fillSetUpForm(page);
  await notice(page, wordsOf("en").common("wait.failed"));
  expect(await page.getByRole("textbox", { name: wordsOf("en")["sign-in"]("user-name") }).inputValue()).toBe("amina");
});

/** Resolves when the page says this of a form that waits, above the places at the bottom and within the screen. */
async function notice(page: Page, text: string): Promise<void> {
  const alert = page.getByRole("alert").filter({ hasText: text });
  await alert.waitFor();
  const [box, tabs] = [await alert.boundingBox(), await page.locator("nav.tabs").boundingBox()];
  if (!box || !tabs) throw new Error("the notice or the places are not drawn");
  expect([box.x >= 0, box.x + box.width <= 360, box.y + box.height <= tabs.y]).toEqual([true, true, true]);
}
