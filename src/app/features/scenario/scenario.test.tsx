import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { beforeEach, describe, expect, it } from "vitest";
import type { ScenarioPage } from "#page/activity-page.ts";
import { scenarioPage } from "../../../../tests/support/fixture-pages.ts";
import { renderScreen } from "../../../../tests/support/render-screen.tsx";
import { fillDisk, TestDisk } from "../../../../tests/support/test-device.ts";
import { openTab } from "../../../../tests/support/test-learner.ts";
import { Scenario } from "./scenario.tsx";

const scenarioId = "diplomatic-notes/closed-customs-house";
const askContact = "Ask their contact what they see";
const compare = "Compare it with our own records";
const demand = "A note that calls on Tesmark to stop";
const countermeasure = "Slow the portal of Tesmark down as a countermeasure";

let runs = 0;
const nextId = () => {
  runs += 1;
  return `run-${runs}`;
};
beforeEach(() => {
  runs = 0;
});

async function openScenario(page: ScenarioPage, disk = new TestDisk()) {
  const device = await openTab(disk);
  const view = renderScreen(
    <MemoryRouter>
      <Scenario page={page} device={device} newAttemptId={nextId} />
    </MemoryRouter>,
  );
  return { ...view, device, disk };
}
const press = async (name: string | RegExp) => {
  const button = await screen.findByRole("button", { name });
  await waitFor(() => expect(button).toHaveProperty("disabled", false));
  await userEvent.click(button);
};
const choose = async (name: string | RegExp) => userEvent.click(await screen.findByRole("radio", { name }));
const heading = (name: string | RegExp) => screen.findByRole("heading", { name });

/** As the legal adviser, from the first page. */
async function begin(disk = new TestDisk()) {
  const page = await scenarioPage();
  const opened = await openScenario(page, disk);
  await screen.findByRole("heading", { name: "Choose a role" });
  await choose(/^Legal adviser/);
  await press("Begin");
  await heading("The minister asks");
  return { ...opened, page };
}
async function decide(option: string, { goOn = true } = {}) {
  await choose(new RegExp(`^${option}`));
  await press("Decide");
  await heading("What follows");
  if (goOn) await press("Go on");
}
const verbs = async ({ statementsAbout }: Awaited<ReturnType<typeof openTab>>) =>
  (await statementsAbout(scenarioId)).map(({ verb }) => verb).sort();
/** To the ending where the demand came before the countermeasure. */
async function playToEnd() {
  await decide(askContact);
  await decide(compare);
  await decide(demand);
  await decide(countermeasure);
}

describe("a scenario before a run", () => {
  it("shows the story, its roles and its length without a device, with the beginning not yet possible", async () => {
    renderScreen(
      <MemoryRouter>
        <Scenario page={await scenarioPage()} device={undefined} newAttemptId={nextId} />
      </MemoryRouter>,
    );
    screen.getByRole("heading", { level: 1, name: "The closed customs house" });
    screen.getByText("About 10 minutes");
    screen.getByText("5 decisions in the story");
    screen.getByText("You advise the ministry of Orvane.");
    expect(screen.getAllByRole("radio")).toHaveLength(2);
    expect(screen.getByRole("button", { name: "Begin" })).toHaveProperty("disabled", true);
  });

  it("asks for a role, then records on what the run was begun", async () => {
    const page = await scenarioPage();
    const { device } = await openScenario(page);
    await press("Begin");
    await screen.findByText("No role is chosen yet.");
    expect(await device.statementsAbout(scenarioId)).toEqual([]);
    await choose(/^Desk officer/);
    await press("Begin");
    await heading("A call at night");
    expect(await device.statementsAbout(scenarioId)).toMatchObject([
      {
        verb: "started",
        activityId: scenarioId,
        attemptId: "run-1",
        courseVersion: page.course.version,
        structure: page.files.structure,
        locale: "en",
        result: { role: "desk-officer" },
      },
    ]);
  });
});

