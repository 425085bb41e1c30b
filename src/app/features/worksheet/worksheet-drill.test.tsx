import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { Locale } from "#domain/locale.ts";
import type { WorksheetPage } from "#page/activity-page.ts";
import { fixtureSource, worksheetPage } from "../../../../tests/support/fixture-pages.ts";
import { renderScreen } from "../../../../tests/support/render-screen.tsx";
import { TestDisk } from "../../../../tests/support/test-device.ts";
import { openTab } from "../../../../tests/support/test-learner.ts";
import { withSecondLanguage } from "../../reading/second-language.ts";
import { Worksheet } from "./worksheet.tsx";

const key = "worksheet/diplomatic-notes/draft-note";
const minute = 60_000;

async function openDrill({ disk = new TestDisk(), stored, second }: { disk?: TestDisk; stored?: object; second?: Locale } = {}) {
  const device = await openTab(disk);
  if (stored) await device.drafts.save(key, stored);
  const own = await worksheetPage();
  const page = (second ? await withSecondLanguage(fixtureSource, own, second) : own) as WorksheetPage;
  const view = renderScreen(<Worksheet page={page} device={device} isDone={false} onComplete={() => undefined} />);
  return { ...view, device, disk };
}
const facts = () => screen.getByLabelText<HTMLTextAreaElement>(/^Facts with times/);
const click = (name: string | RegExp) => userEvent.click(screen.getByRole("button", { name }));
const type = (control: HTMLElement, value: string) => fireEvent.change(control, { target: { value } });
function besideFacts(container: HTMLElement): HTMLTextAreaElement {
  const control = container.querySelector("#field-facts-beside");
  if (!(control instanceof HTMLTextAreaElement)) throw new Error("no field for the second text");
  return control;
}
const checks = () => within(screen.getByRole("heading", { name: "Checks" }).closest("section") ?? document.body);

describe("a drill", () => {
  it("gives what is to be read first, with its sender and its sources", async () => {
    await openDrill();
    const cable = within(screen.getByRole("article", { name: "Cable of the night" }));
    cable.getByText("Consulate of Dorvia in Belmora");
    expect(cable.getAllByText(/para\. 13/).length).toBeGreaterThan(0);
  });
  it("leads through its steps, and says how far each is filled in", async () => {
    await openDrill();
    const steps = within(screen.getByRole("navigation", { name: "Steps" }));
    steps.getByText("0 of 4 filled in");
    type(facts(), "At 01:00 UTC");
    await userEvent.click(screen.getByLabelText("It has ended"));
    steps.getByText("2 of 5 filled in");
    expect(steps.getByRole("link", { name: "What is claimed" }).getAttribute("href")).toBe("#step-what-is-claimed");
    screen.getByRole("region", { name: "What is claimed" });
  });
  it("opens a field by an answer, and keeps what was written in it while it is closed", async () => {
    const { device } = await openDrill();
    expect(screen.queryByLabelText(/^What the act left behind/)).toBeNull();
    await userEvent.click(screen.getByLabelText("It has ended"));
    type(screen.getByLabelText(/^What the act left behind/), "Forty copies");
    await userEvent.click(screen.getByLabelText("It goes on"));
    expect(screen.queryByLabelText(/^What the act left behind/)).toBeNull();
    await waitFor(async () => expect(await device.drafts.load(key)).toMatchObject({ entries: { loss: "Forty copies" } }));
    await userEvent.click(screen.getByLabelText("It has ended"));
    expect(screen.getByLabelText(/^What the act left behind/)).toHaveProperty("value", "Forty copies");
  });
  it("shows where a word of blame stands, and leads to it", async () => {
    await openDrill();
    type(facts(), "At 01:00 UTC your criminals read our files.");
    await click("Check");
    expect(checks().getByText("criminals").closest("p")?.textContent).toMatch(/^At 01:00 UTC your criminals read our files\./);
    await click("Show in the text");
    expect(document.activeElement).toBe(facts());
    expect(facts().value.slice(facts().selectionStart, facts().selectionEnd)).toBe("criminals");
  });
  it("shows one way to write it only once the writer has checked", async () => {
    await openDrill();
    expect(screen.queryByText("See one way to write it")).toBeNull();
    await click("Check");
    const model = within(screen.getByText("See one way to write it").closest("details") ?? document.body);
    model.getByText(/an account of a ministry read the register/);
  });
});

