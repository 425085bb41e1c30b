import { expect, it } from "vitest";
import type { RecordFile } from "#domain/record/record-file.ts";
import { courseHref } from "#page/address.ts";
import { startServer } from "./support/app-server.ts";
import { openBrowser } from "./support/browser.ts";
import { builds, fixtureCourse } from "./support/builds.ts";
import { readCourse } from "./support/course-texts.ts";
import { quizTaker } from "./support/quiz-taker.ts";
import { announced, download, exportRecord, storedForOffline } from "./support/reader.ts";
import { wordsOf } from "./support/words.ts";

const { common, lesson, quiz } = wordsOf("en");
const course = await readCourse(builds.fixture, fixtureCourse, "en");
/** While the root element says so, every write fails as on a full disk. */
const fullDisk = `for (const method of ["add", "put"]) {
  const write = IDBObjectStore.prototype[method];
  IDBObjectStore.prototype[method] = function (...row) {
    if (document.documentElement.dataset.disk === "full") throw new DOMException("the disk is full", "QuotaExceededError");
    return write.apply(this, row);
  };
}`;
const practice = await course.quiz("check-notes");

it("lets people read and practise where the browser has no database, and says that nothing is kept", async () => {
  const server = await startServer(builds.fixture);
  const fault = `Object.defineProperty(globalThis, "indexedDB", { value: undefined });`;
  const page = (await openBrowser(server.origin, { fault })).page();
  await page.goto(course.href("what-a-note-is"));
  await page.getByText(common("device.unavailable.title")).first().waitFor();
  expect(await page.getByRole("button", { name: lesson("mark-done") }).isDisabled()).toBe(true);

  await page.goto(course.href("check-notes"));
  await page.getByText(quiz("unkept.title")).waitFor();
  const taker = quizTaker(page, practice);
  await taker.button("begin").click();
  await taker.answer("right");
  await taker.button("check").click();
  await announced(page, quiz("verdict.right"));
  expect(await page.getByText(quiz("kept")).count()).toBe(0);
  await taker.leaveBy("next");

  await page.goto("/en/settings");
  await page.getByText(common("device.unavailable.title")).first().waitFor();
});

it("begins a practice before it is known that there is no database, then says so, and goes on where the learner was", async () => {
  const server = await startServer(builds.fixture);
  const fault = `IDBFactory.prototype.open = () => { throw new DOMException("refused", "InvalidStateError"); };`;
  const page = (await openBrowser(server.origin, { fault })).page();
  await page.goto(course.href("check-notes"));
  const taker = quizTaker(page, practice);
  await taker.button("begin").click();
  await page.getByText(quiz("unkept.title")).waitFor();
  await taker.answer("right");
  await taker.button("check").click();
  await announced(page, quiz("verdict.right"));
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("concord.journal")))).toEqual([]);
});

it("keeps what was answered before the database could be opened, and goes on after it when the page is loaded again", async () => {
  const server = await startServer(builds.fixture);
  const fault = `if (!sessionStorage.opens) IDBFactory.prototype.open = () => new EventTarget();`;
  const page = (await openBrowser(server.origin, { fault })).page();
  await page.goto(course.href("check-notes"));
  const taker = quizTaker(page, practice);
  await taker.button("begin").click();
  const first = await taker.answer("right");
  await taker.button("check").click();
  await announced(page, quiz("verdict.right"));
  await page.reload();
  await page.getByText(quiz("verdict.right")).first().waitFor();
  expect(await taker.item()).toBe(first);
  await taker.leaveBy("next");
  const second = await taker.answer("right");
  await page.reload();
  expect(await taker.item()).toBe(second);
  expect(await taker.control(second).isChecked()).toBe(true);
  await taker.answer("wrong");
  await taker.button("check").click();
  await announced(page, quiz("verdict.wrong"));

  await page.evaluate(() => sessionStorage.setItem("opens", "now"));
  const { statements } = JSON.parse(await exportRecord(page, "en")) as RecordFile;
  expect(statements.map(({ verb }) => verb)).toEqual(["started", "answered", "answered"]);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("concord.journal")))).toEqual([]);
});

