import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { locales } from "#domain/locale.ts";
import { createTranslate } from "#page/translate.ts";
import { allWords, wordsIn } from "../../../../tests/support/interface-words.ts";
import { TestBrowser } from "../../../../tests/support/test-browser.tsx";

const cohort = "00000000-0000-4000-8000-0000000000c1";
const at = (view: string) => `/en/trainer?cohort=${cohort}&view=${view}`;

async function trainersBrowser(): Promise<TestBrowser> {
  const browser = new TestBrowser();
  await browser.signedIn("t1", "trainer");
  return browser;
}
const changesOf = async (browser: TestBrowser) => {
  const db = await browser.disk.open();
  const rows = await db.changes.toArray();
  db.close();
  return rows;
};

const detailAddress = new RegExp(`/api/cohorts/${cohort}$`);
/** So often has the cohort been asked for. */
const timesAsked = (browser: TestBrowser) => browser.apiRequests.filter((path) => detailAddress.test(path)).length;
async function rename(from: string, to: string): Promise<void> {
  await userEvent.click(await screen.findByRole("button", { name: `Change ${from}` }));
  const name = await screen.findByLabelText("Name of the sub-group");
  await userEvent.clear(name);
  await userEvent.type(name, to);
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
}

describe("the trainer's area", () => {
  it("is not a learner's, and asks for nothing then", async () => {
    const browser = new TestBrowser();
    await browser.signedIn("l1");
    await browser.open("/en/trainer");
    await screen.findByText("This page is for trainers and administrators.");
    expect(browser.apiRequests.filter((path) => path.startsWith("/api/cohorts"))).toEqual([]);
  });
  it("is nobody's without an account", async () => {
    await new TestBrowser().open("/en/trainer");
    await screen.findByText("This page is for trainers and administrators.");
  });
  it("lists the cohorts with the date of the list, the archived ones apart", async () => {
    const browser = await trainersBrowser();
    browser.training.add(cohort);
    browser.training.add("00000000-0000-4000-8000-0000000000c2", { name: "Suva 2025", archived: true });
    await browser.open("/en/trainer");
    const link = await screen.findByRole("link", { name: "Dakar 2026" });
    expect(link.getAttribute("href")).toBe(`/en/trainer?cohort=${cohort}`);
    expect(screen.getByText(/^As of /)).toBeDefined();
    expect(screen.getByText("1 archived cohort")).toBeDefined();
  });
  it("shows offline what was loaded, with its date", async () => {
    const browser = await trainersBrowser();
    browser.training.add(cohort);
    browser.training.enrol(cohort, "Awa");
    const first = await browser.open(at("people"));
    await screen.findByRole("rowheader", { name: /Awa/ });
    first.unmount();
    browser.goOffline();
    await browser.open(at("people"));
    await screen.findByRole("rowheader", { name: /Awa/ });
    await screen.findByText(/^This is what was loaded on /);
    expect(screen.getByText("There is no connection to the server. Check the network, then try again.")).toBeDefined();
  });
  it("forgets what the trainer may not read any more", async () => {
    const browser = await trainersBrowser();
    browser.training.add(cohort);
    const first = await browser.open(at("people"));
    await screen.findByRole("heading", { name: "Dakar 2026" });
    first.unmount();
    browser.training.cohorts.delete(cohort);
    const second = await browser.open(at("people"));
    await screen.findByText("It is no longer there. Load the page again.");
    expect(screen.queryByRole("heading", { name: "Dakar 2026" })).toBeNull();
    second.unmount();
    browser.goOffline();
    await browser.open(at("people"));
    await screen.findByText("There is no connection to the server. Check the network, then try again.");
    expect(screen.queryByRole("heading", { name: "Dakar 2026" })).toBeNull();
  });
});