describe("the clock of a drill", () => {
  const storedClock = async (device: Awaited<ReturnType<typeof openDrill>>["device"]) =>
    ((await device.drafts.load(key)) as { clock?: object } | undefined)?.clock;

  it("starts when its writer starts it, stands still while paused, and is found again after leaving", async () => {
    const { device, disk, unmount } = await openDrill();
    screen.getByText("15 minutes");
    await click("Start the clock");
    screen.getByText("15 minutes left");
    await click("Pause");
    screen.getByText("15 minutes left · paused");
    await waitFor(async () => expect(await storedClock(device)).toMatchObject({ kind: "paused" }));
    unmount();
    await openDrill({ disk });
    await screen.findByText("15 minutes left · paused");
    await click("Go on");
    screen.getByText("15 minutes left");
  });
  it("runs on while the page is away", async () => {
    await openDrill({ stored: { entries: {}, marks: {}, clock: { kind: "running", endsAtMs: Date.now() + 4.5 * minute } } });
    const status = await screen.findAllByText("5 minutes left");
    expect(status.map((element) => element.getAttribute("role"))).toEqual(["timer", "status"]);
  });
  it("closes nothing when the time is over, and can be extended and switched off", async () => {
    const { device } = await openDrill({
      stored: { entries: {}, marks: {}, clock: { kind: "running", endsAtMs: Date.now() - 3.5 * minute } },
    });
    await screen.findByText("3 minutes over the time. Writing can go on.");
    type(facts(), "Still open");
    expect(facts()).toHaveProperty("value", "Still open");
    await click("5 more minutes");
    expect(screen.getByRole("timer").textContent).toBe("5 minutes left");
    await click("Switch off the clock");
    expect(screen.getByRole("timer").textContent).toBe("15 minutes");
    expect(document.activeElement?.textContent).toBe("Start the clock");
    await waitFor(async () => expect(await device.drafts.load(key)).toMatchObject({ entries: { facts: "Still open" } }));
    expect(await storedClock(device)).toBeUndefined();
  });
});

describe("a worksheet in two languages", () => {
  it("shows its words in both, and takes one's own text in both", async () => {
    const { device, container } = await openDrill({ second: "ar" });
    expect(screen.getAllByRole("heading", { level: 1 })[0]?.textContent).toBe("Draft a noteصياغة مذكرة");
    expect(container.querySelector("h1 [lang=ar]")?.getAttribute("dir")).toBe("rtl");
    type(facts(), "At 01:00 UTC a unit read files.");
    type(besideFacts(container), "قرأت وحدة ملفات.");
    await waitFor(async () =>
      expect(await device.drafts.load(key)).toMatchObject({
        entries: { facts: "At 01:00 UTC a unit read files." },
        beside: { ar: { facts: "قرأت وحدة ملفات." } },
      }),
    );
  });
  it("looks for words of blame in the text beside as well, in either language", async () => {
    const { container } = await openDrill({ second: "ar" });
    type(besideFacts(container), "فعل ذلك المجرمون عندكم");
    await click("Check");
    expect(checks().getByText("المجرمون").tagName).toBe("MARK");
  });
  it("prints both texts side by side, the choices in the words of each", async () => {
    const { container } = await openDrill({
      second: "ar",
      stored: { entries: { facts: "Files were read.", ended: "goes-on" }, beside: { ar: { facts: "قُرئت الملفات." } }, marks: {} },
    });
    await waitFor(() => expect(facts().value).toBe("Files were read."));
    const answers = [...container.querySelectorAll(".print-only dd.written")].map((answer) => answer.textContent);
    expect(answers).toEqual(expect.arrayContaining(["Files were read.", "قُرئت الملفات.", "It goes on", "مستمر"]));
  });
});

describe("what comes of a worksheet", () => {
  it("is saved as a file in the language of its text, with sources and without closed fields", async () => {
    await openDrill({ stored: { entries: { facts: "A <b> tag & more", ended: "goes-on", loss: "None yet" }, marks: {} } });
    await waitFor(() => expect(facts().value).toBe("A <b> tag & more"));
    const saved: Blob[] = [];
    const create = vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
      saved.push(blob as Blob);
      return "blob:saved";
    });
    const follow = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
    await click("Save as a file");
    create.mockRestore();
    follow.mockRestore();
    const html = (await saved[0]?.text())?.replaceAll("&nbsp;", " ");
    expect(html).toMatch(/^<!doctype html>\n<html lang="en" dir="ltr">/);
    expect(html).toContain("A &lt;b&gt; tag &amp; more");
    expect(html).toContain("art. 41 (2)");
    expect(html).toContain("not legal advice");
    expect(html).toContain("The form of this sheet is an exercise");
    expect(html).not.toContain("None yet");
  });
});
