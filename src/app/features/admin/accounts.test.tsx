import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { AccountSummary, AuditEntry, NewAccountRequest } from "#sync/admin-messages.ts";
import { wordsIn } from "../../../../tests/support/interface-words.ts";
import { TestBrowser } from "../../../../tests/support/test-browser.tsx";
import { problem } from "../../../../tests/sync/model-server.ts";

const amina: AccountSummary = { id: "1", name: "Amina", userName: "amina", role: "administrator", createdAt: "2026-11-20T10:00:00.000Z" };
const entry = (action: string, rest: Partial<AuditEntry> = {}) => ({
  id: action,
  at: "2026-11-22T10:00:00.000Z",
  actor: { id: "1", name: "Amina" },
  action,
  ...rest,
});

/** The page of an administrator; people that they add are on the server from then on. */
async function openAdministration(locale: "en" | "ar" = "en") {
  const browser = new TestBrowser();
  await browser.signedIn("1", "administrator");
  const people = [amina];
  const { routes } = browser.api;
  routes.set("GET admin/accounts", () => ({ items: people }));
  routes.set("POST admin/accounts", (body) => {
    const asked = body as NewAccountRequest;
    if (people.some(({ userName }) => userName === asked.userName)) return problem(409, "user-name-taken");
    const account = { ...amina, ...asked, id: String(people.length + 1) };
    people.unshift(account);
    return { account, oneTimePassword: "moss-tide-04" };
  });
  for (const list of ["join-codes", "origins", "forwarded"]) routes.set(`GET admin/${list}`, () => ({ items: [] }));
  routes.set("GET admin/audit", () => ({
    items: [entry("role-changed", { subjectName: "Bilal" }), entry("of-a-newer-server"), { ...entry("backed-up"), actor: null }],
  }));
  await browser.open(`/${locale}/admin`);
  const words = wordsIn(locale, "admin");
  const word = (key: string) => words[key] ?? key;
  const region = within(await screen.findByRole("region", { name: word("people") }));
  const form = within(region.getByRole("form", { name: word("people.add") }));
  const add = async () => userEvent.click(form.getByRole("button", { name: word("people.add") }));
  const fill = async (name: string, userName: string) => {
    await userEvent.type(form.getByRole("textbox", { name: word("name") }), name);
    await userEvent.type(form.getByRole("textbox", { name: word("user-name") }), userName);
    await userEvent.selectOptions(form.getByRole("combobox", { name: word("role") }), "trainer");
  };
  return { browser, routes, region, form, add, fill, word };
}