describe("a cohort", () => {
  it("is made offline with a plan, and reaches the server by itself", async () => {
    const browser = await trainersBrowser();
    await browser.download(["en"]);
    (await browser.open("/en/courses")).unmount();
    const goOnline = browser.goOffline();
    await browser.open("/en/trainer?view=new");
    await userEvent.type(await screen.findByLabelText("Name"), "Nairobi 2026");
    await userEvent.selectOptions(screen.getByLabelText("Time zone"), "Africa/Nairobi");
    await userEvent.click(screen.getByRole("button", { name: "Create the cohort" }));
    await screen.findByRole("heading", { name: "Nairobi 2026", level: 1 });
    expect(screen.getByText(/^The server does not know this cohort yet/)).toBeDefined();
    await userEvent.click(screen.getByRole("link", { name: "Plan" }));
    await userEvent.click(await screen.findByRole("button", { name: "Assign work" }));
    await screen.findByRole("option", { name: "Diplomatic notes about cyber incidents" });
    await userEvent.selectOptions(screen.getByLabelText("Course"), "diplomatic-notes");
    await userEvent.type(screen.getByLabelText("Due (not needed)"), "2026-11-25T23:59");
    await userEvent.click(screen.getByRole("button", { name: "Assign" }));
    await screen.findByText("due 25 November 2026, 23:59");
    await screen.findByText("2 changes wait to be sent");
    goOnline();
    await userEvent.click(screen.getByRole("button", { name: "Send now" }));
    await waitFor(() => expect(screen.queryByText(/waits? to be sent/)).toBeNull());
    const [made] = browser.training.cohorts.values();
    expect(made?.settings).toMatchObject({ name: "Nairobi 2026", timeZone: "Africa/Nairobi", confidential: false });
    expect([...(made?.plan.values() ?? [])].map(({ body }) => body)).toEqual([
      {
        version: 1,
        work: { course: "diplomatic-notes" },
        target: { kind: "cohort" },
        required: true,
        dueAt: "2026-11-25T20:59:00.000Z",
      },
    ]);
  });
  it("keeps what was typed over a reload", async () => {
    const browser = await trainersBrowser();
    const first = await browser.open("/en/trainer?view=new");
    await userEvent.type(await screen.findByLabelText("Name"), "Half a na");
    first.unmount();
    await browser.open("/en/trainer?view=new");
    expect((await screen.findByLabelText<HTMLInputElement>("Name")).value).toBe("Half a na");
  });
  it("waits while the sign-in has ended, says so, and loses nothing", async () => {
    const browser = await trainersBrowser();
    browser.training.add(cohort);
    const first = await browser.open(at("people"));
    await screen.findByRole("heading", { name: "Dakar 2026" });
    browser.api.revoked.add("t1");
    await userEvent.click(screen.getByRole("button", { name: "New sub-group" }));
    await userEvent.type(await screen.findByLabelText("Name of the sub-group"), "Tuesday");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await screen.findByRole("button", { name: "Change Tuesday" });
    first.unmount();
    const second = await browser.open(at("people"));
    await screen.findByText("Your sign-in has ended");
    await screen.findByRole("button", { name: "Change Tuesday" });
    second.unmount();
    browser.api.revoked.clear();
    await browser.open(at("people"));
    await waitFor(() => expect([...(browser.training.cohorts.get(cohort)?.groups.values() ?? [])]).toHaveLength(1));
    await waitFor(async () => expect(await changesOf(browser)).toEqual([]));
  });
  it("tells when somebody else changed the same thing, and lets the trainer decide", async () => {
    const browser = await trainersBrowser();
    const held = browser.training.add(cohort);
    await browser.open(at("settings"));
    const name = await screen.findByLabelText("Name");
    held.settings = { ...held.settings, name: "Dakar, theirs" };
    held.version = 2;
    await userEvent.clear(name);
    await userEvent.type(name, "Dakar, mine");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await screen.findByText("The server did not take this change");
    expect(screen.getByText("Settings of the cohort: Dakar, mine")).toBeDefined();
    expect(held.settings.name).toBe("Dakar, theirs");
    await userEvent.click(screen.getByRole("button", { name: "Make my change all the same" }));
    await waitFor(() => expect(held.settings.name).toBe("Dakar, mine"));
    await waitFor(() => expect(screen.queryByText("The server did not take this change")).toBeNull());
  });
  it("sends a refused change again as it was, and does not write over what somebody else did since", async () => {
    const browser = await trainersBrowser();
    const held = browser.training.add(cohort);
    held.groups.set("g", { version: 1, body: { version: 1, name: "Tuesday", members: [] } });
    await browser.open(at("people"));
    await screen.findByRole("button", { name: "Change Tuesday" });
    held.settings = { ...held.settings, archived: true };
    await rename("Tuesday", "Mine");
    await screen.findByText("The cohort is archived. Take it out of the archive first.");
    const { archived: _, ...opened } = held.settings;
    held.settings = opened;
    held.groups.set("g", { version: 2, body: { version: 2, name: "Theirs", members: [] } });
    await userEvent.click(screen.getByRole("button", { name: "Send it again" }));
    await screen.findByText("Somebody changed it at the same time. Look at what stands there now, then decide.");
    expect(held.groups.get("g")?.body).toMatchObject({ name: "Theirs" });
    await userEvent.click(screen.getByRole("button", { name: "Make my change all the same" }));
    await waitFor(() => expect(held.groups.get("g")).toMatchObject({ version: 3, body: { name: "Mine" } }));
  });
  it.each([
    ["invitations", "Invitations"],
    ["import", "Invite by a list"],
    ["report", "Progress"],
    ["items", "Questions"],
    ["progress", "From pre-test to final assessment"],
    ["live", "Live session"],
  ])("has nothing under %s before the server knows of it, and does once it does", async (view, title) => {
    const browser = await trainersBrowser();
    const goOnline = browser.goOffline();
    await browser.open("/en/trainer?view=new");
    await userEvent.type(await screen.findByLabelText("Name"), "Nairobi 2026");
    await userEvent.click(screen.getByRole("button", { name: "Create the cohort" }));
    await screen.findByRole("heading", { name: "Nairobi 2026", level: 1 });
    const name = new RegExp(`view=${view}$`);
    const link = () => screen.getAllByRole("link").find((each) => name.test(each.getAttribute("href") ?? "")) ?? document.body;
    await userEvent.click(link());
    await waitFor(() => expect(link().getAttribute("aria-current")).toBe("page"));
    screen.getByText(/^The server does not know this cohort yet/);
    const shown = () => screen.queryByRole("heading", { name: title, level: 2 });
    expect(shown()).toBeNull();
    goOnline();
    dispatchEvent(new Event("online"));
    await waitFor(() => expect(shown()).not.toBeNull());
    expect(screen.queryByText(/^The server does not know this cohort yet/)).toBeNull();
  });
  it("does not take a last day before the first", async () => {
    const browser = await trainersBrowser();
    browser.training.add(cohort, { opensOn: "2026-12-01" });
    await browser.open(at("settings"));
    await userEvent.type(await screen.findByLabelText("Last day (not needed)"), "2026-11-30");
    expect(screen.getByRole("alert").textContent).toBe("The last day is before the first. Change one of the two.");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(await changesOf(browser)).toEqual([]);
  });
  it("is put into the archive and taken out", async () => {
    const browser = await trainersBrowser();
    const held = browser.training.add(cohort);
    await browser.open(at("settings"));
    await userEvent.click(await screen.findByRole("button", { name: "Archive the cohort" }));
    await waitFor(() => expect(held.settings.archived).toBe(true));
    await userEvent.click(await screen.findByRole("button", { name: "Take it out of the archive" }));
    await waitFor(() => expect(held.settings.archived).toBeUndefined());
  });
  it("keeps both of two changes of its settings that wait", async () => {
    const browser = await trainersBrowser();
    const held = browser.training.add(cohort);
    await browser.open(at("settings"));
    await userEvent.click(await screen.findByLabelText("Name"));
    const goOnline = browser.goOffline();
    await userEvent.paste(", spring");
    await userEvent.click(screen.getByText("Save"));
    await screen.findByText("Dakar 2026, spring", { selector: "h1 bdi" });
    await userEvent.selectOptions(await screen.findByLabelText("Language of invitations and printed sheets"), "ru");
    await userEvent.click(screen.getByText("Save"));
    await waitFor(async () => expect(await changesOf(browser)).toMatchObject([{ change: { body: { language: "ru" } } }]));
    goOnline();
    dispatchEvent(new Event("online"));
    await waitFor(() => expect(held.settings).toMatchObject({ name: "Dakar 2026, spring", language: "ru" }));
  });
  it("keeps what is being typed when somebody else's change arrives, takes over the rest, and loses neither", async () => {
    const browser = await trainersBrowser();
    const held = browser.training.add(cohort);
    await browser.open(at("settings"));
    await userEvent.type(await screen.findByLabelText("Name"), ", spring");
    held.settings = { ...held.settings, language: "ru" };
    held.version = 2;
    await userEvent.click(screen.getByRole("button", { name: "Load again" }));
    const language = screen.getByLabelText<HTMLSelectElement>("Language of invitations and printed sheets");
    await waitFor(() => expect(language.value).toBe("ru"));
    expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Dakar 2026, spring");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(held.settings).toMatchObject({ name: "Dakar 2026, spring", language: "ru" }));
  });
  it("does not write over what somebody else put where this trainer is typing, though it was loaded meanwhile", async () => {
    const browser = await trainersBrowser();
    const held = browser.training.add(cohort);
    const first = await browser.open(at("settings"));
    await userEvent.type(await screen.findByLabelText("Name"), ", mine");
    held.settings = { ...held.settings, name: "Dakar, theirs" };
    held.version = 2;
    await userEvent.click(screen.getByRole("button", { name: "Load again" }));
    await screen.findByRole("heading", { name: "Dakar, theirs", level: 1 });
    first.unmount();
    await browser.open(at("settings"));
    await screen.findByRole("heading", { name: "Dakar, theirs", level: 1 });
    expect((await screen.findByLabelText<HTMLInputElement>("Name")).value).toBe("Dakar 2026, mine");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await screen.findByText("The server did not take this change");
    expect(held.settings.name).toBe("Dakar, theirs");
  });
  it("keeps whether it is confidential once somebody has joined", async () => {
    const browser = await trainersBrowser();
    browser.training.add(cohort, { confidential: true });
    browser.training.enrol(cohort, "Awa");
    await browser.open(at("settings"));
    await screen.findByText("This cohort is confidential. Somebody has joined, so this can no longer change.");
    expect(screen.queryByRole("checkbox", { name: /Confidential cohort/ })).toBeNull();
  });
});

