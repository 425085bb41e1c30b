import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { EnrolmentRecord, InvitationRecord, JoinPreview } from "#sync/cohort-messages.ts";
import { TestBrowser } from "../../../../tests/support/test-browser.tsx";
import { accountOf, problem } from "../../../../tests/sync/model-server.ts";

const preview: JoinPreview = {
  role: "learner",
  workshop: false,
  cohort: { name: "Geneva 2026", confidential: false, trainers: ["Awa", "Bo"] },
};
const confidential: JoinPreview = { ...preview, cohort: { name: "Geneva 2026", confidential: true, trainers: [] } };

function browserWith(invitation: JoinPreview): TestBrowser {
  const browser = new TestBrowser();
  browser.api.routes.set("GET join/abcd-efgh", () => invitation);
  return browser;
}
const assign = vi.spyOn(location, "assign").mockImplementation(() => undefined);
const reload = vi.spyOn(location, "reload").mockImplementation(() => undefined);
afterEach(() => {
  assign.mockClear();
  reload.mockClear();
});

describe("an invitation", () => {
  it("says who will see what before there is anything to press", async () => {
    await browserWith(preview).open("/en/join#abcd-efgh");
    await screen.findByRole("heading", { name: "Joining the cohort: Geneva 2026" });
    expect(screen.getByText(/seen by the trainers of this cohort, now Awa and Bo, and by the administrators/)).toBeDefined();
    for (const text of [
      /^Your work on what is assigned to you here, from joining on/,
      /^Earlier work: only of courses that you share/,
      /^Never seen: notes/,
      /can read its backups/,
    ])
      expect(screen.getByText(text)).toBeDefined();
    expect(screen.getByRole("button", { name: "Join" })).toBeDefined();
  });
  it("to a confidential cohort says that only figures of five and more are seen", async () => {
    await browserWith(confidential).open("/en/join#join=abcd-efgh");
    await screen.findByText(/^This cohort is confidential/);
    expect(screen.getByText(/never for fewer than five people together/)).toBeDefined();
    expect(screen.queryByText(/each answer/)).toBeNull();
    expect(screen.getByText(/now nobody/)).toBeDefined();
  });
  it.each(["xxxx", "xxxx%"])("that is not known says so, and another code can be typed: %j", async (code) => {
    const browser = browserWith(preview);
    browser.api.routes.set(`GET join/${encodeURIComponent(code)}`, () => problem(404, "join-code-unknown"));
    await browser.open(`/en/join#${code}`);
    await screen.findByText("This code is not known, used up or expired. Check it, or ask for another.");
    const field = screen.getByRole("textbox", { name: "Join code" });
    await userEvent.clear(field);
    await userEvent.type(field, "abcd-efgh");
    await userEvent.click(screen.getByRole("button", { name: "Show what joining means" }));
    await screen.findByRole("heading", { name: "Joining the cohort: Geneva 2026" });
  });
  it("that is used up says so to somebody who is signed in, and leaves them where they are", async () => {
    const browser = browserWith(preview);
    await browser.signedIn("a");
    browser.api.routes.set("GET join/xxxx", () => problem(404, "join-code-unknown"));
    await browser.open("/en/join#xxxx");
    await screen.findByText("This code is not known, used up or expired. Check it, or ask for another.");
    expect(screen.getByRole("textbox", { name: "Code of another cohort" })).toBeDefined();
    expect(screen.queryByLabelText("Password")).toBeNull();
  });
  it("to a cohort that somebody has joined says so, with nothing to press", async () => {
    const browser = browserWith({ ...preview, isMember: true });
    await browser.signedIn("l1");
    await browser.open("/en/join#abcd-efgh");
    await screen.findByRole("heading", { name: "You have joined: Geneva 2026" });
    expect(screen.queryByRole("button", { name: "Join" })).toBeNull();
  });
  it("opened without a network waits for one, and is there when it is asked for again", async () => {
    const browser = browserWith(preview);
    const goOnline = browser.goOffline();
    await browser.open("/en/join#abcd-efgh");
    await screen.findByText("There is no connection to the server. Check the network, then try again.");
    goOnline();
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await screen.findByRole("heading", { name: "Joining the cohort: Geneva 2026" });
  });
  it("is taken with a new account, which the device is from then on", async () => {
    const browser = browserWith(preview);
    const sent: unknown[] = [];
    browser.api.routes.set("POST sign-up", (body) => {
      sent.push(body);
      return { account: accountOf("a") };
    });
    await browser.open("/en/join#abcd-efgh");
    const form = within(await screen.findByRole("form", { name: "Join with a new account" }));
    await userEvent.type(form.getByRole("textbox", { name: "Name" }), "Awa");
    await userEvent.type(form.getByRole("textbox", { name: "User name" }), "awa");
    await userEvent.type(form.getByLabelText("Password"), "four plain words");
    await userEvent.click(form.getByRole("button", { name: "Join" }));
    await waitFor(() => expect(assign).toHaveBeenCalledWith("/en"));
    expect(sent).toEqual([{ joinCode: "abcd-efgh", name: "Awa", userName: "awa", password: "four plain words" }]);
  });
  it("is taken by somebody who is signed in at one press", async () => {
    const browser = browserWith(preview);
    await browser.signedIn("a");
    browser.api.routes.set("POST join", () => ({ account: accountOf("a"), cohort: { id: "c", name: "Geneva 2026" } }));
    await browser.open("/en/join#abcd-efgh");
    await userEvent.click(await screen.findByRole("button", { name: "Join" }));
    await screen.findByText("You have joined: Geneva 2026");
    expect(screen.getByRole("link", { name: "Home, with what is assigned" }).getAttribute("href")).toBe("/en");
  });
  it("on a workshop's laptop asks for a name and a PIN, and for no password", async () => {
    const browser = browserWith(preview);
    browser.api.isSecure = false;
    await browser.open("/en/join#abcd-efgh");
    await screen.findByRole("form", { name: "Join this workshop" });
    expect(screen.getByText(/^Never seen: notes/)).toBeDefined();
    expect(screen.queryByLabelText("Password")).toBeNull();
  });
  it("for trainers says what it makes of them", async () => {
    await browserWith({ role: "trainer", workshop: false, cohort: null }).open("/en/join#abcd-efgh");
    await screen.findByText(/^This code makes you a trainer/);
  });
});