describe("an administrator", () => {
  it("adds a trainer and is shown the one-time password, once", async () => {
    const { region, form, add, fill, routes } = await openAdministration();
    await fill("Bilal", "bilal");
    await add();
    await region.findByText("moss-tide-04");
    expect(form.getByRole<HTMLInputElement>("textbox", { name: "Name" }).value).toBe("");
    await region.findByRole("combobox", { name: "Role of Bilal" });
    routes.set("POST admin/accounts/2/disable", () => undefined);
    const [disable] = region.getAllByRole("button", { name: "Shut out" });
    if (disable) await userEvent.click(disable);
    await waitFor(() => expect(region.queryByText("moss-tide-04")).toBeNull());
  });
  it("is told of a user name that is taken, and keeps what they typed", async () => {
    const { region, form, add, fill } = await openAdministration();
    await fill("Another Amina", "amina");
    await add();
    await form.findByText("This user name is taken. Choose another.");
    expect(form.getByRole<HTMLInputElement>("textbox", { name: "Name" }).value).toBe("Another Amina");
    expect(region.queryByText("moss-tide-04")).toBeNull();
  });
  it("whose answer was lost finds the account in the list, to give it a new password", async () => {
    const { browser, region, form, add, fill, routes } = await openAdministration();
    browser.loseAnswers(/admin\/accounts$/);
    await fill("Bilal", "bilal");
    await add();
    await form.findByText(/^There is no connection to the server/);
    browser.loseAnswers(undefined);
    await add();
    await form.findByText("This user name is taken. Choose another.");
    await region.findByRole("combobox", { name: "Role of Bilal" });
    routes.set("POST admin/accounts/2/password", () => ({ oneTimePassword: "reef-lamp-77" }));
    await userEvent.click(region.getByRole("button", { name: "New password Bilal" }));
    await userEvent.click(region.getByRole("button", { name: "New password" }));
    await region.findByText("For Bilal, for one sign-in:");
    region.getByText("reef-lamp-77");
  });
  it.each(["en", "ar"] as const)(
    "is asked before somebody's password stops working, and comes back to the button, by keyboard in %s",
    async (locale) => {
      const { region, routes, word } = await openAdministration(locale);
      let resets = 0;
      routes.set("POST admin/accounts/1/password", () => {
        resets++;
        return { oneTimePassword: "reef-lamp-77" };
      });
      const reset = await region.findByRole("button", { name: `${word("password.new")} Amina` });
      reset.focus();
      await userEvent.keyboard("{Enter}");
      region.getByText(word("password.new.text").replace("{{name}}", "Amina"));
      await userEvent.keyboard("{Tab}{Enter}");
      expect([resets, document.activeElement?.textContent]).toEqual([0, `${word("password.new")} Amina`]);
      await userEvent.keyboard("{Enter}{Enter}");
      await region.findByText("reef-lamp-77");
      expect([resets, document.activeElement?.textContent]).toEqual([1, `${word("password.new")} Amina`]);
    },
  );
  it("cannot take the last administrator's role: it is said, and the role stands as it was", async () => {
    const { region, routes } = await openAdministration();
    routes.set("POST admin/accounts/1/role", () => problem(409, "last-administrator"));
    const role = await region.findByRole<HTMLSelectElement>("combobox", { name: "Role of Amina" });
    await userEvent.selectOptions(role, "learner");
    await userEvent.click(region.getByRole("button", { name: "Change role" }));
    await region.findByText("This is the last administrator. Make another one first.");
    expect(role.value).toBe("administrator");
  });
  it("gives nobody a role that was only passed on the way through the list", async () => {
    const { region, routes } = await openAdministration();
    const given: unknown[] = [];
    routes.set("POST admin/accounts/1/role", (body: unknown) => void given.push(body));
    const role = await region.findByRole<HTMLSelectElement>("combobox", { name: "Role of Amina" });
    for (const passed of ["learner", "trainer"]) await userEvent.selectOptions(role, passed);
    expect(given).toEqual([]);
    await userEvent.click(region.getByRole("button", { name: "Change role" }));
    expect(given).toEqual([{ role: "trainer" }]);
  });
  it("reads in words what was done, and the code of what a newer server did", async () => {
    await openAdministration();
    const log = within(screen.getByRole("region", { name: "What was done" }));
    await log.findByText("Role changed");
    log.getByText("Bilal");
    log.getByText("of-a-newer-server");
    log.getByText(/the server$/);
  });
  it("does all of it in Arabic, the one-time password from left to right", async () => {
    const { region, add, fill, word } = await openAdministration("ar");
    await fill("ليلى", "layla");
    await add();
    expect((await region.findByText("moss-tide-04")).dir).toBe("ltr");
    region.getByText(word("password.once.text"));
    const log = within(screen.getByRole("region", { name: word("audit") }));
    await log.findByText(word("audit.action.role-changed"));
  });
});

it("shows a learner nothing of the administration, and asks the server for none of it", async () => {
  const browser = new TestBrowser();
  await browser.signedIn("a");
  await browser.open("/en/admin");
  await screen.findByText(/^This page is for administrators/);
  expect(browser.apiRequests.filter((path) => path.startsWith("/api/admin"))).toEqual([]);
});