describe("people of a cohort", () => {
  it("are removed after asking", async () => {
    const browser = await trainersBrowser();
    browser.training.add(cohort);
    browser.training.enrol(cohort, "Awa");
    await browser.open(at("people"));
    await userEvent.click(await screen.findByRole("button", { name: "Remove Awa" }));
    expect(screen.getByRole("alert").textContent).toContain("Awa loses the assignments of this cohort");
    await userEvent.click(within(screen.getByRole("alert")).getByRole("button", { name: "Remove" }));
    await screen.findByText("Nobody has joined yet.");
  });
  it("are joined by a second trainer, if that person is one", async () => {
    const browser = await trainersBrowser();
    browser.training.add(cohort);
    await browser.open(at("people"));
    const user = await screen.findByLabelText("User name or e-mail address");
    await userEvent.type(user, "nobody");
    await userEvent.click(screen.getByRole("button", { name: "Add a trainer" }));
    await screen.findByText("No trainer or administrator here has this user name or address.");
    await userEvent.clear(user);
    await userEvent.type(user, "omar");
    await userEvent.click(screen.getByRole("button", { name: "Add a trainer" }));
    await screen.findByRole("button", { name: "Remove Omar Other" });
  });
  it("are put into a sub-group", async () => {
    const browser = await trainersBrowser();
    const held = browser.training.add(cohort);
    browser.training.enrol(cohort, "Awa");
    await browser.open(at("people"));
    await userEvent.click(await screen.findByRole("button", { name: "New sub-group" }));
    await userEvent.type(await screen.findByLabelText("Name of the sub-group"), "Tuesday");
    await userEvent.click(screen.getByRole("checkbox", { name: /Awa/ }));
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect([...held.groups.values()].map(({ body }) => body?.members)).toEqual([["l-Awa"]]));
  });
  it("stay in sub-groups as they were renamed, while answers to earlier changes are on their way", async () => {
    const browser = await trainersBrowser();
    const { groups } = browser.training.add(cohort);
    for (const name of ["Tuesday", "Thursday"]) groups.set(name, { version: 1, body: { version: 1, name, members: [] } });
    await browser.open(at("people"));
    await screen.findByRole("button", { name: "Change Tuesday" });
    const releaseFirst = browser.hold(detailAddress);
    await rename("Tuesday", "Monday");
    await waitFor(() => expect(timesAsked(browser)).toBe(2));
    const releaseOthers = browser.hold(detailAddress);
    await rename("Thursday", "Friday");
    await waitFor(() => expect(timesAsked(browser)).toBe(3));
    releaseFirst();
    await userEvent.click(screen.getByRole("button", { name: "New sub-group" }));
    await userEvent.type(await screen.findByLabelText("Name of the sub-group"), "Saturday and Sunday");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(timesAsked(browser)).toBe(4));
    await rename("Monday", "Wednesday");
    await waitFor(() => expect(groups.get("Tuesday")).toMatchObject({ version: 3, body: { name: "Wednesday" } }));
    releaseOthers();
    await waitFor(async () => expect(await changesOf(browser)).toEqual([]));
    expect(groups.get("Thursday")?.body).toMatchObject({ name: "Friday" });
  });
  it("are in a sub-group whose name is being typed when the answer to an earlier one comes", async () => {
    const browser = await trainersBrowser();
    const { groups } = browser.training.add(cohort);
    groups.set("g", { version: 1, body: { version: 1, name: "Tuesday", members: [] } });
    await browser.open(at("people"));
    await screen.findByRole("button", { name: "Change Tuesday" });
    const release = browser.hold(detailAddress);
    await rename("Tuesday", "Monday");
    await userEvent.click(await screen.findByRole("button", { name: "Change Monday" }));
    await userEvent.type(await screen.findByLabelText("Name of the sub-group"), " morning");
    await waitFor(() => expect(timesAsked(browser)).toBe(2));
    release();
    await waitFor(async () => expect(await changesOf(browser)).toEqual([]));
    expect(screen.getByLabelText<HTMLInputElement>("Name of the sub-group").value).toBe("Monday morning");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(groups.get("g")).toMatchObject({ version: 3, body: { name: "Monday morning" } }));
  });
  it("are invited by a code, a link and a picture of it", async () => {
    const browser = await trainersBrowser();
    browser.training.add(cohort);
    await browser.open(at("invitations"));
    await userEvent.click(await screen.findByRole("button", { name: "Make a join code" }));
    await screen.findByRole("code");
    expect(screen.getByText(/\/fr\/join#ABCD-EFG1$/)).toBeDefined();
    expect(screen.getByRole("img", { name: "Code to scan for joining with ABCD-EFG1" }).getAttribute("src")).toContain(
      "data:image/svg+xml",
    );
    await userEvent.click(screen.getByRole("button", { name: "Stop the code ABCD-EFG1" }));
    await userEvent.click(within(screen.getByRole("alert")).getByRole("button", { name: "Stop the code" }));
    await waitFor(() => expect(screen.queryByRole("code")).toBeNull());
  });
});