describe("who signs in", () => {
  /** Keeps others from opening the database until the answer is called. */
  async function databaseHeld({ disk }: TestBrowser): Promise<() => void> {
    const request = disk.indexedDB.open("concord", 1);
    let isReleased = false;
    await new Promise<void>((resolve) => {
      request.onupgradeneeded = () => {
        const store = request.result.createObjectStore("held");
        const hold = () => {
          if (isReleased) request.transaction?.abort();
          else store.get("anything").onsuccess = hold;
        };
        hold();
        resolve();
      };
    });
    request.onerror = (event) => event.preventDefault();
    return () => {
      isReleased = true;
    };
  }
  it("before this device has opened its database has it as theirs all the same", async () => {
    const browser = new TestBrowser();
    browser.api.routes.set("POST sign-in", () => ({ account: accountOf("a") }));
    const release = await databaseHeld(browser);
    await browser.open("/en/account");
    const form = within(await screen.findByRole("form", { name: "Sign in" }));
    await userEvent.type(form.getByRole("textbox"), "awa");
    await userEvent.type(form.getByLabelText("Password"), "four plain words");
    await userEvent.click(form.getByRole("button", { name: "Sign in" }));
    await waitFor(() => expect(browser.apiRequests).toContain("/api/sign-in"));
    release();
    await waitFor(() => expect(assign).toHaveBeenCalledWith("/en"));
    const db = await browser.disk.open();
    expect((await db.meta.get("account-in-use"))?.value).toBe("a");
    db.close();
  });
});

