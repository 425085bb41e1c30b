import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { worksheetPage } from "../../../../tests/support/fixture-pages.ts";
import { renderScreen, withWords } from "../../../../tests/support/render-screen.tsx";
import { TestDisk } from "../../../../tests/support/test-device.ts";
import { openTab } from "../../../../tests/support/test-learner.ts";
import { Worksheet } from "./worksheet.tsx";

const key = "worksheet/diplomatic-notes/draft-note";

async function openWorksheet(disk = new TestDisk()) {
  const device = await openTab(disk);
  const onComplete = vi.fn();
  const view = renderScreen(<Worksheet page={await worksheetPage()} device={device} isDone={false} onComplete={onComplete} />);
  return { ...view, device, disk, onComplete };
}
const facts = () => screen.getByLabelText(/^Facts with times/);
const click = (name: string | RegExp) => userEvent.click(screen.getByRole("button", { name }));

describe("a worksheet", () => {
  it("keeps every entry on the device and finds it again", async () => {
    const { device, disk, unmount } = await openWorksheet();
    await userEvent.type(facts(), "At 01:00 UTC");
    await userEvent.click(screen.getByLabelText("It goes on"));
    await userEvent.click(screen.getByLabelText("Logs"));
    await userEvent.click(screen.getByLabelText("A witness"));
    fireEvent.change(screen.getByLabelText(/^Date of the note/), { target: { value: "2026-05-04" } });
    const entries = { facts: "At 01:00 UTC", ended: "goes-on", evidence: ["logs", "witness"], day: "2026-05-04" };
    await waitFor(async () => expect(await device.drafts.load(key)).toEqual({ entries, beside: {}, marks: {} }));
    unmount();
    await openWorksheet(disk);
    await waitFor(() => expect(facts()).toHaveProperty("value", "At 01:00 UTC"));
    expect(screen.getByLabelText("A witness")).toHaveProperty("checked", true);
    expect(screen.getByLabelText("It goes on")).toHaveProperty("checked", true);
  });
  it("keeps what was typed before the app was running", async () => {
    const { disk, unmount } = await openWorksheet();
    await userEvent.type(facts(), "Stored before");
    await userEvent.type(screen.getByLabelText(/^What is asked for/), "Return the files.");
    unmount();
    const page = await worksheetPage();
    const device = await openTab(disk);
    const built = (opened?: typeof device) =>
      withWords(<Worksheet page={page} device={opened} isDone={undefined} onComplete={() => undefined} />);
    const container = document.body.appendChild(document.createElement("div"));
    container.innerHTML = renderToString(built());
    const typed = within(container).getByLabelText<HTMLTextAreaElement>(/^Facts with times/);
    typed.value = "Typed early";
    const root = await act(async () => hydrateRoot(container, built()));
    await act(async () => root.render(built(device)));
    await waitFor(() => expect(within(container).getByLabelText(/^What is asked for/)).toHaveProperty("value", "Return the files."));
    expect(typed.value).toBe("Typed early");
    await waitFor(async () =>
      expect(await device.drafts.load(key)).toMatchObject({ entries: { facts: "Typed early", request: "Return the files." } }),
    );
    await act(async () => root.unmount());
    container.remove();
  });
  it("checks the rules when asked, and again with every change from then on", async () => {
    await openWorksheet();
    await userEvent.type(facts(), "A shameful act.");
    expect(screen.queryByRole("heading", { name: "Checks" })).toBeNull();
    await click("Check");
    const checks = screen.getByRole("heading", { name: "Checks" }).closest("section") ?? document.body;
    expect(within(checks).getByRole("status").textContent).toBe("8 points to look at.");
    within(checks).getByText(/^Words of blame/);
    expect(within(checks).getAllByRole("link", { name: "Facts with times" })[0]?.getAttribute("href")).toBe("#field-facts");
    await userEvent.clear(facts());
    await userEvent.type(facts(), "At 01:00 UTC a unit read files.");
    expect(within(checks).queryByText(/^Words of blame/)).toBeNull();
    expect(within(checks).getByRole("status").textContent).toBe("6 points to look at.");
  });
  it("adds up the marks that its writer gives", async () => {
    await openWorksheet();
    await userEvent.click(screen.getByLabelText(/^Third person, right ministry, no signature/));
    await userEvent.click(screen.getByLabelText(/^One of the three is missing/));
    screen.getByText("3 of 4 points by your own marking.");
  });
  it("is cleared from page and device, after asking", async () => {
    const { device } = await openWorksheet();
    await userEvent.type(facts(), "At 01:00 UTC");
    await click("Clear everything");
    await click("Cancel");
    expect(facts()).toHaveProperty("value", "At 01:00 UTC");
    await click("Clear everything");
    await click("Clear");
    expect(facts()).toHaveProperty("value", "");
    await waitFor(async () => expect(await device.drafts.load(key)).toBeUndefined());
  });
  it("is done only when its writer says so", async () => {
    const { onComplete } = await openWorksheet();
    await click("Check");
    expect(onComplete).not.toHaveBeenCalled();
    await click("Mark as done");
    expect(onComplete).toHaveBeenCalledOnce();
  });
  it("prints the entries in the order of the result, with chosen options in words", async () => {
    const { container } = await openWorksheet();
    await userEvent.type(facts(), "At 01:00 UTC");
    await userEvent.click(screen.getByLabelText("Logs"));
    const result = container.querySelector(".print-only");
    const rows = [...(result?.querySelectorAll("dl > div") ?? [])].map((row) => [
      row.children[0]?.textContent,
      row.children[1]?.textContent,
    ]);
    expect(rows).toEqual([
      ["Sender and ministry addressed", "Not filled in"],
      ["Date of the note", "Not filled in"],
      ["Facts with times", "At 01:00 UTC"],
      ["Does the act go on?", "Not filled in"],
      ["What the claim rests on", "Logs"],
      ["What is asked for", "Not filled in"],
    ]);
  });
});