describe("an invitation of a trainer's", () => {
  async function sheetOfCode(): Promise<{ readonly browser: TestBrowser; readonly links: readonly string[] }> {
    const browser = await trainersBrowser();
    browser.training.add(cohort);
    for (const locale of locales)
      browser.server.files.set(
        `/locales/${locale}/invitation.json`,
        new TextEncoder().encode(JSON.stringify(wordsIn(locale, "invitation"))),
      );
    const first = await browser.open(at("invitations"));
    await userEvent.click(await screen.findByRole("button", { name: "Make a join code" }));
    await userEvent.click(await screen.findByRole("link", { name: "Sheet to print" }));
    for (const box of await screen.findAllByRole("checkbox")) if (!(box as HTMLInputElement).checked) await userEvent.click(box);
    await waitFor(() => expect(screen.getAllByRole("article")).toHaveLength(locales.length));
    const links = screen.getAllByRole("article").map((sheet) => within(sheet).getByText(/^http/).textContent ?? "");
    first.unmount();
    return { browser, links };
  }
  it("leads from paper and link to the page of the invitation, in each language, with nobody signed in", async () => {
    const { browser, links } = await sheetOfCode();
    expect(links.map((link) => new URL(link).pathname).sort()).toEqual(locales.map((locale) => `/${locale}/join`).sort());
    browser.cookie.account = null;
    browser.api.routes.set("GET join/ABCD-EFG1", () => ({ role: "learner", workshop: false, cohort: null }));
    for (const locale of locales) {
      const words = createTranslate(locale, allWords(locale)["sign-in"] ?? {});
      const opened = await browser.open(`/${locale}/join#ABCD-EFG1`);
      await screen.findByRole("heading", { name: words("join.no-cohort") });
      await screen.findByRole("form", { name: words("join.new-account") });
      opened.unmount();
    }
  });
});

