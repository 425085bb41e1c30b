import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { courseHref } from "#page/address.ts";
import { startServer } from "./support/app-server.ts";
import { openBrowser } from "./support/browser.ts";
import { builds, fixtureCourse } from "./support/builds.ts";
import { readCourse } from "./support/course-texts.ts";
import { randomFrom } from "./support/random.ts";
import { announced, download, storedForOffline, tickLanguages } from "./support/reader.ts";
import { startRelay } from "./support/relay.ts";
import { wordsOf } from "./support/words.ts";

const { common, pages } = wordsOf("en");
const interruptions = 20;
/** Chromium else tells every page that 10 GB are free. */
const tellsItsQuota = "--disable-features=StaticStorageQuota";
const seed = 20261122;
/** On plain http a browser takes half of an answer's headers for all of them: the file then arrives damaged. */
const interrupted = new RegExp(["offline", "not-a-pack", "hash-mismatch"].map((code) => pages(`download.failed.${code}`)).join("|"));

it("is whole after twenty interruptions at random places, and never half there before", async () => {
  const server = await startServer(builds.real);
  const relay = await startRelay(server.port);
  const course = await readCourse(builds.real, "state-responsibility", "en");
  const browser = await openBrowser(relay.origin);
  const page = browser.page();
  await page.goto(courseHref("en", "state-responsibility"));
  await storedForOffline(page);
  await fontFetched(page);
  await tickLanguages(page, "en", ["ar", "fr"]);

  browser.guard.expectCuts();
  const random = randomFrom(seed);
  for (let cut = 1; cut <= interruptions; cut++) {
    relay.cutAfter(500 + Math.floor(random() * 12_000));
    await (cut === 1 ? page.getByRole("button", { name: pages.like("download.button") }) : goOn(page)).click();
    await page.getByText(interrupted).waitFor();
    expect(await page.getByText(pages("download.remove")).count(), `after interruption ${cut} of seed ${seed}`).toBe(0);
  }
  relay.heal();
  await goOn(page).click();
  await announced(page, pages("download.done"));

  await server.stop();
  for (const { activity } of course.places) {
    await page.goto(course.href(activity.id));
    await page.getByRole("heading", { level: 1, name: course.titleOf(activity.id) }).waitFor();
  }
});

it("refuses a tampered file, keeps nothing of it, and goes on once the file is right again", async () => {
  const server = await startServer(builds.fixture);
  const course = await readCourse(builds.fixture, fixtureCourse, "en");
  const page = (await openBrowser(server.origin)).page();
  const { files } = await course.lesson("claim-in-a-note");
  const published = join(server.dataDir, "packs", `${files.text}.json`);
  const right = readFileSync(published, "utf8");
  for (const packed of [".br", ".gz"]) rmSync(published + packed, { force: true });
  writeFileSync(published, right.replace("injured State", "injured state"));
  expect(readFileSync(published, "utf8")).not.toBe(right);

  await page.goto(courseHref("en", fixtureCourse));
  await page.getByRole("button", { name: pages.like("download.button") }).click();
  await page.getByText(pages("download.failed.hash-mismatch")).waitFor();
  expect(await storedPackFiles(page)).not.toContain(files.text);

  writeFileSync(published, right);
  await page.getByRole("button", { name: pages.like("download.resume") }).click();
  await announced(page, pages("download.done"));
  expect(await storedPackFiles(page)).toContain(files.text);
});

it("says that space is short before it fetches anything", async () => {
  const server = await startServer(builds.fixture);
  const course = await readCourse(builds.fixture, fixtureCourse, "en");
  const browser = await openBrowser(server.origin, { args: [tellsItsQuota] });
  const page = browser.page();
  const session = await browser.context().newCDPSession(page);
  await page.goto(courseHref("en", fixtureCourse));
  await storedForOffline(page);
  const usage = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  await session.send("Storage.overrideQuotaForOrigin", { origin: server.origin, quotaSize: usage + 10_000 });
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await page.getByRole("button", { name: pages.like("download.button") }).click();
  await page.getByText(pages("download.failed.quota")).waitFor();
  expect(fetched.filter((path) => /\/[0-9a-f]{32}\.json$/.test(path))).toEqual(course.manifests.map((name) => `/packs/${name}.json`));
  expect(await storedPackFiles(page)).toEqual([]);
});