describe("a decision", () => {
  it("is kept with its reason, certainty and help", async () => {
    const { device } = await begin();
    screen.getByText("What do you advise?");
    await userEvent.click(screen.getByText("A colleague"));
    await choose(askContact);
    await userEvent.type(screen.getByRole("textbox"), "Nobody has asked them");
    await choose("High");
    await press("Decide");
    const follows = await heading("What follows");
    await waitFor(() => expect(document.activeElement).toBe(follows));
    screen.getByText("Tesmark sends a log of one of its agencies.");
    screen.getByText("All relevant information should be considered.");
    screen.getByText("Voluntary norm");
    screen.getByText("Trust of partners: up from 4 to 6");
    await screen.findByText("The decision is kept on this device.");
    const decided = (await device.statementsAbout(scenarioId)).find(({ verb }) => verb === "decided");
    expect(decided?.result).toEqual({
      path: [],
      choice: "morning/ask-contact",
      reason: "Nobody has asked them",
      certainty: 3,
      helps: ["colleague"],
    });
  });

  it("that cannot be kept is told, but the story goes on only once it is", async () => {
    const { device } = await begin();
    const makeRoom = fillDisk(device.db, "statements");
    await decide(askContact);
    const problem = within(await screen.findByRole("alert"));
    await heading("What follows");
    expect(await verbs(device)).toEqual(["started"]);
    makeRoom();
    await userEvent.click(problem.getByRole("button", { name: "Try again" }));
    await screen.findByRole("radio", { name: new RegExp(`^${compare}`) });
    expect(await verbs(device)).toEqual(["decided", "started"]);
    expect(screen.queryByRole("alert")).toBeNull();
  });
  it("that could not be kept is in the form again after a restart", async () => {
    const disk = new TestDisk();
    const { device, page, unmount } = await begin(disk);
    fillDisk(device.db, "statements");
    await decide(askContact, { goOn: false });
    await screen.findByRole("alert");
    unmount();
    await openScenario(page, disk);
    await heading("The minister asks");
    await waitFor(() => expect(screen.getByRole("radio", { name: new RegExp(`^${askContact}`) })).toHaveProperty("checked", true));
  });

  it("asks for an option where none is chosen, and keeps nothing", async () => {
    const { device } = await begin();
    await press("Decide");
    await screen.findByText("No option is chosen yet.");
    expect((await device.statementsAbout(scenarioId)).map(({ verb }) => verb)).toEqual(["started"]);
  });

  it("leads on to what has arrived: messages, scenes and evidence with its source", async () => {
    await begin();
    await decide(askContact);
    await waitFor(async () => expect(document.activeElement).toBe(await heading(/^The situation/)));
    screen.getByRole("heading", { name: "The first day ends" });
    screen.getByRole("heading", { name: "The log" });
    expect(screen.getAllByText("Clock of the story: 20 hours")).toHaveLength(3);
    await userEvent.click(screen.getByText("Log of an agency", { selector: "summary span" }));
    screen.getByText("The contact in Tesmark");
    await decide(compare);
    screen.getByRole("heading", { name: "Ships wait" });
  });

  it("that is half-given comes back after a restart in another language, at the same place", async () => {
    const { disk, unmount } = await begin();
    await decide(askContact);
    await choose(compare);
    await userEvent.type(screen.getByRole("textbox"), "One paper is no proof");
    unmount();
    await openScenario(await scenarioPage("ar"), disk);
    const chosen = await screen.findByRole("radio", { checked: true });
    expect(chosen).toHaveProperty("value", "read-again");
    expect(screen.getByRole("textbox")).toHaveProperty("value", "One paper is no proof");
    expect((await heading("السجل")).querySelector("[lang]")?.getAttribute("lang")).toBe("ar");
  });
});

describe("an act without its conditions", () => {
  it("is told to be unlawful, with each test that it fails and where the rule stands", async () => {
    await begin();
    await decide("Wait for more from the engineers");
    await decide("No note for now");
    await decide(countermeasure, { goOn: false });
    screen.getByText("Countermeasure: unlawful on the facts of this story.");
    screen.getByText("The conduct is not attributed to a State on our file.", { exact: false });
    screen.getByText("The responsible State was not called upon to comply first.", { exact: false });
    screen.getByText("Tesmark shows that Orvane never had the ground to act.");
    screen.getByText("Now: our own State has acted unlawfully");
    screen.getByText("Legality of own conduct: down from 4 to 1");
  });
});

