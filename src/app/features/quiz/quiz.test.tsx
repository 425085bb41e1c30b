import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type { QuizPage } from "#page/activity-page.ts";
import { quizPage } from "../../../../tests/support/fixture-pages.ts";
import { renderScreen } from "../../../../tests/support/render-screen.tsx";
import { fillDisk, TestDisk } from "../../../../tests/support/test-device.ts";
import { openTab } from "../../../../tests/support/test-learner.ts";
import { createUnkeptRecord } from "../../device/unkept-record.ts";
import { Quiz } from "./quiz.tsx";

const practiceId = "diplomatic-notes/check-notes";
const seal = "The initials and the seal of the mission";
const ambassador = "The full signature of the ambassador there";

let attempts = 0;
const nextId = () => {
  attempts += 1;
  return `attempt-${attempts}`;
};
beforeEach(() => {
  attempts = 0;
});

async function openQuiz(page: QuizPage, disk = new TestDisk()) {
  const device = await openTab(disk);
  const view = renderScreen(<Quiz page={page} device={device} isKept newAttemptId={nextId} />);
  return { ...view, device, disk };
}
async function beginQuiz(page: QuizPage) {
  const opened = await openQuiz(page);
  await press("Begin");
  await screen.findByRole("heading", { name: /^Question 1 of/ });
  return opened;
}
async function press(name: string | RegExp) {
  const button = await screen.findByRole("button", { name });
  await waitFor(() => expect(button).toHaveProperty("disabled", false));
  await userEvent.click(button);
}
const choose = (name: string | RegExp) => userEvent.click(screen.getByLabelText(name));
const question = (index: number) => screen.findByRole("heading", { name: new RegExp(`^Question ${index} of`) });
const status = () => screen.getByRole("status").textContent?.trim();
/** Painted first; what explains it follows, and the way on with it. */
const verdict = async (said: string | RegExp) => {
  const line = await screen.findByText(said, { selector: "p.verdict" });
  await waitFor(() => expect(screen.queryByRole("button", { name: /^(Check|Compare with the model answer)$/ })).toBeNull());
  return line;
};
const expectFocus = (element: Element | undefined) => waitFor(() => expect(document.activeElement).toBe(element));
const attributesOf = (element: Element, ...names: string[]) => names.map((name) => element.getAttribute(name));

describe("a quiz before an attempt", () => {
  it("shows the same page without a device as the one that was built, with the beginning not yet possible", async () => {
    renderScreen(<Quiz page={await quizPage("final")} device={undefined} isKept newAttemptId={nextId} />);
    expect(screen.getByRole("heading", { level: 1, name: "Final assessment" })).toBeDefined();
    expect(screen.getByText("2 questions")).toBeDefined();
    expect(screen.getByText("Mastery needs 60% of the points.")).toBeDefined();
    expect(screen.getByText("There are 3 attempts.")).toBeDefined();
    expect(screen.getByRole("button", { name: "Begin" })).toHaveProperty("disabled", true);
  });
  it("records on what an attempt was begun", async () => {
    const page = await quizPage("check-notes");
    const { device } = await beginQuiz(page);
    const [started] = await device.statementsOfQuiz(practiceId);
    expect(started).toMatchObject({
      verb: "started",
      activityId: practiceId,
      courseVersion: page.course.version,
      structure: page.files.structure,
      text: page.files.text,
      locale: "en",
      result: { mode: "practice", items: page.structure.items.map(({ id }) => id) },
    });
    await expectFocus(screen.getByRole("heading", { name: /^Question 1 of 9/ }));
  });
});

