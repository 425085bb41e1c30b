import { screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { TestBrowser } from "../../../../tests/support/test-browser.tsx";
import { problem } from "../../../../tests/sync/model-server.ts";

const assign = vi.spyOn(location, "assign").mockImplementation(() => undefined);
vi.spyOn(location, "reload").mockImplementation(() => undefined);
afterEach(() => {
  assign.mockClear();
});

/** Account `a`, while the server has not answered at some address. */
async function whileWaitingFor(addresses: RegExp): Promise<TestBrowser> {
  const browser = new TestBrowser();
  await browser.signedIn("a");
  browser.api.routes.set("GET account/sessions", () => ({ items: [] }));
  browser.hold(addresses);
  await browser.open("/en/account");
  await waitFor(() => expect(browser.heldRequests()).toBe(1));
  return browser;
}
const whileSessionsLoad = () => whileWaitingFor(/account\/sessions$/);

describe("signing out", () => {
  it.each([
    ["what the page still asks", /account\/sessions$/],
    ["a sync that is under way", /sync\/pull/],
  ])("calls off %s, before the server would refuse it", async (_, addresses) => {
    const browser = await whileWaitingFor(addresses);
    let underWay: number | undefined;
    browser.api.routes.set("POST sign-out", () => {
      underWay = browser.heldRequests();
      return undefined;
    });
    await userEvent.click(await screen.findByRole("button", { name: "Sign out" }));
    await waitFor(() => expect(assign).toHaveBeenCalledWith("/en"));
    expect(underWay).toBe(0);
  });
  it("that does not reach the server says so, and shows the account again", async () => {
    const browser = await whileSessionsLoad();
    browser.api.routes.set("POST sign-out", () => problem(503, "database-unavailable"));
    await userEvent.click(await screen.findByRole("button", { name: "Sign out" }));
    await screen.findByText(/^The server cannot reach its database/);
    await screen.findByRole("region", { name: "Delete the account" });
    expect(assign).not.toHaveBeenCalled();
  });
});