describe("people invited by name", () => {
  it("are listed with their answers, asked again after declining, and asked no more when it is withdrawn", async () => {
    const browser = await trainersBrowser();
    const held = browser.training.add(cohort);
    browser.training.enrol(cohort, "Bilal");
    browser.training.invite(cohort, "Chen");
    browser.training.invite(cohort, "Dina", true);
    await browser.open(at("people"));
    const list = within(await screen.findByRole("region", { name: "Invited by name" }));
    expect(list.getByText("Has not answered")).toBeDefined();
    expect(list.queryByRole("button", { name: "Invite again Chen" })).toBeNull();
    await userEvent.click(list.getByRole("button", { name: "Invite again Dina" }));
    await waitFor(() => expect(list.getAllByText("Has not answered")).toHaveLength(2));
    await userEvent.click(list.getByRole("button", { name: "Withdraw the invitation Chen" }));
    await userEvent.click(list.getByRole("button", { name: "Withdraw the invitation" }));
    await waitFor(() => expect(list.queryByText("Chen")).toBeNull());
    expect(held.invitees.map(({ name }) => name)).toEqual(["Dina"]);
    expect(held.members.map(({ name }) => name)).toEqual(["Bilal"]);
  });
  it("stay as they are in a cohort that is archived", async () => {
    const browser = await trainersBrowser();
    browser.training.add(cohort, { archived: true });
    browser.training.invite(cohort, "Dina", true);
    await browser.open(at("people"));
    const list = within(await screen.findByRole("region", { name: "Invited by name" }));
    expect(list.getByText("Declined")).toBeDefined();
    expect(list.queryByRole("button")).toBeNull();
  });
});