describe("a practice question", () => {
  it("keeps the response on the device, then shows why, and moves focus to the verdict", async () => {
    const { device } = await beginQuiz(await quizPage("check-notes"));
    await choose(ambassador);
    await choose("High");
    await press("Check");
    await expectFocus(await verdict("Not the right answer."));
    expect(status()).toBe("Not the right answer. Kept on this device.");
    screen.getByText("Your answer, not the right one");
    screen.getByText("The right answer");
    screen.getByText("Yes. Such a message is initialled and sealed; nobody signs it.");
    screen.getByText(/^Common mix-up:/);
    expect(screen.getAllByText("Why not")).toHaveLength(2);
    const link = screen.getByRole("link", { name: "Back to the text that explains it" });
    expect(link.getAttribute("href")).toBe("/en/courses/diplomatic-notes/what-a-note-is#form");
    const answered = (await device.statementsOfQuiz(practiceId)).find(({ verb }) => verb === "answered");
    expect(answered).toMatchObject({
      activityId: "diplomatic-notes/who-signs",
      quizId: practiceId,
      result: { response: "ambassador", scaled: 0, points: 1, certainty: 3 },
    });
  });
  it("shows no feedback while the device is full, says so, keeps the answer on screen and tries again when asked", async () => {
    const { device } = await beginQuiz(await quizPage("check-notes"));
    const makeRoom = fillDisk(device.db, "statements");
    await choose(seal);
    await press("Check");
    await within(await screen.findByRole("alert")).findByText("This device is full: the answer is not kept yet");
    expect(screen.queryByText("Right.")).toBeNull();
    expect(screen.getByLabelText(seal)).toHaveProperty("checked", true);
    makeRoom();
    await press("Try again");
    await verdict("Right.");
    expect(screen.queryByRole("alert")).toBeNull();
    expect((await device.statementsOfQuiz(practiceId)).filter(({ verb }) => verb === "answered")).toHaveLength(1);
  });
  it("finds a half-given answer again after a restart, in another language of the text", async () => {
    const { disk, unmount } = await beginQuiz(await quizPage("check-notes"));
    await choose(ambassador);
    unmount();
    const page = await quizPage("check-notes", "ar");
    await openQuiz(page, disk);
    await question(1);
    expect(screen.getByRole("radio", { checked: true })).toHaveProperty("value", "ambassador");
    const stem = document.getElementById("stem");
    expect(stem && attributesOf(stem, "lang", "dir")).toEqual(["ar", "rtl"]);
  });
  it("shows the feedback again after a restart, until the learner goes on", async () => {
    const page = await quizPage("check-notes");
    const { disk, unmount } = await beginQuiz(page);
    await choose(seal);
    await press("Check");
    await verdict("Right.");
    unmount();
    await openQuiz(page, disk);
    await verdict("Right.");
    await expectFocus(document.body);
    await press("Next question");
    await expectFocus(await question(2));
  });
  it.each([
    [ambassador, "Not the right answer."],
    [seal, "Right."],
  ])("shows the verdict again where the page died between it and the end of its transaction: %s", async (choice, said) => {
    const page = await quizPage("check-notes");
    const { disk, device, unmount } = await beginQuiz(page);
    unmount();
    const dying = renderScreen(
      <Quiz page={page} device={{ ...device, record: () => new Promise(() => undefined) }} isKept newAttemptId={nextId} />,
    );
    await question(1);
    await choose("High");
    await choose(choice);
    await press("Check");
    await screen.findByText(said, { selector: "p.verdict" });
    dying.unmount();
    await device.takeWaiting();
    await openQuiz(page, disk);
    await verdict(said);
    await press("Next question");
    await question(2);
  });
  it("keeps a half-given change of an answer that was recorded", async () => {
    const page = await quizPage("check-notes");
    const { disk, unmount } = await beginQuiz(page);
    await choose(ambassador);
    await press("Check");
    await press("Try again");
    await choose(seal);
    unmount();
    await openQuiz(page, disk);
    await question(1);
    expect(screen.getByLabelText(seal)).toHaveProperty("checked", true);
    expect(screen.queryByText("Right.")).toBeNull();
  });
  it("can be tried again from the answer given", async () => {
    await beginQuiz(await quizPage("check-notes"));
    await choose(ambassador);
    await press("Check");
    await press("Try again");
    await expectFocus(screen.getByLabelText(ambassador));
    await choose(seal);
    await press("Check");
    await verdict("Right.");
  });
  it("asks for an answer beside the question, and moves focus to it", async () => {
    const { device } = await beginQuiz(await quizPage("check-notes"));
    await press("Check");
    const message = await screen.findByText("No answer is given yet.");
    const group = screen.getAllByRole("radio")[0]?.closest("fieldset");
    expect(group?.getAttribute("aria-describedby")).toBe(message.id);
    expect(group?.contains(document.activeElement)).toBe(true);
    expect((await device.statementsOfQuiz(practiceId)).map(({ verb }) => verb)).toEqual(["started"]);
  });
  it("shows hints one by one, each recorded and brought to the reader", async () => {
    const { device } = await beginQuiz(await quizPage("check-notes"));
    await press("Show hint 1 of 2");
    await screen.findByText("Think of what stands at the end of the page.");
    expect(screen.queryByText("The form was made so that no person is needed.")).toBeNull();
    await press("Show hint 2 of 2");
    const second = await screen.findByText("The form was made so that no person is needed.");
    expect(document.activeElement?.contains(second)).toBe(true);
    expect(screen.queryByRole("button", { name: /^Show hint/ })).toBeNull();
    await choose(seal);
    await press("Check");
    await verdict("Right.");
    const statements = await device.statementsOfQuiz(practiceId);
    expect(statements.filter(({ verb }) => verb === "hinted").map(({ result }) => result?.hints)).toEqual([1, 2]);
    expect(statements.find(({ verb }) => verb === "answered")?.result?.hints).toBe(2);
  });
});

