import { fireEvent, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import type { NewStatement } from "#app/device/device.ts";
import type { StatementResult } from "#domain/record/statement.ts";
import { type OpenApp, TestBrowser } from "../../../../../tests/support/test-browser.tsx";

const day = 86_400_000;
const quizId = "diplomatic-notes/check-notes";
const answered = (item: string, result: StatementResult, attemptId = "a") => ({
  verb: "answered",
  activityId: `diplomatic-notes/${item}`,
  quizId,
  attemptId,
  locale: "en",
  result: { points: 1, response: "x", ...result },
});
const begun = (mode: string) => ({
  verb: "started",
  activityId: quizId,
  attemptId: "a",
  locale: "en",
  result: { items: ["who-signs", "urgent-note"], mode },
});
/** Answered long ago, so that everything is due. */
async function longAgo(...statements: readonly NewStatement[]): Promise<TestBrowser> {
  const browser = new TestBrowser();
  await browser.recorded(...statements);
  browser.clock.ms = Date.now();
  return browser;
}
const recorded = async (app: OpenApp, verb: string) =>
  (await app.device()?.statements())?.filter((statement) => statement.verb === verb) ?? [];

describe("the review", () => {
  it("says what comes here when there is nothing", async () => {
    await new TestBrowser().open("/en/review");
    await screen.findByText(/There is nothing to review yet/);
  });
  it("asks an item again as in practice, and records its first response outside any attempt", async () => {
    const browser = await longAgo(begun("practice"), answered("who-signs", { scaled: 0 }));
    const app = await browser.open("/en/review");
    await screen.findByRole("heading", { name: "1 review for today" });
    await userEvent.click(screen.getByRole("button", { name: "Begin" }));
    const radios = await screen.findAllByRole("radio");
    const choice = radios.find((radio) => radio.getAttribute("name") === "who-signs");
    if (!choice) throw new Error("no choice");
    await userEvent.click(choice);
    await userEvent.click(screen.getByRole("button", { name: "Check" }));
    await screen.findByRole("button", { name: "Finish" });
    await userEvent.click(screen.getByRole("button", { name: "Finish" }));
    await screen.findByText("Done for now. Everything is kept on this device.");
    const [, again, ...others] = await recorded(app, "answered");
    expect(others).toEqual([]);
    expect(again).toMatchObject({ activityId: "diplomatic-notes/who-signs", quizId });
    expect(again).not.toHaveProperty("attemptId");
    await waitFor(() => screen.getByText("1 done today."));
    expect(app.device()?.progress().quizzes.get(quizId)?.begun).toBe(1);
  });
  it("takes a second try for practice, and does not record it", async () => {
    const browser = await longAgo(answered("who-signs", { scaled: 0 }));
    const app = await browser.open("/en/review");
    await userEvent.click(await screen.findByRole("button", { name: "Begin" }));
    for (const button of ["Check", "Try again", "Check"]) {
      const [radio] = await screen.findAllByRole<HTMLInputElement>("radio");
      if (radio && radio.getAttribute("aria-disabled") !== "true") await userEvent.click(radio);
      await userEvent.click(await screen.findByRole("button", { name: button }));
    }
    await screen.findByRole("button", { name: "Finish" });
    expect(await recorded(app, "answered")).toHaveLength(2);
  });
  it("never asks what an open assessment asks", async () => {
    const browser = await longAgo(begun("assessment"), answered("who-signs", { scaled: 0 }));
    await browser.open("/en/review");
    await screen.findByText(/There is nothing to review yet/);
  });
  it("asks the terms of a completed lesson: recalled first, then shown, then rated", async () => {
    const browser = await longAgo({ verb: "completed", activityId: "diplomatic-notes/answer-to-a-note", locale: "en" });
    const app = await browser.open("/en/review");
    await userEvent.click(await screen.findByRole("button", { name: "Begin" }));
    await userEvent.click(await screen.findByRole("button", { name: "Show the answer" }));
    expect(document.activeElement?.textContent).toBe("Definition");
    await userEvent.click(screen.getByRole("button", { name: "With effort" }));
    await waitFor(async () => expect(await recorded(app, "recalled")).toMatchObject([{ result: { rating: 2 } }]));
    const [statement] = await recorded(app, "recalled");
    expect(statement?.activityId).toMatch(/^glossary\//);
    await screen.findByRole("img", { name: /^Review 2 of/ });
  });
  it("goes past an item that an update took away", async () => {
    const browser = await longAgo(answered("old-item", { scaled: 0 }), answered("who-signs", { scaled: 0, certainty: 1 }, "b"));
    await browser.open("/en/review");
    await userEvent.click(await screen.findByRole("button", { name: "Begin" }));
    await screen.findByText(/This question is not on this device now/);
    await userEvent.click(screen.getByRole("button", { name: "Go on" }));
    await screen.findByRole("button", { name: "Check" });
  });
  it("asks no more than the learner set for a day", async () => {
    const items = ["a", "b", "c", "d", "e", "f", "g"].map((item) => answered(item, { scaled: 0 }, item));
    const browser = await longAgo(...items);
    await browser.open("/en/review");
    await screen.findByRole("heading", { name: "7 reviews for today" });
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "At most a day" }), "5");
    await screen.findByRole("heading", { name: "5 reviews for today" });
    screen.getByText("2 more are due and wait for the days after.");
  });
  it("asks nothing while the learner is away, which is in the record, until they say that they are back", async () => {
    const browser = await longAgo(answered("who-signs", { scaled: 0 }));
    const app = await browser.open("/en/review");
    const until = new Date(Date.now() + 9 * day).toISOString().slice(0, 10);
    fireEvent.change(await screen.findByLabelText("Back on"), { target: { value: until } });
    await userEvent.click(screen.getByRole("button", { name: "I am away until then" }));
    await screen.findByText(/You are away until/);
    expect(screen.queryByRole("button", { name: "Begin" })).toBeNull();
    expect(await recorded(app, "away")).toMatchObject([{ activityId: "review/away", result: { until } }]);
    await userEvent.click(screen.getByRole("button", { name: "I am back" }));
    await screen.findByRole("button", { name: "Begin" });
  });
});
