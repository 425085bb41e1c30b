import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { pathsPack } from "#domain/course/learning-paths.ts";
import { installedAddress, packCache } from "#offline/service-worker/messages.ts";
import { TestBrowser } from "../../../../tests/support/test-browser.tsx";

const done = (lesson: string) => ({ verb: "completed", activityId: `diplomatic-notes/${lesson}`, locale: "en" }) as const;
const link = (name: string | RegExp) => screen.getByRole("link", { name });

async function open(address: string, browser = new TestBrowser()) {
  browser.offerPaths();
  await browser.open(address);
  return browser;
}
/** The steps in their order, without their numbers. */
const steps = () => within(screen.getByRole("region", { name: "The steps, in order" })).getAllByRole("listitem");

describe("the learning paths", () => {
  it("are offered on the home page and in the list of courses, where there are any", async () => {
    await open("/en/courses");
    expect(link(/Not sure where to begin/).getAttribute("href")).toBe("/en/courses/paths");
    cleanup();
    await open("/en");
    expect(link(/Not sure where to begin/).getAttribute("href")).toBe("/en/courses/paths");
    cleanup();
    await new TestBrowser().open("/en/courses");
    expect(screen.queryByRole("link", { name: /Not sure where to begin/ })).toBeNull();
  });
  it("give each role with its hours, and the questions for those who are not sure", async () => {
    await open("/en/courses/paths");
    expect(link("Desk officer").getAttribute("href")).toBe("/en/courses/paths/for/desk-officer");
    const role = link("Legal adviser").closest("li");
    expect(role?.textContent).toContain("For those who sign.");
    expect(role?.textContent).toContain("1 stepAbout 1.5 hours");
    expect(screen.getByText("2 questions")).toBeDefined();
    expect(link("Answer the questions").getAttribute("href")).toBe("/en/courses/paths/diagnostic");
  });
  it("are in the source language, labelled and marked, where there is no translation", async () => {
    await open("/ru/courses/paths");
    expect(screen.getByRole("heading", { level: 1, name: "Where to begin" }).lang).toBe("en");
    expect(link("Desk officer").lang).toBe("en");
  });
  it("say so when there are none", async () => {
    await new TestBrowser().open("/en/courses/paths");
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("This page does not exist");
  });
});

describe("one path", () => {
  it("tells of each step why it is there, and that a module is part of a course", async () => {
    await open("/en/courses/paths/for/desk-officer");
    const [step] = steps();
    expect(step?.textContent).toContain("Write the note before anybody signs it.");
    expect(step?.textContent).toContain("Part of the course “Diplomatic notes about cyber incidents”");
    expect(
      within(step as HTMLElement)
        .getByRole("link")
        .getAttribute("href"),
    ).toBe("/en/courses/diplomatic-notes/notes/what-a-note-is");
    expect(link(/^Begin: /).getAttribute("href")).toBe("/en/courses/diplomatic-notes/notes/what-a-note-is");
  });
  it("leads from a course that is a step to the page of the course", async () => {
    await open("/en/courses/paths/for/legal-adviser");
    expect(link("1. Diplomatic notes about cyber incidents").getAttribute("href")).toBe("/en/courses/diplomatic-notes");
  });
  it("goes on where the learner is, without the course on the device", async () => {
    const browser = await open("/en/courses/paths/for/desk-officer");
    await browser.recorded(done("what-a-note-is"));
    cleanup();
    await browser.open("/en/courses/paths/for/desk-officer");
    await waitFor(() => expect(link(/^Continue: /).getAttribute("href")).toBe("/en/courses/diplomatic-notes/notes/claim-in-a-note"));
    expect(screen.getAllByText("1 of 6 activities done").length).toBeGreaterThan(0);
    expect(screen.getByText("Next")).toBeDefined();
  });
  it("is not there for a role that nobody wrote", async () => {
    await open("/en/courses/paths/for/astronaut");
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("This page does not exist");
  });
});