it("says at once that the device is full, keeps the answer on screen, and records it once there is room, also by the next page", async () => {
  const server = await startServer(builds.fixture);
  const page = (await openBrowser(server.origin, { fault: fullDisk })).page();
  await page.goto(course.href("check-notes"));
  const taker = quizTaker(page, practice);
  await taker.button("begin").click();
  const asked = await taker.answer("right");

  await page.evaluate(() => document.documentElement.setAttribute("data-disk", "full"));
  await taker.button("check").click();
  const alert = page.getByRole("alert").filter({ hasText: common("device.device-full.title") });
  await alert.waitFor();
  expect(await taker.control(asked).isChecked()).toBe(true);
  expect(await page.getByText(quiz("verdict.right")).count()).toBe(0);
  await alert.getByRole("button", { name: common("retry") }).click();
  await alert.waitFor();
  expect(await page.getByText(quiz("verdict.right")).count()).toBe(0);

  await page.evaluate(() => document.documentElement.removeAttribute("data-disk"));
  await alert.getByRole("button", { name: common("retry") }).click();
  await announced(page, quiz("verdict.right"));
  await alert.waitFor({ state: "detached" });
  await page.reload();
  await page.getByText(quiz("verdict.right")).first().waitFor();

  await taker.leaveBy("next");
  const second = await taker.answer("right");
  await page.evaluate(() => document.documentElement.setAttribute("data-disk", "full"));
  await taker.button("check").click();
  await alert.waitFor();
  await page.reload();
  await page.getByText(quiz("verdict.right")).first().waitFor();
  expect(await taker.item()).toBe(second);
});

it("fetches a damaged file of a downloaded course anew and keeps it", async () => {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin);
  const page = browser.page();
  await page.goto(courseHref("en", fixtureCourse));
  await storedForOffline(page);
  await download(page, "en");
  const { files } = await course.lesson("what-a-note-is");
  await page.evaluate(async (address) => {
    const cache = await caches.open("concord-packs");
    const text = (await (await cache.match(address))?.text()) ?? "";
    await cache.put(address, new Response(text.slice(0, text.length / 2), { headers: { "content-type": "application/json" } }));
  }, `/packs/${files.text}.json`);

  const reads = async () => {
    await page.goto(course.href("what-a-note-is"));
    await page.getByRole("heading", { level: 1, name: course.titleOf("what-a-note-is") }).waitFor();
  };
  await reads();
  browser.guard.expectCuts();
  await server.stop();
  await reads();
});

it("says of an unknown address that there is no such page, in the language of the address", async () => {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin);
  const page = browser.page();
  for (const path of ["/ar/nonsense", `/ar/courses/${fixtureCourse}/notes/no-such-lesson`]) {
    browser.guard.expectMissing(path);
    const response = await page.goto(path);
    expect(response?.status()).toBe(404);
    await page.getByRole("heading", { name: wordsOf("ar").common("problem.not-found.title") }).waitFor();
  }
  await page.goto("/ar");
  await storedForOffline(page);
  for (const path of ["/ar/nonsense", `/ar/courses/${fixtureCourse}/notes/no-such-lesson`]) {
    await page.goto(path);
    await page.getByRole("heading", { name: wordsOf("ar").common("problem.not-found.title") }).waitFor();
  }
});

it("answers 404 for a file that does not exist, with and without the worker", async () => {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin);
  const page = browser.page();
  const missing = ["/assets/main-00000000.js", "/packs/00000000000000000000000000000000.json", "/en/courses/picture.png"];
  for (const path of missing) browser.guard.expectMissing(path);
  const statuses = () => page.evaluate((paths) => Promise.all(paths.map(async (path) => (await fetch(path)).status)), missing);
  await page.goto("/en");
  expect(await statuses()).toEqual([404, 404, 404]);
  await storedForOffline(page);
  expect(await statuses()).toEqual([404, 404, 404]);
});
