import { expect, it } from "vitest";
import type { RecordFile } from "#domain/record/record-file.ts";
import { accountHref, adminHref, courseHref, workshopHref } from "#page/address.ts";
import { startServer } from "./support/app-server.ts";
import { openBrowser } from "./support/browser.ts";
import { builds, fixtureCourse } from "./support/builds.ts";
import { readCourse } from "./support/course-texts.ts";
import { allSent, finishLesson, join, makeJoinCode, setUpServer } from "./support/people.ts";
import { quizTaker } from "./support/quiz-taker.ts";
import { announced, exportRecord, switchLanguage } from "./support/reader.ts";
import { wordsOf } from "./support/words.ts";

const english = wordsOf("en");
const arabic = wordsOf("ar");

it("works on plain http under a name in the workshop's network, and says what such an address cannot do", async () => {
  const server = await startServer(builds.fixture);
  const origin = `http://workshop.test:${server.port}`;
  const browser = await openBrowser(origin, { args: ["--host-resolver-rules=MAP workshop.test 127.0.0.1"] });
  const page = browser.page();
  const inEnglish = await readCourse(builds.fixture, fixtureCourse, "en");
  const inArabic = await readCourse(builds.fixture, fixtureCourse, "ar");
  await page.goto(inEnglish.href("what-a-note-is"));
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await page.getByRole("button", { name: english.lesson("mark-done") }).click();
  await announced(page, english.lesson("lesson-done"));

  await page.goto(inEnglish.href("check-notes"));
  const taker = quizTaker(page, await inEnglish.quiz("check-notes"));
  await taker.button("begin").click();
  const asked = await taker.answer("right");
  await switchLanguage(page, "ar");
  const takerInArabic = quizTaker(page, await inArabic.quiz("check-notes"));
  expect(await takerInArabic.control(asked).isChecked()).toBe(true);
  await takerInArabic.button("check").click();
  await announced(page, arabic.quiz("verdict.right"));

  await page.goto(courseHref("ar", fixtureCourse));
  await page.getByText(arabic.pages("download.insecure")).waitFor();
  expect(await page.getByRole("button", { name: arabic.pages.like("download.button") }).count()).toBe(0);
  await page.goto("/ar");
  expect(await page.getByRole("button", { name: arabic.pages("install.button") }).count()).toBe(0);
  await page.goto("/ar/record");
  await page.getByRole("link", { name: inArabic.title }).waitFor();

  await page.goto("/en/settings");
  await page.getByText(english.settings("storage.insecure")).waitFor();
  await page.getByText(english.settings("persist.unsupported.title")).waitFor();
  const { statements } = JSON.parse(await exportRecord(page, "en")) as RecordFile;
  expect(statements.map(({ verb }) => verb)).toEqual(["started", "completed", "started", "answered"]);
});

it("lets a room join by name and PIN over plain http, sends the records to a central server, and a learner takes theirs over there", async () => {
  const laptop = await startServer(builds.fixture);
  const centre = await startServer(builds.fixture);
  const { admin, lesson } = english;
  const signIn = english["sign-in"];

  const host = await openBrowser(laptop.origin);
  await setUpServer(host.page(), laptop.setUpPath);
  const workshopCode = await makeJoinCode(host.page(), { cohort: "Workshop", workshop: true });
  await host.page().goto(workshopHref("en"));
  await host.page().getByText(workshopCode).waitFor();

  const room = await openBrowser(`http://workshop.test:${laptop.port}`, { args: ["--host-resolver-rules=MAP workshop.test 127.0.0.1"] });
  const inRoom = room.page();
  await inRoom.goto(`/join#join=${workshopCode}`);
  await inRoom.getByText(signIn("see.never")).waitFor();
  await inRoom.getByRole("textbox", { name: signIn("name"), exact: true }).fill("Farah");
  await inRoom.getByRole("textbox", { name: signIn("pin") }).fill("4711");
  expect(await inRoom.getByLabel(signIn("password"), { exact: true }).count()).toBe(0);
  await inRoom.getByRole("button", { name: signIn("join.button") }).click();
  await inRoom.waitForURL(/\/en$/);
  const course = await readCourse(builds.fixture, fixtureCourse, "en");
  await finishLesson(inRoom, course.href("what-a-note-is"));
  await allSent(inRoom);
  await room.close();

  const office = await openBrowser(centre.origin);
  await setUpServer(office.page(), centre.setUpPath);
  await office.page().goto(adminHref("en"));
  const origins = office.page().getByRole("form", { name: admin("origins.add") });
  await origins.getByRole("textbox").fill("Laptop of Tunis");
  await origins.getByRole("button").click();
  const token = await office
    .page()
    .getByRole("status")
    .filter({ hasText: admin("token.once") })
    .getByRole("code")
    .innerText();

  await host.page().goto(adminHref("en"));
  const forward = host.page().getByRole("form", { name: admin("forward") });
  for (let time = 1; time <= 2; time++) {
    await forward.getByRole("textbox", { name: admin("forward.url") }).fill(centre.origin);
    await forward.getByRole("textbox", { name: admin("forward.token") }).fill(token);
    await forward.getByRole("button").click();
    await announced(host.page(), admin.within("forward.done"));
  }

  await office.page().reload();
  await office
    .page()
    .getByRole("button", { name: admin("origin.show") })
    .click();
  const learner = office.page().getByRole("listitem").filter({ hasText: "Farah" }).last();
  await learner.getByRole("button", { name: admin("claim.make") }).click();
  const claimCode = await learner.getByRole("code").innerText();
  const joinCode = await makeJoinCode(office.page(), { cohort: "Ministry" });

  const desk = await openBrowser(centre.origin);
  await join(desk.page(), joinCode, "Farah");
  await desk.page().goto(accountHref("en"));
  await desk
    .page()
    .getByRole("textbox", { name: signIn("claim") })
    .fill(claimCode);
  await desk
    .page()
    .getByRole("button", { name: signIn("claim.button") })
    .click();
  await announced(desk.page(), signIn.within("claimed"));
  await allSent(desk.page());
  await desk.page().goto(course.href("what-a-note-is"));
  await desk.page().getByText(lesson("lesson-done")).first().waitFor();
});
