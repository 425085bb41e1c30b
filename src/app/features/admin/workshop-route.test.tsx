import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { TestBrowser } from "../../../../tests/support/test-browser.tsx";

const onlyHere = /^Only this computer can open this address/;

/** The page for the projector of a server that is reached there. */
async function openAt(...urls: readonly string[]): Promise<void> {
  const browser = new TestBrowser();
  await browser.signedIn("1", "administrator");
  browser.api.routes.set("GET workshop", () => ({ addresses: urls.map((url) => ({ url, qr: "<svg/>" })), joinCode: "abcd-efgh" }));
  await browser.open("/en/workshop");
  await screen.findByText("abcd-efgh");
}

it("shows the room where the server is, and the join code", async () => {
  await openAt("http://192.0.2.7:8080/join", "http://127.0.0.1:8080/join");
  screen.getByText("http://192.0.2.7:8080/join");
  screen.getByRole("img", { name: "Code to scan for http://192.0.2.7:8080/join" });
  expect(screen.queryByText(onlyHere)).toBeNull();
});

it.each(["http://127.0.0.1:8080/join", "http://localhost:8080/join", "http://[::1]:8080/join"])(
  "says of %s that no other computer opens it, and what to do",
  async (url) => {
    await openAt(url);
    expect(screen.getByText(onlyHere).textContent).toContain("HOST=0.0.0.0");
  },
);

it("asks the server for nothing that it would refuse to a visitor, and says whose page it is", async () => {
  const browser = new TestBrowser();
  await browser.open("/en/workshop");
  await screen.findByText("This page is for administrators over an encrypted connection.", { exact: false });
  expect(browser.apiRequests.filter((request) => request.includes("workshop"))).toEqual([]);
});
