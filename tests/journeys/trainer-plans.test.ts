import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { accountHref, trainerHref } from "#page/address.ts";
import { startServer } from "./support/app-server.ts";
import { openBrowser } from "./support/browser.ts";
import { builds, fixtureCourse } from "./support/builds.ts";
import { join, password, setUpServer, signInAs } from "./support/people.ts";
import { storedForOffline } from "./support/reader.ts";
import { wordsOf } from "./support/words.ts";

const { account, trainer } = wordsOf("en");
const signIn = wordsOf("en")["sign-in"];

/** Makes a cohort from the account's page on, and answers its id. */
async function makeCohort(page: Page, name: string): Promise<string> {
  await page.goto(accountHref("en"));
  await page.getByRole("link", { name: signIn("training") }).click();
  await page.getByRole("link", { name: trainer("cohort.new") }).click();
  await page.getByLabel(trainer("name")).fill(name);
  await page.getByLabel(trainer("cohort.time-zone")).selectOption("Africa/Nairobi");
  await page.getByRole("button", { name: trainer("cohort.create") }).click();
  await page.getByText(trainer("learners.none")).waitFor();
  return new URL(page.url()).searchParams.get("cohort") ?? "";
}

async function assign(page: Page, dueAt: string): Promise<void> {
  await page.getByRole("button", { name: trainer("assignment.new") }).click();
  await page.getByLabel(trainer("assignment.course")).selectOption(fixtureCourse);
  await page.getByLabel(trainer("assignment.due")).fill(dueAt);
  await page.getByRole("button", { name: trainer("assignment.assign"), exact: true }).click();
}

it("lets a trainer plan while the server is gone, keeps the plan over a new start of the browser, and brings it to the others", async () => {
  const server = await startServer(builds.fixture);
  const office = await openBrowser(server.origin);
  const page = office.page();
  await setUpServer(page, server.setUpPath);
  await storedForOffline(page);
  const cohort = await makeCohort(page, "Nairobi 2026");
  const plan = trainerHref("en", { cohort, view: "plan" });
  await page.goto(plan);
  await page.getByText(trainer("plan.none")).waitFor();
  await page.waitForLoadState("networkidle");

  office.guard.expectCuts();
  await server.stop();
  await page.goto(plan);
  await page.getByText(trainer.like("as-of.kept")).waitFor();
  await assign(page, "2026-12-05T23:59");
  await page.getByText("due 5 December 2026, 23:59").waitFor();
  const later = await office.restart();
  await later.goto(plan);
  await later.getByText(trainer("changes.waiting", { count: 1 })).waitFor();
  await later.getByText("due 5 December 2026, 23:59").waitFor();

  await server.start();
  await later.getByRole("button", { name: trainer("changes.now") }).click();
  await later.getByText(trainer("changes.waiting.text")).waitFor({ state: "detached" });

  const laptop = await openBrowser(server.origin);
  await signInAs(laptop.page(), "amina");
  await laptop.page().goto(plan);
  await laptop.page().getByText("due 5 December 2026, 23:59").waitFor();
});