describe("the diagnostic", () => {
  const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole("button", { name }));
  async function begin() {
    await waitFor(() => expect(screen.getByRole("button", { name: "Begin" })).toHaveProperty("disabled", false));
    await press("Begin");
    await screen.findByRole("heading", { name: /^Question 1 of 2/ });
  }

  /** Answers both questions by their keys, or leaves them out, in whatever order they come, and hands in. */
  async function take(how: "right" | "left out") {
    await begin();
    for (let index = 1; index <= 2; index += 1) {
      await screen.findByRole("heading", { name: new RegExp(`^Question ${index} of 2`) });
      if (how === "right") await userEvent.click(screen.queryByLabelText("False") ?? screen.getByLabelText(/initials and the seal/));
      await press(index < 2 ? "Next question" : "Overview");
    }
    await press("Hand in");
    await press("Hand in now");
    await screen.findByRole("heading", { level: 2, name: "Where to begin" });
  }

  it("advises the course with the gap, says why, and is no verdict", async () => {
    const browser = await open("/en/courses/paths/diagnostic");
    await take("left out");
    await screen.findByText(/Answered right on this subject: 0 of 2/);
    expect(link("Diplomatic notes about cyber incidents").getAttribute("href")).toBe("/en/courses/diplomatic-notes");
    expect(screen.queryByText(/of the points/)).toBeNull();
    expect(screen.queryByText(/Mastery/)).toBeNull();
    const submitted = (await browser.statements()).find(({ verb }) => verb === "submitted");
    expect(submitted).toMatchObject({ activityId: "paths/diagnostic" });
  });
  it("leads beyond the subjects those who answered everything right", async () => {
    await open("/en/courses/paths/diagnostic");
    await take("right");
    await screen.findByText(/Every question was answered right/);
    expect(screen.getByRole("heading", { name: "Answered right throughout" })).toBeDefined();
    expect(screen.getByText("Right: 2 of 2")).toBeDefined();
  });
  it("is gone on with, and its advice found again, from the page of the paths", async () => {
    const browser = await open("/en/courses/paths/diagnostic");
    await begin();
    cleanup();
    await browser.open("/en/courses/paths");
    await screen.findByRole("link", { name: "Go on with the questions" });
    cleanup();
    await browser.open("/en/courses/paths/diagnostic");
    await press("Next question");
    await press("Overview");
    await press("Hand in");
    await press("Hand in now");
    await screen.findByRole("heading", { level: 2, name: "Where to begin" });
    cleanup();
    await browser.open("/en/courses/paths");
    await screen.findByRole("link", { name: "See where to begin" });
  });
  it("keeps its advice when the app is opened again, and can be taken again", async () => {
    const browser = await open("/en/courses/paths/diagnostic");
    await take("left out");
    cleanup();
    await browser.open("/en/courses/paths/diagnostic");
    await screen.findByText(/Answered right on this subject: 0 of 2/);
    await press("Take it again");
    await screen.findByRole("heading", { name: /^Question 1 of 2/ });
  });
  it("leads each explained question back to the course that teaches it", async () => {
    await open("/en/courses/paths/diagnostic");
    await take("left out");
    const [question] = within(screen.getByRole("region", { name: "All questions" })).getAllByRole("group");
    await userEvent.click(question?.querySelector("summary") as HTMLElement);
    const back = await screen.findByRole("link", { name: "Back to the text that explains it" });
    expect(back.getAttribute("href")).toMatch(/^\/en\/courses\/diplomatic-notes\/[a-z-]+#/);
  });
  it("is found in the record, which calls no course gone", async () => {
    const browser = await open("/en/courses/paths/diagnostic");
    await take("left out");
    cleanup();
    await browser.open("/en/record");
    expect((await screen.findByRole("link", { name: /Where to begin/ })).getAttribute("href")).toBe("/en/courses/paths/diagnostic");
    expect(screen.queryByText(/no longer offered/)).toBeNull();
  });
});

describe("the learning paths on this device", () => {
  const areKept = async () => {
    const listed = await (await caches.open(packCache)).match(installedAddress);
    return listed !== undefined && pathsPack in (await listed.json());
  };
  it("come with the list of courses without being asked for, are no course in it, and open with the network off", async () => {
    const browser = await open("/en/courses");
    const { coursesHolder } = await import("../../device/device-holder.ts");
    await waitFor(async () => expect(await areKept()).toBe(true));
    expect(coursesHolder.now()?.installed()).toEqual([]);
    browser.goOffline();
    cleanup();
    await browser.open("/en/courses/paths");
    expect(link("Desk officer")).toBeDefined();
    cleanup();
    await browser.open("/en/courses/paths/diagnostic");
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Questions: where to begin");
  });
  it("wait until they are opened where the reader saves data", async () => {
    const browser = new TestBrowser();
    localStorage.setItem("concord.preferences", JSON.stringify({ state: { saveData: true }, version: 1 }));
    await open("/en/courses", browser);
    const { coursesHolder } = await import("../../device/device-holder.ts");
    await waitFor(() => expect(coursesHolder.now()).toBeDefined());
    await screen.findByRole("button", { name: /^Download/ });
    expect(browser.server.requests.filter((address) => address.startsWith("/packs/"))).toEqual(["/packs/catalogue.json"]);
  });
});
