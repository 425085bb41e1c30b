import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { wordsIn } from "../../../../tests/support/interface-words.ts";
import { TestBrowser } from "../../../../tests/support/test-browser.tsx";
import { accountOf, problem } from "../../../../tests/sync/model-server.ts";

const assign = vi.spyOn(location, "assign").mockImplementation(() => undefined);
vi.spyOn(location, "reload").mockImplementation(() => undefined);
afterEach(() => {
  assign.mockClear();
});

/** The form for signing in, filled in and sent once. */
async function signInWith(browser: TestBrowser, answer: (body: unknown) => unknown) {
  browser.api.routes.set("POST sign-in", answer);
  await browser.open("/en/account");
  const form = within(await screen.findByRole("form", { name: "Sign in" }));
  await userEvent.type(form.getByRole("textbox", { name: "User name or e-mail" }), "awa");
  await userEvent.type(form.getByLabelText("Password"), "four plain words");
  await userEvent.click(form.getByRole("button", { name: "Sign in" }));
  return form;
}

describe("signing in with a password", () => {
  it("says that name or password is wrong, keeps what was typed, and lets try again", async () => {
    let isRight = false;
    const form = await signInWith(new TestBrowser(), () => (isRight ? { account: accountOf("a") } : problem(401, "sign-in-wrong")));
    await form.findByText("Name or password is not right.");
    expect(form.getByRole<HTMLInputElement>("textbox", { name: "User name or e-mail" }).value).toBe("awa");
    isRight = true;
    await userEvent.click(form.getByRole("button", { name: "Sign in" }));
    await waitFor(() => expect(assign).toHaveBeenCalledWith("/en"));
    expect(form.queryByRole("alert")).toBeNull();
  });
  it("says how long to wait after too many tries", async () => {
    const refusal = { problem: { code: "too-often", retryAfter: 840 } };
    const form = await signInWith(new TestBrowser(), () => new Response(JSON.stringify(refusal), { status: 429 }));
    await form.findByText("Too many tries. Wait 14 minutes, then try again.");
  });
  it("says when an answer is none of the server's, as in a hotel's network", async () => {
    const form = await signInWith(new TestBrowser(), () => new Response("<html>Welcome to our WLAN</html>", { status: 200 }));
    await form.findByText(/^The server's answer could not be read/);
    expect(assign).not.toHaveBeenCalled();
  });
  it("whose answer was lost works at the second press", async () => {
    const browser = new TestBrowser();
    browser.loseAnswers(/sign-in$/);
    const form = await signInWith(browser, () => ({ account: accountOf("a") }));
    await form.findByText(/^There is no connection to the server/);
    browser.loseAnswers(undefined);
    await userEvent.click(form.getByRole("button", { name: "Sign in" }));
    await waitFor(() => expect(assign).toHaveBeenCalledWith("/en"));
  });
  it("asks for a password of one's own after a one-time password, and sends all three", async () => {
    const sent: unknown[] = [];
    await signInWith(new TestBrowser(), (body) => {
      sent.push(body);
      return sent.length === 1 ? { needs: "new-password" } : { account: accountOf("a") };
    });
    const form = within(await screen.findByRole("form", { name: "New password" }));
    form.getByText(/^You were given a password for one sign-in/);
    const field = form.getByLabelText<HTMLInputElement>("New password");
    expect(field.minLength).toBe(10);
    await userEvent.type(field, "five other plain words");
    await userEvent.click(form.getByRole("button", { name: "Sign in" }));
    await waitFor(() => expect(assign).toHaveBeenCalledWith("/en"));
    expect(sent).toEqual([
      { user: "awa", password: "four plain words" },
      { user: "awa", password: "four plain words", newPassword: "five other plain words" },
    ]);
  });
  it("asks for the second factor, and says which code was refused", async () => {
    const browser = new TestBrowser();
    browser.api.routes.set("POST sign-in/second-factor", (body) =>
      (body as { readonly code: string }).code === "123456" ? { account: accountOf("a") } : problem(401, "second-factor-wrong"),
    );
    await signInWith(browser, () => ({ needs: "second-factor" }));
    const form = within(await screen.findByRole("form", { name: "Code" }));
    await userEvent.type(form.getByRole("textbox", { name: "Code" }), "000000");
    await userEvent.click(form.getByRole("button", { name: "Sign in" }));
    await form.findByText("The code is not right, or was used already.");
    await userEvent.clear(form.getByRole("textbox", { name: "Code" }));
    await userEvent.type(form.getByRole("textbox", { name: "Code" }), "123456");
    await userEvent.click(form.getByRole("button", { name: "Sign in" }));
    await waitFor(() => expect(assign).toHaveBeenCalledWith("/en"));
  });
  it("speaks Arabic, with names and passwords from left to right", async () => {
    const words = wordsIn("ar", "sign-in");
    const word = (key: string) => words[key] ?? key;
    const browser = new TestBrowser();
    browser.api.routes.set("POST sign-in", () => problem(401, "sign-in-wrong"));
    await browser.open("/ar/account");
    const form = within(await screen.findByRole("form", { name: word("sign-in") }));
    const user = form.getByRole("textbox", { name: word("user") });
    expect([user.dir, form.getByLabelText(word("password")).dir]).toEqual(["ltr", "ltr"]);
    await userEvent.type(user, "awa");
    await userEvent.type(form.getByLabelText(word("password")), "x");
    await userEvent.click(form.getByRole("button", { name: word("sign-in.button") }));
    await form.findByText(word("problem.sign-in-wrong"));
    await waitFor(() => expect(document.title).toContain(word("title")));
  });
});

describe("somebody's own account", () => {
  const own = async (browser = new TestBrowser()) => {
    await browser.signedIn("a");
    browser.api.routes.set("GET account/sessions", () => ({
      items: [
        { id: "1", client: "Firefox on Linux", isThis: true, lastSeenAt: "2026-11-22T10:00:00.000Z" },
        { id: "2", client: "Chrome on Android", isThis: false, lastSeenAt: "2026-11-20T10:00:00.000Z" },
      ],
    }));
    await browser.open("/en/account");
    return browser;
  };

  it("ends a session elsewhere, and says when that could not be done", async () => {
    const browser = await own();
    const sessions = within(await screen.findByRole("region", { name: "Where you are signed in" }));
    const goOnline = browser.goOffline();
    await userEvent.click(await sessions.findByRole("button", { name: "Sign out there" }));
    await sessions.findByText(/^There is no connection to the server/);
    sessions.getByText("Chrome on Android");
    goOnline();
    browser.api.routes.set("DELETE account/sessions/2", () => undefined);
    browser.api.routes.set("GET account/sessions", () => ({ items: [] }));
    await userEvent.click(sessions.getByRole("button", { name: "Sign out there" }));
    await waitFor(() => expect(sessions.queryByText("Chrome on Android")).toBeNull());
    expect(sessions.queryByRole("alert")).toBeNull();
  });
  it("is not deleted with a wrong password, and nobody is led away", async () => {
    const browser = await own();
    browser.api.routes.set("POST account/delete", () => problem(403, "password-wrong"));
    const region = within(await screen.findByRole("region", { name: "Delete the account" }));
    expect(region.queryByRole("button", { name: "Delete for good" })).toBeNull();
    await userEvent.click(region.getByRole("button", { name: "Delete the account" }));
    await userEvent.type(region.getByLabelText("Your password now"), "wrong");
    await userEvent.click(region.getByRole("button", { name: "Delete for good" }));
    await region.findByText("The password is not right.");
    expect(assign).not.toHaveBeenCalled();
  });
  it("changes its password, and forgets what was typed only when it was taken", async () => {
    const browser = await own();
    let isRight = false;
    browser.api.routes.set("POST account/password", () => (isRight ? undefined : problem(403, "password-wrong")));
    const region = within(await screen.findByRole("region", { name: "Password" }));
    const field = region.getByLabelText<HTMLInputElement>("New password");
    await userEvent.type(region.getByLabelText("Your password now"), "wrong");
    await userEvent.type(field, "five other plain words");
    await userEvent.click(region.getByRole("button", { name: "Change the password" }));
    await region.findByText("The password is not right.");
    expect(field.value).toBe("five other plain words");
    isRight = true;
    await userEvent.click(region.getByRole("button", { name: "Change the password" }));
    await region.findByText("The password was changed. Every other device was signed out.");
    expect(field.value).toBe("");
  });
});