describe("every kind of item", () => {
  it("is answered with native controls, explained, and summed up at the end", async () => {
    const { device } = await beginQuiz(await quizPage("check-notes"));
    const checkAndGoOn = async (said: string | RegExp, next: string) => {
      await press(/^(Check|Compare with the model answer)$/);
      await verdict(said);
      if (next) await press(next);
    };
    await choose(seal);
    await checkAndGoOn("Right.", "Next question");

    await question(2);
    await choose("The conduct by which the act should end");
    await checkAndGoOn("Partly right: 1 of 2 points.", "");
    screen.getByText("Right as well, not chosen");
    await press("Next question");

    await question(3);
    await choose("False");
    await checkAndGoOn("Right.", "Next question");

    await question(4);
    await userEvent.selectOptions(screen.getByLabelText("Facts"), "Says what happened and when, with a time zone");
    screen.getByText("2 choices left.");
    await press("Check");
    await screen.findByText("Some lines have no choice yet.");
    await expectFocus(screen.getByLabelText("Rule"));
    await userEvent.selectOptions(screen.getByLabelText("Rule"), "Names the obligation and where it stands");
    await userEvent.selectOptions(screen.getByLabelText("Close"), "Repeats the argument in stronger words");
    await checkAndGoOn("Partly right: 2 of 3 points.", "");
    expect(screen.getByText("The right answer:").parentElement?.textContent).toContain("Renews the assurances, gives place and date");
    await press("Next question");

    await question(5);
    await checkAndGoOn(/^(Partly right|Not the right answer)/, "");
    screen.getByText("The right order:");
    await press("Next question");

    await question(6);
    await userEvent.type(screen.getByRole("textbox"), "retorsion");
    await checkAndGoOn("Not the right answer.", "");
    screen.getByText(/^Retorsion is an answer that is unfriendly and lawful/);
    screen.getByText("note verbale", { selector: "strong" });
    await press("Next question");

    await question(7);
    await userEvent.type(screen.getByRole("textbox"), "١٨");
    await checkAndGoOn("Right.", "Next question");

    await question(8);
    for (const list of screen.getAllByRole("combobox")) await userEvent.selectOptions(list, "Contested");
    await checkAndGoOn("Partly right: 1 of 4 points.", "Next question");

    await question(9);
    await userEvent.type(screen.getByRole("textbox"), "The Embassy presents its compliments.");
    await checkAndGoOn("Compare your text with the model answer.", "");
    screen.getByRole("heading", { name: "Model answer" });
    await choose(/^Third person, addressed to the ministry/);
    await press("Keep my marks");
    await screen.findByText("Some lines of the rubric have no mark yet.");
    await choose(/^Gives two of the three/);
    await choose(/^Threatens only/);
    await press("Keep my marks");
    await screen.findByText("Kept: 3 of 6 points by your own marking.");
    await press("See the result");

    const heading = await screen.findByRole("heading", { name: /of the points with the first answers$/ });
    await expectFocus(heading);
    const statements = await device.statementsOfQuiz(practiceId);
    const responses = statements.flatMap(({ verb, activityId, result }) => (verb === "answered" ? [[activityId, result?.response]] : []));
    expect(Object.fromEntries(responses)).toMatchObject({
      "diplomatic-notes/what-a-notice-holds": ["conduct"],
      "diplomatic-notes/urgent-note": false,
      "diplomatic-notes/part-to-job": { facts: "times", rule: "article", close: "argument" },
      "diplomatic-notes/name-the-form": "retorsion",
      "diplomatic-notes/lines-of-damage": 18,
      "diplomatic-notes/night-letter": { text: "The Embassy presents its compliments." },
    });
    expect(statements.find(({ verb }) => verb === "self-marked")?.result).toEqual({ marks: { form: 2, claim: 1, request: 0 } });
    expect(statements.find(({ verb }) => verb === "submitted")?.result?.points).toBe(15);
    const again = screen.getByRole("heading", { name: "Questions to see again" }).closest("section");
    expect(again?.querySelectorAll("li > details")).toHaveLength(5);
  }, 30_000);

  it("lets steps be ordered by keyboard alone, and says where they stand", async () => {
    const page = await quizPage("check-notes");
    await beginQuiz(onlyItem(page, "claim-in-order"));
    const handles = () => screen.getAllByRole("button", { pressed: false }).map((button) => button.textContent);
    const before = handles();
    const first = screen.getByRole("button", { name: before[0] ?? "" });
    first.focus();
    await userEvent.keyboard(" {ArrowDown}{ArrowDown}");
    expect(status()).toBe(`“${before[0]}” is in place 3 of 5.`);
    expect(document.activeElement?.textContent).toContain(before[0]);
    await userEvent.keyboard(" ");
    expect(handles()).toEqual([before[1], before[2], before[0], before[3], before[4]]);
    await userEvent.keyboard(" {ArrowUp}{Escape}");
    expect(handles()).toEqual([before[1], before[2], before[0], before[3], before[4]]);
    await press(`Move up: ${before[0]}`);
    expect(handles()).toEqual([before[1], before[0], before[2], before[3], before[4]]);
  });

  it("explains a number that can be read in two ways, in words beside it", async () => {
    const page = await quizPage("check-notes");
    await beginQuiz(onlyItem(page, "lines-of-damage"));
    await userEvent.type(screen.getByRole("textbox"), "1,234");
    await press("Check");
    const message = await screen.findByText(/^This can be read as thousands or as decimals/);
    expect(attributesOf(screen.getByRole("textbox"), "aria-describedby", "aria-invalid")).toEqual([message.id, "true"]);
    await expectFocus(screen.getByRole("textbox"));
  });
});