describe("signing in at a provider", () => {
  const provider = "Sign in with Ministry";
  /** Addresses of the server are no pages of this browser. */
  const stay = (event: Event) => event.target instanceof HTMLAnchorElement && event.preventDefault();
  beforeEach(() => document.addEventListener("click", stay));
  afterEach(() => document.removeEventListener("click", stay));

  function browserWithProvider(): TestBrowser {
    const browser = browserWith(preview);
    browser.api.providers = [{ id: "oidc", name: "Ministry" }];
    return browser;
  }
  /** Leaves by the link; the address at which the provider's sign-in comes back. */
  async function leave(): Promise<string> {
    const link = await screen.findByRole("link", { name: provider, hidden: true });
    await userEvent.click(link);
    return new URL(link.getAttribute("href") ?? "", location.href).searchParams.get("to") ?? "";
  }
  const inUse = async ({ disk }: TestBrowser) => {
    const db = await disk.open();
    const owner = (await db.meta.get("account-in-use"))?.value;
    db.close();
    return owner;
  };

  it("from an invitation comes back to it with the device the account's, and the code in no request", async () => {
    const browser = browserWithProvider();
    const first = await browser.open("/en/join#abcd-efgh");
    const back = await leave();
    expect(back).toBe("/en/join");
    first.unmount();
    browser.cookie.account = "a";
    const second = await browser.open(back);
    await waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
    expect(await inUse(browser)).toBe("a");
    second.unmount();
    browser.api.routes.set("POST join", () => ({ account: accountOf("a"), cohort: { id: "c", name: "Geneva 2026" } }));
    await browser.open(location.pathname + location.hash);
    await userEvent.click(await screen.findByRole("button", { name: "Join" }));
    await screen.findByText("You have joined: Geneva 2026");
    expect(reload).toHaveBeenCalledTimes(1);
  });
  it("after a code was looked up on the account's page comes back to the invitation", async () => {
    const browser = browserWithProvider();
    await browser.open("/en/account");
    await userEvent.type(await screen.findByRole("textbox", { name: "Join code" }), "abcd efgh");
    browser.api.routes.set("GET join/abcd%20efgh", () => preview);
    await userEvent.click(screen.getByRole("button", { name: "Show what joining means" }));
    await screen.findByRole("heading", { name: "Joining the cohort: Geneva 2026" });
    expect(await leave()).toBe("/en/join");
    cleanup();
    browser.cookie.account = "a";
    const second = await browser.open("/en/join");
    await waitFor(() => expect(reload).toHaveBeenCalled());
    second.unmount();
    await browser.open(location.pathname + location.hash);
    await screen.findByRole("heading", { name: "Joining the cohort: Geneva 2026" });
  });
  it("without a code makes the device the account's and leads home", async () => {
    const browser = browserWithProvider();
    const first = await browser.open("/en/account");
    const back = await leave();
    expect(back).toBe("/en/account");
    first.unmount();
    browser.cookie.account = "a";
    browser.api.routes.set("GET account/sessions", () => ({ items: [] }));
    const second = await browser.open(back);
    await waitFor(() => expect(assign).toHaveBeenCalledWith("/en"));
    expect(await inUse(browser)).toBe("a");
    second.unmount();
    await browser.open(back);
    await screen.findByRole("button", { name: "Sign out" });
    expect(assign).toHaveBeenCalledTimes(1);
  });
  it("that failed says so, with the invitation still there", async () => {
    const browser = browserWithProvider();
    const first = await browser.open("/en/join#abcd-efgh");
    const back = await leave();
    first.unmount();
    await browser.open(`${back}?error=access_denied`);
    await screen.findByText("The other service did not sign you in");
    await screen.findByRole("heading", { name: "Joining the cohort: Geneva 2026" });
    expect(await inUse(browser)).toBeUndefined();
  });
  it("opens an invitation after a password as well, where the code was looked up before", async () => {
    const browser = browserWithProvider();
    browser.api.routes.set("POST sign-in", () => ({ account: accountOf("a") }));
    await browser.open("/en/account");
    await userEvent.type(await screen.findByRole("textbox", { name: "Join code" }), "abcd-efgh");
    await userEvent.click(screen.getByRole("button", { name: "Show what joining means" }));
    await screen.findByRole("heading", { name: "Joining the cohort: Geneva 2026" });
    const form = within(screen.getByRole("form", { name: "Sign in" }));
    await userEvent.type(form.getByRole("textbox"), "awa");
    await userEvent.type(form.getByLabelText("Password"), "four plain words");
    await userEvent.click(form.getByRole("button", { name: "Sign in" }));
    await waitFor(() => expect(location.pathname + location.hash).toBe("/en/join#abcd-efgh"));
  });
});

