import type { Page } from "playwright-core";
import type { Locale } from "#domain/locale.ts";
import { accountHref, adminHref } from "#page/address.ts";
import { announced } from "./reader.ts";
import { wordsOf } from "./words.ts";

const { account, admin } = wordsOf("en");
const signIn = wordsOf("en")["sign-in"];
export const password = "four plain words here";

/** Makes the first administrator by the link that the server printed, as the person who started it does. */
export async function setUpServer(page: Page, setUpPath: string): Promise<void> {
  await page.goto(setUpPath);
  await fillSetUpForm(page);
  await page.waitForURL(/\/en$/);
}

/** Fills the form of the page to which the server's first link leads, and sends it. */
export async function fillSetUpForm(page: Page, locale: Locale = "en"): Promise<void> {
  const signIn = wordsOf(locale)["sign-in"];
  await page.getByRole("textbox", { name: signIn("name"), exact: true }).fill("Amina Adler");
  await page.getByRole("textbox", { name: signIn("user-name") }).fill("amina");
  await page.getByLabel(signIn("password"), { exact: true }).fill(password);
  await page.getByRole("button", { name: signIn("set-up.button") }).click();
}

/** Makes a join code as the administrator, and reads it off the list. */
export async function makeJoinCode(
  page: Page,
  { cohort, workshop = false }: { readonly cohort: string; readonly workshop?: boolean },
): Promise<string> {
  await page.goto(adminHref("en"));
  const form = page.getByRole("form", { name: admin("codes.add") });
  await form.getByRole("textbox", { name: admin("cohort.optional") }).fill(cohort);
  if (workshop) await form.getByRole("checkbox").check();
  await form.getByRole("button", { name: admin("codes.add") }).click();
  const code = page
    .getByRole("region", { name: admin("codes"), exact: true })
    .getByRole("code")
    .first();
  return (await code.innerText()).trim();
}

/** Joins with a code and an account of one's own, after reading what joining means. */
export async function join(page: Page, joinCode: string, name: string): Promise<void> {
  await page.goto(accountHref("en"));
  const asking = page.getByRole("form", { name: signIn("join"), exact: true });
  await asking.getByRole("textbox", { name: signIn("join-code") }).fill(joinCode);
  await asking.getByRole("button", { name: signIn("join.show") }).click();
  const form = page.getByRole("form", { name: signIn("join.new-account") });
  await form.getByRole("textbox", { name: signIn("name"), exact: true }).fill(name);
  await form.getByRole("textbox", { name: signIn("user-name") }).fill(name.toLowerCase());
  await form.getByLabel(signIn("password"), { exact: true }).fill(password);
  await form.getByRole("button", { name: signIn("join.button") }).click();
  await page.waitForURL(/\/en$/);
}

export async function signInAs(page: Page, name: string): Promise<void> {
  await page.goto(accountHref("en"));
  const form = page.getByRole("form", { name: signIn("sign-in") });
  await form.getByRole("textbox", { name: signIn("user") }).fill(name.toLowerCase());
  await form.getByLabel(signIn("password"), { exact: true }).fill(password);
  await form.getByRole("button", { name: signIn("sign-in.button") }).click();
  await page.waitForURL(/\/en$/);
}

export async function signOut(page: Page): Promise<void> {
  await page.goto(accountHref("en"));
  await page.getByRole("button", { name: signIn("sign-out") }).click();
  await page.waitForURL(/\/en$/);
}

/** "It is mine", when the app asks whose the progress on this device is. */
export async function adopt(page: Page): Promise<void> {
  await page.getByRole("button", { name: account("adoption.yes") }).click();
  await page.getByRole("button", { name: account("adoption.yes") }).waitFor({ state: "detached" });
}

/** Resolves when the masthead says that everything is on the server. */
export async function allSent(page: Page): Promise<void> {
  await page.getByRole("banner").getByText(account("sync.chip.sent")).waitFor({ state: "attached" });
}

/** A lesson marked as done, kept on this device. */
export async function finishLesson(page: Page, address: string): Promise<void> {
  const { lesson } = wordsOf("en");
  await page.goto(address);
  await page.getByRole("button", { name: lesson("mark-done") }).click();
  await announced(page, lesson("lesson-done"));
}
