import type { Page } from "playwright-core";
import type { Locale } from "#domain/locale.ts";
import { trainerHref } from "#page/address.ts";
import { fixtureCourse } from "../journeys/support/builds.ts";
import { trainerAt } from "../journeys/support/trainer.ts";
import { wordsOf } from "../journeys/support/words.ts";
import { cohortName } from "./walk-cohort.ts";

/**
 * The trainer's side of the cohort that `walkCohort` left behind: its only learner, who is signed in and teaches it too, shares what they did
 * before joining, so that every view has something to show.
 */
export async function walkTraining(page: Page, locale: Locale, cohort: string, look: (state: string) => Promise<void>): Promise<void> {
  const { trainer: words, "trainer-report": report } = wordsOf(locale);
  const main = page.getByRole("main");
  const trainer = trainerAt(page);
  const [learner] = (await trainer.cohort(cohort)).members;
  if (!learner) throw new Error("nobody is in the cohort");
  const visit = async (place: Readonly<Record<string, string>>) => {
    await page.goto(trainerHref(locale, place));
    await main.getByRole("heading", { level: 1 }).first().waitFor();
  };
  const button = (key: string) => main.getByRole("button", { name: words(key), exact: true });
  await trainer.share(cohort, { course: fixtureCourse, shared: true });

  await visit({});
  await main.getByRole("link", { name: cohortName }).waitFor();
  await look("cohorts");
  await visit({ view: "new" });
  await button("cohort.create").click();
  await look("new cohort, without a name");
  await visit({ cohort, view: "people" });
  await main.getByRole("rowheader").first().waitFor();
  await look("people");
  await listOfPeople();
  await invitation();
  await plan();
  await visit({ cohort, view: "settings" });
  await button("archive.button").waitFor();
  await look("settings of a cohort");

  await visit({ cohort, view: "report" });
  await main.getByRole("gridcell").last().click();
  await look("matrix, a cell chosen");
  await oneLearner();
  await visit({ cohort, view: "items" });
  await main.locator(".items h3 > span").first().waitFor();
  await look("questions");
  await visit({ cohort, view: "progress" });
  await main.locator(".chart").first().waitFor();
  await main.getByText(report("as-table")).first().click();
  await look("progress, with its table");
  await room();

  const confidential = await trainer.makeCohort({ name: `${cohortName} (2)`, confidential: true });
  await trainer.assign(confidential, { work: { course: fixtureCourse, module: "notes" }, required: true });
  await visit({ cohort: confidential, view: "report" });
  await main.getByText(report("confidential.text")).waitFor();
  await look("report of a confidential cohort");

  async function listOfPeople(): Promise<void> {
    await visit({ cohort, view: "import" });
    await main.getByLabel(words("import.paste"), { exact: true }).fill("ليلى حداد;أ\nليلى حداد;ب\n");
    await main.getByRole("button", { name: words("import.check", { count: 2 }) }).click();
    await main.getByText(words("row.twice-in-list")).first().waitFor();
    await look("list of people, a row refused");
  }

  async function invitation(): Promise<void> {
    await visit({ cohort, view: "invitations" });
    await main.getByRole("code").first().waitFor();
    await look("invitations");
    const [made] = (await trainer.cohort(cohort)).invitations;
    await visit({ cohort, view: "sheet", invitation: made?.id ?? "" });
    await main.locator(".invite .qr").first().waitFor();
    await look("invitation to print");
  }

  async function plan(): Promise<void> {
    await visit({ cohort, view: "plan" });
    await button("assignment.new").click();
    await main.getByLabel(words("assignment.course")).selectOption(fixtureCourse);
    await look("plan, a new assignment");
  }

  async function oneLearner(): Promise<void> {
    await visit({ cohort, view: "learner", learner: learner?.id ?? "" });
    await main.locator(".path summary").first().waitFor();
    for (const attempts of await main.locator(".path summary").all()) await attempts.click();
    await main
      .getByRole("button", { name: report("mark.keep-final") })
      .first()
      .waitFor();
    await main
      .getByRole("button", { name: report("comment.about-answer") })
      .first()
      .click();
    await look("a learner, attempts, marking and a comment");
  }

  async function room(): Promise<void> {
    await visit({ cohort, view: "live" });
    await main.getByRole("button", { name: report("live.begin") }).click();
    await main.locator(".room-question").waitFor();
    await look("live session");
    await main.getByRole("button", { name: report.like("room.close") }).click();
    await main
      .getByRole("alert")
      .getByRole("button", { name: report.like("room.close") })
      .click();
    await main.getByText(report("room.closed-text")).waitFor();
    await main.getByRole("button", { name: report("room.end") }).click();
    await look("live session, a question closed, asked before the end");
  }
}