it("can be paused, resumed and cancelled without fetching anything twice, and removing it frees the space", async () => {
  const server = await startServer(builds.fixture);
  const relay = await startRelay(server.port);
  const course = await readCourse(builds.fixture, fixtureCourse, "en");
  const browser = await openBrowser(relay.origin);
  const page = browser.page();
  await page.goto(courseHref("en", fixtureCourse));
  await storedForOffline(page);
  await fontFetched(page);
  const finished: string[] = [];
  page.on("requestfinished", (request) => finished.push(new URL(request.url()).pathname));

  relay.stallAfter(16_000);
  await page.getByRole("button", { name: pages.like("download.button") }).click();
  await page
    .locator(".dl .num")
    .filter({ hasText: pages.within("download.progress") })
    .waitFor();
  await expect.poll(() => storedPackFiles(page)).not.toEqual([]);
  await page.getByRole("button", { name: pages("download.pause") }).click();
  await page.getByText(pages("download.paused")).waitFor();
  const stored = await storedPackFiles(page);
  browser.guard.expectCuts();
  relay.heal();
  relay.stallAfter(1_000);
  await page.getByRole("button", { name: pages.like("download.resume") }).click();
  await page.getByRole("button", { name: pages("download.pause") }).click();
  await page.getByRole("button", { name: pages("download.cancel") }).click();
  relay.heal();
  finished.length = 0;
  await page.getByRole("button", { name: pages.like("download.button") }).click();
  await announced(page, pages("download.done"));
  for (const file of stored.filter((name) => !course.manifests.includes(name))) expect(finished).not.toContain(`/packs/${file}.json`);
  expect(new Set(await storedPackFiles(page))).toEqual(new Set([...course.manifests, ...course.filesIn(["en"])]));

  await page.getByRole("button", { name: pages("download.remove") }).click();
  await announced(page, pages("download.removed"));
  expect(await storedPackFiles(page)).toEqual([]);
  await server.stop();
  await page.goto(course.href("what-a-note-is"));
  await page.getByRole("heading", { name: common("problem.offline.title") }).waitFor();
});

it("can take another language later, and the words of that language only are fetched", async () => {
  const server = await startServer(builds.fixture);
  const course = await readCourse(builds.fixture, fixtureCourse, "en");
  const page = (await openBrowser(server.origin)).page();
  await page.goto(courseHref("en", fixtureCourse));
  await storedForOffline(page);
  await download(page, "en");
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(/\/packs\/([0-9a-f]{32})\.json$/.exec(request.url())?.[1] ?? ""));
  await page.getByRole("button", { name: pages("download.add") }).click();
  await download(page, "en", ["ar"]);
  const english = new Set(course.filesIn(["en"]));
  const wanted = course.filesIn(["ar"]).filter((file) => !english.has(file));
  expect(new Set(fetched.filter((file) => file !== ""))).toEqual(new Set(wanted));
});

/** Goes on with what has arrived; tries again where not even the size was known. */
const goOn = (page: Page) =>
  page.getByRole("button", { name: pages.like("download.resume") }).or(page.getByRole("button", { name: common("retry"), exact: true }));

/** Resolves when the last thing that the app fetches by itself is here, so that the line carries nothing but what the test asks for. */
const fontFetched = (page: Page) =>
  page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith(".woff2")));

/** Names of the pack files in the browser's cache. */
async function storedPackFiles(page: Page): Promise<readonly string[]> {
  const addresses = await page.evaluate(async () => (await (await caches.open("concord-packs")).keys()).map(({ url }) => url));
  return addresses.flatMap((address) => /([0-9a-f]{32})\.json$/.exec(address)?.[1] ?? []);
}
