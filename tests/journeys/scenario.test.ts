import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import { inLocale } from "#page/address.ts";
import { startServer } from "./support/app-server.ts";
import { openBrowser } from "./support/browser.ts";
import { builds, fixtureCourse } from "./support/builds.ts";
import { readCourse } from "./support/course-texts.ts";
import { announced, download, storedForOffline, switchLanguage } from "./support/reader.ts";
import { scenarioPlayer } from "./support/scenario-player.ts";
import { wordsOf } from "./support/words.ts";

const arabic = await readCourse(builds.fixture, fixtureCourse, "ar");
const story = await arabic.scenario("closed-customs-house");
const english = await (await readCourse(builds.fixture, fixtureCourse, "en")).scenario("closed-customs-house");
const address = arabic.href("closed-customs-house");
const words = { ar: wordsOf("ar").scenario, en: wordsOf("en").scenario };
const reason = "لا بد من دليل ثان";

it("is played offline in Arabic on a phone: through a reload and another language, back to a decision, to the report in two languages", async () => {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin, { language: "ar", viewport: { width: 360, height: 740 } });
  const page = browser.page();
  const main = page.getByRole("main");
  const player = scenarioPlayer(page, words.ar);
  await page.goto(inLocale(`/en/courses/${fixtureCourse}`, "ar"));
  await storedForOffline(page);
  await download(page, "ar", ["en"]);
  browser.guard.expectCuts();
  await server.stop();

  await page.goto(address);
  await player.begin("legal-adviser");
  await player.decide("ask-contact");
  await announced(page, words.ar("kept"));
  await player.goOn();
  await player.option("read-again").check();
  await main.getByRole("textbox").fill(reason);

  await page.reload();
  await player.option("read-again").waitFor();
  expect(await player.option("read-again").isChecked()).toBe(true);
  await switchLanguage(page, "en");
  await main.getByRole("heading", { name: english.words.nodes["reading-room"]?.title ?? "" }).waitFor();
  expect(await player.option("read-again").isChecked()).toBe(true);
  expect(await main.getByRole("textbox").inputValue()).toBe(reason);
  await switchLanguage(page, "ar");

  await player.option("read-again").waitFor();
  await player.decide("read-again");
  await player.goOn();
  await player.decide("say-nothing");
  await player.goOn();
  await player.decide("slow-their-portal");
  await main.getByText(words.ar("verdict.unlawful", { act: words.ar("act.countermeasure") })).waitFor();
  await main.getByText(words.ar("test.demand")).waitFor();
  await player.goOn();
  await player.report().waitFor();

  await player.goTo(3);
  await player.decide("note-with-demand");
  await player.goOn();
  await player.decide("slow-their-portal");
  await main.getByText(words.ar("verdict.unlawful", { act: words.ar("act.countermeasure") })).waitFor({ state: "detached" });
  await player.goOn();
  await main.getByRole("heading", { name: story.words.nodes.reopened?.title ?? "" }).waitFor();
  await main.getByText(words.ar("compare"), { exact: true }).first().click();
  await main.getByText(words.ar("compare.shared", { count: 2 }), { exact: false }).waitFor();

  await main.getByRole("link", { name: words.ar("report.print") }).click();
  await main.getByRole("link", { name: words.ar("report.back") }).waitFor();
  const choice = main.getByRole("combobox");
  await choice.selectOption("en");
  const told = english.words.rubric["demand-first"]?.met.join("") ?? "";
  await main.getByText(told, { exact: true }).waitFor();
  await main.getByText(story.words.rubric["demand-first"]?.met.join("") ?? "", { exact: true }).waitFor();
  await main.getByText(reason, { exact: true }).waitFor();
});

it("is played to an ending by keyboard alone, and counts as done in the course", async () => {
  const server = await startServer(builds.fixture);
  const page = (await openBrowser(server.origin)).page();
  const main = page.getByRole("main");
  const button = (key: string) => main.getByRole("button", { name: words.en(key), exact: true });
  await page.goto(inLocale(address, "en"));
  await button("begin").waitFor();
  await expect.poll(() => button("begin").isEnabled()).toBe(true);
  await choose(page, main.locator("input[value=legal-adviser]"));
  await press(page, button("begin"));
  for (const option of ["accuse", "note-in-full", "send-home"]) {
    await choose(page, main.locator(`input[name=option][value=${option}]`));
    await press(page, button("decide"));
    const follows = main.getByRole("heading", { name: words.en("follows") });
    await expect.poll(() => follows.evaluate((element) => element === document.activeElement)).toBe(true);
    await press(page, button("go-on"));
    await follows.waitFor({ state: "detached" });
  }
  await main.getByRole("heading", { name: words.en("report"), exact: true }).waitFor();
  await page.goto(`/en/courses/${fixtureCourse}`);
  const row = main.getByRole("link", { name: english.words.title });
  await expect.poll(() => row.last().innerText()).toContain(wordsOf("en").pages("state.done"));
});

/** Tab until the control, or another of its group, has the focus. */
async function tabTo(page: Page, hasFocus: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    if (await hasFocus()) return;
  }
  throw new Error("no way there by Tab");
}

async function press(page: Page, control: Locator): Promise<void> {
  await tabTo(page, () => control.evaluate((element) => element === document.activeElement));
  await page.keyboard.press("Enter");
}

async function choose(page: Page, radio: Locator): Promise<void> {
  await radio.waitFor();
  const name = (await radio.getAttribute("name")) ?? "";
  await tabTo(page, () => page.evaluate((group) => document.activeElement?.getAttribute("name") === group, name));
  await page.keyboard.press("Space");
  for (let presses = 0; presses < 6 && !(await radio.isChecked()); presses++) await page.keyboard.press("ArrowDown");
  expect(await radio.isChecked()).toBe(true);
}