it("invites by a code and by a list, takes nobody of the list in who has not accepted, and shows none of it to a learner", async () => {
  const server = await startServer(builds.fixture);
  const office = await openBrowser(server.origin);
  const page = office.page();
  await setUpServer(page, server.setUpPath);
  const cohort = await makeCohort(page, "Beirut 2026");

  await page.goto(trainerHref("en", { cohort, view: "import" }));
  await page.getByLabel(trainer("import.paste"), { exact: true }).fill("Name;Sub-group\nLeila Haddad;A\nLeila Haddad;B\n");
  await page.getByRole("button", { name: trainer("import.check", { count: 2 }) }).click();
  await page.getByText(trainer("row.twice-in-list")).waitFor();
  await page.getByLabel(trainer("import.paste"), { exact: true }).fill("Name;Sub-group\nLeila Haddad;A\nKarim Mansour;B\n");
  await page.getByRole("button", { name: trainer("import.check", { count: 2 }) }).click();
  await page.getByRole("button", { name: trainer("import.invite", { count: 2 }) }).click();
  await page.getByText(trainer("import.passwords", { count: 2 })).waitFor();
  const oneTime = (await page.getByRole("row", { name: /Leila/ }).getByRole("code").allInnerTexts())[1] ?? "";

  await page.goto(trainerHref("en", { cohort, view: "invitations" }));
  await page.getByRole("button", { name: trainer("invitation.new") }).click();
  const code = await page.getByRole("code").innerText();
  const learner = await openBrowser(server.origin);
  await join(learner.page(), code.trim(), "Chiara");
  await learner.page().goto(trainerHref("en"));
  await learner.page().getByText(trainer("not-yours")).waitFor();

  const people = trainerHref("en", { cohort, view: "people" });
  await page.goto(people);
  await page.getByRole("rowheader", { name: /Chiara/ }).waitFor();
  expect(await page.getByRole("rowheader").allInnerTexts()).toHaveLength(1);
  const invited = page.getByRole("region", { name: trainer("invited") });
  await invited.getByRole("listitem").filter({ hasText: "Leila Haddad" }).waitFor();
  expect(await invited.getByText(trainer("invited.waiting")).count()).toBe(2);

  const phone = await openBrowser(server.origin, { viewport: { width: 360, height: 740 } });
  await acceptAtFirstSignIn(phone.page(), { user: "leila.haddad", oneTime, cohort: "Beirut 2026" });
  await page.goto(people);
  await page.getByRole("rowheader", { name: /Leila Haddad/ }).waitFor();
  expect(await page.getByRole("rowheader").allInnerTexts()).toHaveLength(2);
  expect(await invited.getByRole("listitem").allInnerTexts()).toEqual([expect.stringContaining("Karim Mansour")]);
});

interface Invited {
  readonly user: string;
  readonly oneTime: string;
  readonly cohort: string;
}
/** Signs in with the password of a list, reads what trainers would see, in Arabic as well, and accepts. */
async function acceptAtFirstSignIn(page: Page, { user, oneTime, cohort }: Invited): Promise<void> {
  await page.goto(accountHref("en"));
  const form = page.getByRole("form", { name: signIn("sign-in") });
  await form.getByRole("textbox", { name: signIn("user") }).fill(user);
  await form.getByLabel(signIn("password"), { exact: true }).fill(oneTime);
  await form.getByRole("button", { name: signIn("sign-in.button") }).click();
  const own = page.getByRole("form", { name: signIn("new-password") });
  await own.getByLabel(signIn("new-password"), { exact: true }).fill(password);
  await own.getByRole("button", { name: signIn("sign-in.button") }).click();
  await page.waitForURL(/\/en$/);
  await page.getByRole("link", { name: account("invited.answer") }).click();
  const cohorts = page.getByRole("region", { name: signIn("cohorts") });
  await cohorts.getByText(signIn("see.open.earlier")).waitFor();
  const arabic = wordsOf("ar")["sign-in"];
  await page.goto(accountHref("ar"));
  await page.getByText(arabic("see.open.earlier")).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.goto(accountHref("en"));
  await cohorts.getByRole("button", { name: signIn("join.button") }).focus();
  await page.keyboard.press("Enter");
  await cohorts.getByText(signIn("joined.cohort", { name: cohort })).waitFor();
  await cohorts.getByRole("heading", { name: cohort, exact: true }).waitFor();
}

it("gives a learner none of the trainer's scripts, words and styles", async () => {
  const server = await startServer(builds.fixture);
  const office = await openBrowser(server.origin);
  await setUpServer(office.page(), server.setUpPath);
  const cohort = await makeCohort(office.page(), "Suva 2026");
  await office.page().goto(trainerHref("en", { cohort, view: "invitations" }));
  await office
    .page()
    .getByRole("button", { name: trainer("invitation.new") })
    .click();
  const code = (await office.page().getByRole("code").innerText()).trim();

  const learner = await openBrowser(server.origin);
  const fetched: string[] = [];
  learner.context().on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await join(learner.page(), code, "Daoud");
  await storedForOffline(learner.page());
  await learner.page().waitForLoadState("networkidle");
  expect(fetched.filter((path) => /^\/assets\/trainer/.test(path))).toEqual([]);
});