const enrolment: EnrolmentRecord = {
  cohort: { id: "c", name: "Geneva 2026" },
  confidential: false,
  joinedAt: "2026-11-22T12:00:00.000Z",
  trainers: ["Awa"],
  sharedCourses: [],
};

/** Account `a`, who is in a cohort and has worked in the fixture course. */
async function member(): Promise<TestBrowser> {
  const browser = new TestBrowser();
  await browser.signedIn("a");
  await browser.recorded({ verb: "completed", activityId: "diplomatic-notes/what-a-note-is", locale: "en" });
  browser.api.routes.set("GET account/sessions", () => ({ items: [] }));
  browser.api.append("a", { kind: "enrolment", id: "c", version: 1, author: null, body: enrolment });
  return browser;
}
const section = async () => within(await screen.findByRole("region", { name: "My cohorts" }, { timeout: 5000 }));

describe("my cohorts", () => {
  it("say since when, who sees what, and what is shared", async () => {
    await (await member()).open("/en/account");
    const cohorts = await section();
    expect(cohorts.getByRole("heading", { name: "Geneva 2026" })).toBeDefined();
    expect(cohorts.getByText("Joined on 22 November 2026")).toBeDefined();
    await userEvent.click(cohorts.getByText("Who sees what"));
    expect(cohorts.getByText(/now Awa, and by the administrators/)).toBeDefined();
    expect((await cohorts.findByRole("checkbox", { name: "Diplomatic notes about cyber incidents" })).matches(":checked")).toBe(false);
  });
  it("share a course's earlier work and take it back, at the server", async () => {
    const browser = await member();
    const sent: unknown[] = [];
    browser.api.routes.set("PUT account/cohorts/c/shares", (body) => {
      sent.push(body);
      return undefined;
    });
    await browser.open("/en/account");
    const box = await (await section()).findByRole("checkbox", { name: "Diplomatic notes about cyber incidents" });
    await userEvent.click(box);
    await waitFor(() => expect(sent).toEqual([{ course: "diplomatic-notes", shared: true }]));
    browser.api.append("a", {
      kind: "enrolment",
      id: "c",
      version: 2,
      author: null,
      body: { ...enrolment, sharedCourses: ["diplomatic-notes"] },
    });
    await waitFor(() => expect(box.matches(":checked")).toBe(true));
    await userEvent.click(box);
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]).toEqual({ course: "diplomatic-notes", shared: false });
  });
  it("leave a choice as it was when the server cannot be reached, and say so", async () => {
    const browser = await member();
    await browser.open("/en/account");
    const cohorts = await section();
    const box = await cohorts.findByRole("checkbox", { name: "Diplomatic notes about cyber incidents" });
    browser.goOffline();
    await userEvent.click(box);
    await cohorts.findByText(/^There is no connection to the server/);
    expect(box.matches(":checked")).toBe(false);
  });
  it("stay readable without a connection", async () => {
    const browser = await member();
    await browser.open("/en/account").then(async ({ unmount }) => {
      await section();
      unmount();
    });
    browser.goOffline();
    await browser.open("/en/account");
    expect((await section()).getByText("Joined on 22 November 2026")).toBeDefined();
  });
  it("are left after asking, and what was assigned there goes", async () => {
    const browser = await member();
    browser.api.routes.set("POST account/cohorts/c/leave", () => {
      browser.api.append("a", { kind: "enrolment", id: "c", version: 2, author: null, body: null, deleted: true });
      return undefined;
    });
    await browser.open("/en/account");
    const cohorts = await section();
    await userEvent.click(cohorts.getByRole("button", { name: "Leave the cohort" }));
    await userEvent.click(cohorts.getByRole("button", { name: "Leave now" }));
    await screen.findByText("You have left: Geneva 2026");
    await waitFor(() => expect(screen.queryByRole("heading", { name: "Geneva 2026" })).toBeNull(), { timeout: 5000 });
  });
});