describe("an ending", () => {
  it("is recorded once with the score, and reported on", async () => {
    const { device } = await begin();
    await playToEnd();
    await heading("After-action report");
    await waitFor(async () =>
      expect((await device.statementsAbout(scenarioId)).filter(({ verb }) => verb === "completed")).toMatchObject([
        { attemptId: "run-1", result: { role: "legal-adviser", scaled: 1, points: 12, path: { length: 4 } } },
      ]),
    );
    screen.getByText("12 of 12 points (100%).");
    screen.getByText("You called on Tesmark to comply before anything else.");
    const decisions = screen.getByRole("heading", { name: "Decisions" }).parentElement;
    expect(within(decisions ?? document.body).getAllByRole("heading", { level: 4 })).toHaveLength(4);
    screen.getByRole("link", { name: /^Print the report/ });
  });

  it("can be left for an earlier decision; the other path is a branch beside the first, and both can be compared", async () => {
    const { device } = await begin();
    await playToEnd();
    await press(/^What to write/);
    expect((await screen.findByRole("radio", { name: /^A note that calls/ })).closest("label")?.textContent).toContain("Tried before");
    await decide("No note for now");
    await decide(countermeasure);
    await heading("The accused");
    screen.getByText("Another ending was reached first and counts for your record.");
    const statements = await device.statementsAbout(scenarioId);
    expect(statements.filter(({ verb }) => verb === "completed")).toHaveLength(1);
    expect(statements.filter(({ verb }) => verb === "decided")).toHaveLength(6);
    await userEvent.click(screen.getByText("Compare two paths", { selector: "summary" }));
    screen.getByText("They share the first 2 decisions. They part at “What to write”.");
    const rows = within(screen.getByRole("table")).getAllByRole("row");
    expect(rows.map((row) => row.textContent)).toContain("Score12 of 12 points4 of 11 points");
  });
});

describe("a scenario that was changed in the middle of a run", () => {
  const changed = async (): Promise<ScenarioPage> => {
    const page = await scenarioPage();
    const nodes = page.structure.nodes.map((node) =>
      node.id === "claim" && node.kind === "decision"
        ? { ...node, options: node.options.filter(({ id }) => id !== "note-with-demand") }
        : node,
    );
    return { ...page, structure: { ...page.structure, nodes }, files: { ...page.files, structure: "f".repeat(32) } };
  };

  it("offers to finish the run on its own version", async () => {
    const { disk, page, unmount } = await begin();
    await decide(askContact);
    unmount();
    await openScenario(await changed(), disk);
    const finish = await screen.findByRole("link", { name: "Finish it as it was" });
    expect(finish.getAttribute("href")).toBe(`/en/courses/diplomatic-notes/notes/closed-customs-house?version=${page.course.version}`);
  });

  it("goes on in the present version as far as it agrees, and names what it sets aside", async () => {
    const { disk, unmount } = await begin();
    await decide(askContact);
    await decide(compare);
    await decide(demand);
    unmount();
    await openScenario(await changed(), disk);
    await press("Go on in the present version");
    await screen.findByText("1 decision cannot be followed in this version");
    screen.getByText(demand, { selector: "li *" });
    await heading("What to write");
  });

  it("says so where the story cannot go on, and leads back", async () => {
    const { disk, page, unmount } = await begin();
    await decide(askContact);
    unmount();
    const nodes = page.structure.nodes.filter(({ id }) => id !== "reading-room");
    await openScenario({ ...page, structure: { ...page.structure, nodes } }, disk);
    await screen.findByText("The story cannot go on from here");
    await press("Back to the last decision");
    await screen.findByRole("radio", { name: /^Ask their contact/ });
  });
});

describe("a node without translation", () => {
  it("is shown in the source language with a label, and a text that is not there is said to be missing", async () => {
    const [page, english] = [await scenarioPage("ar"), await scenarioPage()];
    const { morning, ...others } = page.words.nodes;
    const source = english.words.nodes.morning;
    if (!source || !morning) throw new Error("the fixture has no morning");
    const half = { ...page, words: { ...page.words, nodes: { ...others, morning: { ...source, lang: "en" as const } }, evidence: {} } };
    await openScenario(half);
    await userEvent.click((await screen.findAllByRole("radio"))[0] ?? document.body);
    await press("Begin");
    await heading("The minister asks");
    screen.getByText("Not translated yet: shown in the source language");
    expect(screen.getAllByText("This text is missing.").length).toBeGreaterThan(0);
  });
});
