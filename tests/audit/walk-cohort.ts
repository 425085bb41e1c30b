import type { Page } from "playwright-core";
import type { Locale } from "#domain/locale.ts";
import { accountHref, homeHref, joinHref, recordHref, settingsHref } from "#page/address.ts";
import { fixtureCourse } from "../journeys/support/builds.ts";
import { readCourse } from "../journeys/support/course-texts.ts";
import { password } from "../journeys/support/people.ts";
import { trainerAt } from "../journeys/support/trainer.ts";
import { wordsOf } from "../journeys/support/words.ts";

/** In no Latin letters, so that none stand in an Arabic page but those that nobody translated. */
export const cohortName = "جنيف 2026";

/**
 * The learner's side of a cohort, in every state: the administrator, who is signed in, teaches one, joins it by its invitation on a device
 * that was used without an account, and reads what they wrote to themselves. Answers the cohort's id.
 */
export async function walkCohort(page: Page, locale: Locale, look: (state: string) => Promise<void>, dist: string): Promise<string> {
  const { account, "sign-in": signIn } = wordsOf(locale);
  const course = await readCourse(dist, fixtureCourse, locale);
  const main = page.getByRole("main");
  const visit = async (address: string) => {
    await page.goto(address);
    await main.getByRole("heading", { level: 1 }).first().waitFor({ state: "attached" });
  };
  const trainer = trainerAt(page);
  const cohort = await trainer.makeCohort({ name: cohortName });
  const code = await trainer.invite(cohort);
  const day = 86_400_000;
  const at = (days: number) => new Date(Date.now() + days * day).toISOString();
  const note = "Bring your questions; we begin with them.";
  await trainer.assign(cohort, { work: { course: fixtureCourse, module: "notes" }, required: true, dueAt: at(3.1), note });
  await trainer.assign(cohort, { work: { course: fixtureCourse, activity: "draft-note" }, required: false, dueAt: at(-2) });
  await trainer.assign(cohort, { work: { course: fixtureCourse, activity: "final" }, required: true, opensAt: at(1.1) });
  await visit(accountHref(locale));
  await main.getByRole("button", { name: signIn("sign-out") }).click();
  await page.waitForURL(new RegExp(`${homeHref(locale)}$`));
  await visit(`${joinHref(locale)}#${code}`);
  await main.getByText(signIn("see.backups")).waitFor();
  await main.getByText(signIn("join.have-account")).click();
  await look("invitation");
  const form = main.getByRole("form", { name: signIn("sign-in") });
  await form.getByRole("textbox", { name: signIn("user") }).fill("amina");
  await form.getByLabel(signIn("password"), { exact: true }).fill(password);
  await form.getByRole("button", { name: signIn("sign-in.button") }).click();
  await form.waitFor({ state: "detached" });
  await main.getByRole("button", { name: signIn("join.button"), exact: true }).click();
  await main.getByRole("link", { name: signIn("joined.home") }).waitFor();
  await look("invitation, joined");
  const [me] = (await trainer.cohort(cohort)).members;
  if (!me) throw new Error("nobody is in the cohort");
  await trainer.comment(cohort, me.id, { text: "A/70/174, 13 (c).", activity: `${fixtureCourse}/check-notes` });
  await trainer.mark(cohort, me.id, { attempt: "t", item: `${fixtureCourse}/night-letter`, points: { form: 2 }, state: "final" });
  await visit(settingsHref(locale));
  await page.getByRole("button", { name: account("adoption.yes") }).click();
  await main.getByRole("button", { name: account("sync.now") }).click();
  await main.getByText(account("sync.sent.title")).waitFor();
  await visit(homeHref(locale));
  await main.getByRole("link", { name: account.within("news.comments") }).waitFor();
  await look("home, assigned");
  await visit(recordHref(locale));
  await main.getByText("A/70/174, 13 (c).").waitFor();
  await look("record, a comment");
  await visit(course.href("check-notes"));
  await main.getByText("A/70/174, 13 (c).").waitFor();
  await look("result of practice, a comment");
  await visit(accountHref(locale));
  const mine = main.getByRole("region", { name: signIn("cohorts") });
  await mine.getByText(signIn("cohort.see")).click();
  await mine.getByRole("button", { name: signIn("cohort.leave"), exact: true }).click();
  await look("account, a cohort");
  return cohort;
}