describe("a list of people", () => {
  it("is reported row by row and nobody is invited while one row stands in the way; then all of them are", async () => {
    const browser = await trainersBrowser();
    const held = browser.training.add(cohort);
    browser.training.enrol(cohort, "Bilal");
    await browser.open(at("import"));
    const list = await screen.findByLabelText("List");
    await userEvent.click(list);
    await userEvent.paste("Name;E-mail\nAwa;awa@example.org\nBilal;b@example.org\nChen;no address\n");
    await screen.findByText("3 people. Separator: semicolon. The first row names the columns.");
    await userEvent.click(screen.getByRole("button", { name: "Check 3 rows" }));
    await screen.findByText("Nothing was done. Correct these rows above, then check again.");
    expect(screen.getByText("This is not an e-mail address.")).toBeDefined();
    expect(screen.queryByRole("button", { name: /^Invite \d/ })).toBeNull();
    await userEvent.clear(list);
    await userEvent.click(list);
    await userEvent.paste("Name;E-mail\nAwa;awa@example.org\nBilal;b@example.org\n");
    await userEvent.click(screen.getByRole("button", { name: "Check 2 rows" }));
    await screen.findByText("Every row can be taken");
    expect(held.members).toHaveLength(1);
    await userEvent.click(screen.getByRole("button", { name: "Invite 2 people" }));
    await screen.findByText("once-awa");
    expect(screen.getByText("1 new account, with a password for one sign-in")).toBeDefined();
    expect(screen.getByText("Who is invited comes in by accepting. Until then you see nothing of their work.")).toBeDefined();
    expect(held.members).toHaveLength(1);
  });
  /** Enrols a list of two while answers are lost; `text` of the list stays in the form. */
  async function enrolUnanswered(browser: TestBrowser): Promise<void> {
    await userEvent.click(await screen.findByLabelText("List"));
    await userEvent.paste("Awa\nChen\n");
    await userEvent.click(screen.getByRole("button", { name: "Check 2 rows" }));
    browser.loseAnswers(/members$/);
    await userEvent.click(await screen.findByRole("button", { name: "Invite 2 people" }));
    await screen.findByText("There is no connection to the server. Check the network, then try again.");
  }
  it("whose answer was lost is asked for again, and invites once", async () => {
    const browser = await trainersBrowser();
    const held = browser.training.add(cohort);
    await browser.open(at("import"));
    await enrolUnanswered(browser);
    expect(screen.queryByText(/Nothing was done/)).toBeNull();
    browser.loseAnswers(undefined);
    await userEvent.click(screen.getByRole("button", { name: "Invite 2 people" }));
    await screen.findByText("once-awa");
    expect(held.invitees.map(({ name }) => name)).toEqual(["Awa", "Chen"]);
  });
  it("whose answer was lost with the page shows its passwords when it is checked again", async () => {
    const browser = await trainersBrowser();
    browser.training.add(cohort);
    const first = await browser.open(at("import"));
    await enrolUnanswered(browser);
    first.unmount();
    browser.loseAnswers(undefined);
    await browser.open(at("import"));
    await userEvent.click(await screen.findByRole("button", { name: "Check 2 rows" }));
    await screen.findByText("once-chen");
  });
  it("that was taken too long ago is told, and can be checked under another id", async () => {
    const browser = await trainersBrowser();
    const held = browser.training.add(cohort);
    browser.training.enrol(cohort, "Awa");
    await browser.open(at("import"));
    await userEvent.click(await screen.findByLabelText("List"));
    await userEvent.paste("Awa\n");
    browser.training.refusedImports = "import-expired";
    await userEvent.click(screen.getByRole("button", { name: "Check 1 row" }));
    await screen.findByText(/^This list was taken more than a day ago/);
    await userEvent.click(screen.getByRole("button", { name: "Check 1 row" }));
    await screen.findByText("Every row can be taken");
    expect(held.members).toHaveLength(1);
  });
  it("is read from a file in the encoding that it has, and in another if the trainer says so", async () => {
    const browser = await trainersBrowser();
    browser.training.add(cohort);
    await browser.open(at("import"));
    const bytes = Uint8Array.from([0xc7, 0xd3, 0xe3, 0x0a, 0xe1, 0xed, 0xe1, 0xec]);
    await userEvent.upload(await screen.findByLabelText(/^File/), new File([bytes], "list.csv", { type: "text/csv" }));
    await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>("List").value).toBe("اسم\nليلى"));
    expect(screen.getByLabelText<HTMLSelectElement>("Characters of the file").value).toBe("windows-1256");
    await userEvent.selectOptions(screen.getByLabelText("Characters of the file"), "windows-1252");
    expect(screen.getByLabelText<HTMLTextAreaElement>("List").value).toBe("ÇÓã\náíáì");
  });
});