describe("an assessment", () => {
  it("shows nothing until it is handed in, lets answers be changed, then gives score, objectives and every explanation", async () => {
    const page = await quizPage("final");
    const { device } = await beginQuiz(page);
    await choose(optionText(page, "final-channel", "police"));
    await press("Next question");
    await question(2);
    expect(screen.queryByText(/Right\.|Not the right answer/)).toBeNull();
    await press("Overview");
    await screen.findByText("Answered");
    screen.getByText("Not answered");
    await press(/^1\./);
    await question(1);
    await choose(optionText(page, "final-channel", "ministry"));
    await press("Overview");
    await press("Hand in");
    await screen.findByText("1 question has no answer. It earns no points.");
    await press("Hand in now");
    await expectFocus(await screen.findByRole("heading", { name: "33% of the points" }));
    screen.getByText("2 attempts are left.");
    screen.getByText("Mastery not reached: 60% are needed.");
    await screen.findByRole("heading", { name: "By objective" });
    const statements = await device.statementsOfQuiz("diplomatic-notes/final");
    expect(statements.filter(({ verb }) => verb === "answered")).toHaveLength(2);
    expect(statements.find(({ verb }) => verb === "submitted")?.result).toMatchObject({ mastered: false, points: 3 });
    await press("Take it again");
    await question(1);
  });
  it("begins no attempt more than there are", async () => {
    const page = await quizPage("final");
    await openQuiz({ ...page, structure: { ...page.structure, attempts: 1 } });
    await press("Begin");
    await press("Next question");
    await press("Overview");
    await press("Hand in");
    await press("Hand in now");
    await screen.findByText("No attempt is left.");
    expect(screen.queryByRole("button", { name: "Take it again" })).toBeNull();
  });
});

describe("an attempt begun on another version of the quiz", () => {
  it("is offered to be finished as it was, or left for a new one", async () => {
    const page = await quizPage("check-notes");
    const { disk, unmount } = await beginQuiz(page);
    unmount();
    await openQuiz({ ...page, course: { ...page.course, version: "newer" }, files: { ...page.files, structure: "changed" } }, disk);
    const link = await screen.findByRole("link", { name: "Finish it as it was" });
    expect(link.getAttribute("href")).toBe(`/en/courses/diplomatic-notes/notes/check-notes?version=${page.course.version}`);
    await press("Begin anew");
    await question(1);
  });
});

describe("a quiz where the browser keeps nothing", () => {
  it("can be taken and does not claim that answers are kept", async () => {
    renderScreen(<Quiz page={await quizPage("check-notes")} device={createUnkeptRecord()} isKept={false} newAttemptId={nextId} />);
    await press("Begin");
    await question(1);
    screen.getByRole("link", { name: "Leave, answers are lost" });
    await choose(seal);
    await press("Check");
    await verdict("Right.");
    expect(status()).toBe("Right.");
  });
});

/** The text of an option, as its control is named. */
const optionText = (page: QuizPage, item: string, option: string) => String(page.words.items[item]?.options[option]?.text[0]);

/** The quiz with one of its items only. */
const onlyItem = (page: QuizPage, item: string): QuizPage => ({
  ...page,
  structure: { ...page.structure, items: page.structure.items.filter(({ id }) => id === item) },
});
