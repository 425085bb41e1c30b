import type { Page } from "playwright-core";
import type { Locale } from "#domain/locale.ts";
import {
  accountHref,
  adminHref,
  catalogueHref,
  concordanceHref,
  courseHref,
  glossaryHref,
  homeHref,
  instrumentHref,
  ledgerHref,
  libraryHref,
  notesHref,
  positionsHref,
  printHref,
  recordHref,
  referenceHref,
  reviewHref,
  searchHref,
  settingsHref,
  termHref,
  timelineHref,
  workshopHref,
} from "#page/address.ts";
import { builds, fixtureCourse } from "../journeys/support/builds.ts";
import { readCourse } from "../journeys/support/course-texts.ts";
import { password } from "../journeys/support/people.ts";
import { quizTaker } from "../journeys/support/quiz-taker.ts";
import { announced, download, storedForOffline, tickLanguages } from "../journeys/support/reader.ts";
import { scenarioPlayer } from "../journeys/support/scenario-player.ts";
import { wordsOf } from "../journeys/support/words.ts";
import { walkCohort } from "./walk-cohort.ts";

/** Leads a page of the fixture course through every kind of screen and every state of it, and calls `look` in each. Answers the id of a cohort. */
export async function walk(
  page: Page,
  locale: Locale,
  setUpPath: string,
  look: (state: string) => Promise<void>,
  dist: string = builds.fixture,
): Promise<string> {
  const words = wordsOf(locale);
  const other = locale === "en" ? "ar" : "en";
  const course = await readCourse(dist, fixtureCourse, locale);
  const main = page.getByRole("main");
  const visit = async (address: string) => {
    await page.goto(address);
    await main.getByRole("heading", { level: 1 }).first().waitFor({ state: "attached" });
  };

  await visit(homeHref(locale));
  await look("home, first visit");
  await page.getByRole("banner").locator("summary").click();
  await look("menu of languages");
  await visit(recordHref(locale));
  await main.getByText(words.pages("record.empty")).waitFor();
  await look("record, empty");
  await visit(catalogueHref(locale));
  await main.getByRole("button", { name: words.pages.like("download.button") }).waitFor();
  await look("catalogue");

  await visit(courseHref(locale, fixtureCourse));
  await storedForOffline(page);
  await tickLanguages(page, locale, []);
  await look("course, languages to download");
  await download(page, locale);
  await look("course, downloaded");

  await visit(course.href("what-a-note-is"));
  await look("lesson");
  await main.getByRole("button", { name: words.lesson("mark-done") }).click();
  await announced(page, words.lesson("lesson-done"));
  await look("lesson, done");

  await practise();
  await takeFinal();
  await playStory();

  await visit(course.href("draft-note"));
  await look("worksheet");
  await fillInWorksheet();
  await readWithTools();
  await browseShelf();
  await visit(recordHref(locale));
  await main.getByRole("link", { name: course.title }).waitFor();
  await look("record");
  await visit(courseHref(locale, fixtureCourse));
  await look("course, begun");
  await visit(settingsHref(locale));
  await main.getByRole("button", { name: words.settings("erase") }).click();
  await look("settings, asked before deleting");
  const choosing = page.waitForEvent("filechooser");
  await main.getByRole("button", { name: words.settings("import"), exact: true }).click();
  await (await choosing).setFiles({ name: "record.json", mimeType: "application/json", buffer: Buffer.from("{") });
  await announced(page, words.settings("import.not-json"));
  await look("settings, file refused");
  await visit(`${homeHref(locale)}/nonsense`);
  await look("no such page");
  return haveAnAccount();

  async function fillInWorksheet(): Promise<void> {
    await visit(`${course.href("draft-note")}?with=${other}`);
    await main.locator(".both").first().waitFor();
    await main.getByRole("button", { name: words.worksheet("clock.start") }).click();
    await main.locator("#field-facts").fill("A shameful act. عمل مخز.");
    await main.getByRole("radio").nth(1).check();
    await main.locator("#field-loss").waitFor();
    await main.locator("summary").first().click();
    await look("worksheet in two languages, the clock running, a field opened");
    await main.getByRole("button", { name: words.worksheet("check"), exact: true }).click();
    await main.getByText(words.worksheet("model")).click();
    await main.getByText(words.worksheet("memo.read")).click();
    await look("worksheet, checked, with the model answer and the memo");
  }

  async function readWithTools(): Promise<void> {
    const lesson = course.href("what-a-note-is");
    await visit(lesson);
    await page.getByRole("button", { name: words.reader("notes.tool") }).click();
    await page
      .getByRole("button", { name: words.reader("notes.add") })
      .first()
      .click();
    await main.getByRole("textbox").fill("A/70/174");
    await main.getByRole("button", { name: words.reader("notes.save") }).click();
    await main.getByText("A/70/174", { exact: true }).first().waitFor();
    await look("lesson, a note");
    await visit(`${lesson}?with=${other}#form`);
    await page.locator("#form .two").first().waitFor();
    await look("lesson in two languages");
    await visit(notesHref(locale));
    await main.getByText("A/70/174", { exact: true }).first().waitFor();
    await look("notes");
    await visit(reviewHref(locale));
    await main.getByRole("button", { name: words.reader("review.begin") }).waitFor();
    await look("review");
    const about = `course=${fixtureCourse}&module=notes`;
    await visit(`${ledgerHref(locale)}?course=${fixtureCourse}&activity=what-a-note-is`);
    await look("translation ledger");
    await visit(`${printHref(locale, "summary")}?${about}`);
    await look("summary to print");
    await visit(`${printHref(locale, "briefing")}?${about}&with=${other}`);
    await look("briefing to print");
    await visit(`${printHref(locale, "terms")}?term=countermeasure`);
    await main.locator(".printed-term").waitFor();
    await look("terms to print");
  }

  async function browseShelf(): Promise<void> {
    for (const [href, state] of [
      [referenceHref(locale), "reference"],
      [glossaryHref(locale), "glossary"],
      [termHref(locale, "countermeasure"), "term"],
      [libraryHref(locale), "library"],
      [instrumentHref(locale, "vcdr-1961", "41(2)"), "document"],
      [timelineHref(locale), "timeline"],
      [positionsHref(locale), "positions"],
    ] as const) {
      await visit(href);
      await look(state);
    }
    await visit(searchHref(locale));
    await look("search");
    await page.getByRole("searchbox").fill("A/70/174");
    await main.getByRole("region").getByRole("link").first().waitFor();
    await look("search, found");
    await visit(`${concordanceHref(locale)}?q=note`);
    await look("concordance");
  }

  async function haveAnAccount(): Promise<string> {
    await visit(accountHref(locale));
    await look("sign in");
    const [, token] = setUpPath.split("#");
    const data = { token, name: "Amina Adler", userName: "amina", password };
    const made = await page.request.post("/api/set-up", { data, headers: { origin: new URL(page.url()).origin } });
    if (!made.ok()) throw new Error(`no administrator was made: ${made.status()}`);
    await visit(accountHref(locale));
    await main.getByRole("button", { name: words["sign-in"]("sign-out") }).waitFor();
    await look("account");
    await visit(adminHref(locale));
    await main.getByText("amina").first().waitFor();
    await look("administration");
    await main
      .getByRole("button", { name: words.admin.within("password.new") })
      .first()
      .click();
    await look("administration, asked before a new password");
    await visit(workshopHref(locale));
    await look("page for the projector");
    return walkCohort(page, locale, look, dist);
  }

  async function practise(): Promise<void> {
    const quiz = await course.quiz("check-notes");
    const taker = quizTaker(page, quiz);
    await visit(course.href("check-notes"));
    await look("quiz, before the start");
    await taker.button("begin").click();
    for (const [index] of quiz.structure.items.entries()) {
      const item = await taker.item();
      if (index === 0) {
        await taker.button("check").click();
        await main.getByText(words.quiz("problem.response-empty")).waitFor();
        await taker.button("hint.show").click();
        await look("question, no answer, a hint");
      }
      await taker.answer("wrong");
      await look(`question: ${item.kind}`);
      await taker.button(item.kind === "case" ? "compare" : "check").click();
      await main.getByRole("link", { name: words.quiz("back-to-text") }).waitFor();
      await look(`feedback: ${item.kind}`);
      await taker.leaveBy(index + 1 < quiz.structure.items.length ? "next" : "see-result");
    }
    await main.getByRole("group").first().click();
    await look("result of practice, a question open");
  }

  async function playStory(): Promise<void> {
    const player = scenarioPlayer(page, words.scenario);
    await visit(course.href("closed-customs-house"));
    await look("scenario, before the start");
    await player.begin("legal-adviser");
    await main.locator("form summary").first().click();
    await look("scenario, a decision with help open");
    await player.decide("ask-contact");
    await look("scenario, what follows");
    await player.goOn();
    await player.decide("read-again");
    await player.goOn();
    await look("scenario, messages and evidence");
    await player.decide("say-nothing");
    await player.goOn();
    await player.decide("slow-their-portal");
    await look("scenario, an unlawful act");
    await player.goOn();
    await player.report().waitFor();
    await look("scenario, report");
    await player.goTo(3);
    await player.decide("note-in-full");
    await player.goOn();
    await main.getByText(words.scenario("compare"), { exact: true }).first().click();
    await look("scenario, two paths");
    await visit(`${course.href("closed-customs-house")}?with=${locale === "en" ? "ar" : "en"}`);
    await main.locator(".both").first().waitFor();
    await look("scenario in two languages");
    await player.goTo(5);
    await player.report().waitFor();
    await main.getByRole("link", { name: words.scenario("report.print") }).click();
    await main.getByRole("link", { name: words.scenario("report.back") }).waitFor();
    await look("report to print");
  }

  async function takeFinal(): Promise<void> {
    const final = await course.quiz("final");
    const taker = quizTaker(page, final);
    await visit(course.href("final"));
    await taker.button("begin").click();
    await taker.answer("right");
    await look("question of an assessment");
    await taker.leaveBy("overview");
    await look("overview");
    await taker.button("hand-in").click();
    await look("overview, asked before handing in");
    await taker.button("hand-in.now").click();
    await main.getByRole("heading", { name: words.quiz.like("result.assessment") }).waitFor();
    await look("result of an assessment");
  }
}