describe("the plan", () => {
  it("names its courses offline too, though they are not downloaded", async () => {
    const browser = await trainersBrowser();
    const held = browser.training.add(cohort);
    const body = { version: 1, work: { course: "diplomatic-notes" }, target: { kind: "cohort" }, required: true } as const;
    held.plan.set("a1", { version: 1, body });
    const first = await browser.open(at("plan"));
    await screen.findByRole("heading", { name: "Diplomatic notes about cyber incidents" });
    const db = await browser.disk.open();
    await waitFor(async () => expect(await db.answers.get(["t1", `cohorts/${cohort}`])).toBeDefined());
    db.close();
    first.unmount();
    browser.goOffline();
    await browser.open(at("plan"));
    await screen.findByRole("heading", { name: "Diplomatic notes about cyber incidents" });
  });
  it("is not assigned where it would be due before it opens", async () => {
    const browser = await trainersBrowser();
    browser.training.add(cohort);
    await browser.open(at("plan"));
    await userEvent.click(await screen.findByRole("button", { name: "Assign work" }));
    await screen.findByRole("option", { name: "Diplomatic notes about cyber incidents" });
    await userEvent.selectOptions(screen.getByLabelText("Course"), "diplomatic-notes");
    await userEvent.type(screen.getByLabelText("Opens (not needed)"), "2026-11-25T09:00");
    await userEvent.type(screen.getByLabelText("Due (not needed)"), "2026-11-24T09:00");
    await userEvent.click(screen.getByRole("button", { name: "Assign" }));
    expect(screen.getByText("It would be due before it opens. Change one of the two dates.")).toBeDefined();
    expect(await changesOf(browser)).toEqual([]);
  });
  it("gives one activity of a module to one learner, changes it and takes it back", async () => {
    const browser = await trainersBrowser();
    const held = browser.training.add(cohort);
    browser.training.enrol(cohort, "Awa");
    const bodies = () => [...held.plan.values()].map(({ body }) => body);
    await browser.open(at("plan"));
    await userEvent.click(await screen.findByRole("button", { name: "Assign work" }));
    await screen.findByRole("option", { name: "Diplomatic notes about cyber incidents" });
    await userEvent.selectOptions(screen.getByLabelText("Course"), "diplomatic-notes");
    await userEvent.selectOptions(await screen.findByLabelText("Module"), "notes");
    await userEvent.selectOptions(await screen.findByLabelText("Activity"), "check-notes");
    await userEvent.selectOptions(screen.getByLabelText("For"), "Awa (awa)");
    await userEvent.click(screen.getByRole("button", { name: "Assign" }));
    const work = { course: "diplomatic-notes", module: "notes", activity: "check-notes" };
    await waitFor(() => expect(bodies()).toMatchObject([{ version: 1, work, target: { kind: "learner", learner: "l-Awa" } }]));
    await waitFor(async () => expect(await changesOf(browser)).toEqual([]));
    await userEvent.click(await screen.findByRole("button", { name: "Change Check your notes" }));
    await userEvent.type(await screen.findByLabelText("Note for the learners (not needed)"), "Bring questions");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(bodies()).toMatchObject([{ version: 2, work, note: "Bring questions" }]));
    await waitFor(async () => expect(await changesOf(browser)).toEqual([]));
    await userEvent.click(await screen.findByRole("button", { name: "Withdraw Check your notes" }));
    await userEvent.click(within(screen.getByRole("alert")).getByRole("button", { name: "Withdraw" }));
    await waitFor(() => expect(bodies()).toEqual([undefined]));
    await screen.findByText("Nothing is assigned yet.");
  });
  it("lets an assignment be withdrawn whose change was refused, and the refusal goes with it", async () => {
    const browser = await trainersBrowser();
    const held = browser.training.add(cohort);
    const body = { version: 1, work: { course: "diplomatic-notes" }, target: { kind: "cohort" }, required: true } as const;
    held.plan.set("a1", { version: 1, body });
    await browser.open(at("plan"));
    const title = "Diplomatic notes about cyber incidents";
    await userEvent.click(await screen.findByRole("button", { name: `Change ${title}` }));
    await userEvent.type(await screen.findByLabelText("Note for the learners (not needed)"), "Bring questions");
    held.settings = { ...held.settings, archived: true };
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await screen.findByText("The server did not take this change");
    const { archived: _, ...opened } = held.settings;
    held.settings = opened;
    await userEvent.click(await screen.findByRole("button", { name: `Withdraw ${title}` }));
    await userEvent.click(screen.getByRole("button", { name: "Withdraw" }));
    await waitFor(() => expect(held.plan.get("a1")).toEqual({ version: 2, body: undefined }));
    await waitFor(() => expect(screen.queryByText("The server did not take this change")).toBeNull());
    await waitFor(async () => expect(await changesOf(browser)).toEqual([]));
    await screen.findByText("Nothing is assigned yet.");
  });
  it("of another cohort is taken over with its dates moved and its hours kept", async () => {
    const browser = await trainersBrowser();
    const other = browser.training.add("00000000-0000-4000-8000-0000000000c2", {
      name: "Nairobi 2025",
      timeZone: "Africa/Nairobi",
      opensOn: "2025-11-03",
    });
    const work = { course: "diplomatic-notes" };
    other.plan.set("a1", {
      version: 1,
      body: { version: 1, work, target: { kind: "cohort" }, required: true, dueAt: "2025-11-05T20:59:00.000Z" },
    });
    other.plan.set("a2", { version: 4, body: { version: 4, work, target: { kind: "group", group: "g" }, required: false } });
    const held = browser.training.add(cohort, { opensOn: "2026-11-09" });
    await browser.open(at("plan"));
    await userEvent.click(await screen.findByRole("button", { name: "Take over the plan of another cohort" }));
    await screen.findByRole("option", { name: "Nairobi 2025" });
    await userEvent.selectOptions(screen.getByLabelText("Cohort"), "Nairobi 2025");
    expect((await screen.findByLabelText<HTMLInputElement>("First day of the plan")).value).toBe("2026-11-11");
    await userEvent.click(screen.getByRole("button", { name: "Assign 1" }));
    await waitFor(() =>
      expect([...held.plan.values()].map(({ body }) => body)).toEqual([
        { version: 1, work, target: { kind: "cohort" }, required: true, dueAt: "2026-11-11T23:59:00.000Z" },
      ]),
    );
  });
});
