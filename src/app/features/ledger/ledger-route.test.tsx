import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { TestBrowser } from "../../../../tests/support/test-browser.tsx";

const address = "/en/ledger?course=diplomatic-notes&activity=";

describe("the ledger of a translation", () => {
  it("says of each part who or what translated it, how far it was looked at, and from which version", async () => {
    await new TestBrowser().open(`${address}what-a-note-is&text=ar`);
    const table = within(await screen.findByRole("table"));
    const [, title, ...others] = table.getAllByRole("row");
    if (!title) throw new Error("no row");
    expect(others.length).toBeGreaterThan(5);
    const cells = within(title)
      .getAllByRole("cell")
      .map(({ textContent }) => textContent);
    expect(cells[0]).toBe("Machine translation, not yet compared with the source");
    expect(cells[1]).toBe("a machine");
    expect(cells[2]).toMatch(/^[0-9a-f]{8} As the source is now$/);
    screen.getByText(/^\d+ of \d+ parts are as the source is now\.$/);
  });
  it("has the items of a quiz", async () => {
    await new TestBrowser().open(`${address}check-notes&text=ar`);
    expect(within(await screen.findByRole("table")).getAllByRole("row").length).toBeGreaterThan(5);
  });
  it("says that the source text is the source", async () => {
    await new TestBrowser().open(`${address}what-a-note-is`);
    await screen.findByText("This is the source text: the other languages are translated from it.");
  });
  it("says where to begin when the address names nothing, and when it names what is not there", async () => {
    const { unmount } = await new TestBrowser().open("/en/ledger");
    await screen.findByText(/Open this from a lesson/);
    unmount();
    await new TestBrowser().open(`${address}lost`);
    await screen.findByRole("heading", { name: "This page does not exist" });
  });
});