describe("a cohort that asks somebody by name", () => {
  const asking: InvitationRecord = {
    cohort: { id: "c", name: "Geneva 2026" },
    confidential: true,
    trainers: ["Awa"],
    invitedAt: "2026-11-22T12:00:00.000Z",
  };
  /** Account `a`, whom a trainer asks. */
  async function invited(): Promise<TestBrowser> {
    const browser = new TestBrowser();
    await browser.signedIn("a");
    browser.api.routes.set("GET account/sessions", () => ({ items: [] }));
    browser.api.append("a", { kind: "invitation", id: "i", version: 1, author: null, body: asking });
    return browser;
  }
  const end = (browser: TestBrowser) =>
    browser.api.append("a", { kind: "invitation", id: "i", version: 2, author: null, body: null, deleted: true });

  it("says what the page of a join code says, before there is anything to press", async () => {
    const browser = await invited();
    await browser.open("/en/account");
    const cohorts = await section();
    expect(cohorts.getByRole("heading", { name: "Invitation to the cohort: Geneva 2026" })).toBeDefined();
    const texts = (list: HTMLElement) =>
      within(list)
        .getAllByRole("listitem")
        .map(({ textContent }) => textContent);
    const told = texts(cohorts.getByRole("list"));
    cleanup();
    browser.api.routes.set("GET join/abcd-efgh", () => confidential);
    await browser.open("/en/join#abcd-efgh");
    await screen.findByText(/^This cohort is confidential/);
    const main = screen.getByRole("main");
    expect(texts(within(main).getAllByRole("list")[0] as HTMLElement)).toEqual(told);
  });
  it("is joined with what was told, and the answer is said", async () => {
    const browser = await invited();
    const sent: unknown[] = [];
    browser.api.routes.set("POST account/cohorts/c/accept", (body) => {
      sent.push(body);
      end(browser);
      browser.api.append("a", { kind: "enrolment", id: "c", version: 1, author: null, body: { ...enrolment, confidential: true } });
      return undefined;
    });
    await browser.open("/en/account");
    const cohorts = await section();
    await userEvent.click(cohorts.getByRole("button", { name: "Join Geneva 2026" }));
    const said = await cohorts.findByText("You have joined: Geneva 2026");
    await waitFor(() => expect(document.activeElement).toBe(said));
    expect(sent).toEqual([{ confidential: true }]);
    await cohorts.findByRole("heading", { name: "Geneva 2026" }, { timeout: 5000 });
    expect(cohorts.queryByRole("button", { name: "Decline Geneva 2026" })).toBeNull();
  });
  it("is declined at one press", async () => {
    const browser = await invited();
    browser.api.routes.set("POST account/cohorts/c/decline", () => end(browser));
    await browser.open("/en/account");
    const cohorts = await section();
    await userEvent.click(cohorts.getByRole("button", { name: "Decline Geneva 2026" }));
    await cohorts.findByText("You have declined: Geneva 2026");
    expect(cohorts.queryByRole("heading", { name: /^Invitation/ })).toBeNull();
  });
  it("that became another says so, and tells anew", async () => {
    const browser = await invited();
    browser.api.routes.set("POST account/cohorts/c/accept", () => {
      browser.api.append("a", { kind: "invitation", id: "i", version: 2, author: null, body: { ...asking, confidential: false } });
      return problem(409, "invitation-changed");
    });
    await browser.open("/en/account");
    const cohorts = await section();
    expect(cohorts.getByText(/^This cohort is confidential/)).toBeDefined();
    await userEvent.click(cohorts.getByRole("button", { name: "Join Geneva 2026" }));
    await cohorts.findByText(/^What trainers see in this cohort has changed/);
    await waitFor(() => expect(cohorts.queryByText(/^This cohort is confidential/)).toBeNull(), { timeout: 5000 });
    expect(cohorts.getByText(/^What trainers see in this cohort has changed/)).toBeDefined();
  });
  it("stands there without a network, which the answer needs", async () => {
    const browser = await invited();
    await browser.open("/en/account").then(async ({ unmount }) => {
      await section();
      unmount();
    });
    browser.goOffline();
    await browser.open("/en/account");
    const cohorts = await section();
    await userEvent.click(cohorts.getByRole("button", { name: "Join Geneva 2026" }));
    await cohorts.findByText("There is no connection to the server. Check the network, then try again.");
    expect(cohorts.getByRole("button", { name: "Decline Geneva 2026" })).toBeDefined();
  });
});
