import { readFileSync } from "node:fs";
import { join } from "node:path";
import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import type { QuizPage } from "#page/activity-page.ts";
import { fixtureSource, quizPage } from "../../../../tests/support/fixture-pages.ts";
import { renderScreen } from "../../../../tests/support/render-screen.tsx";
import { TestDisk } from "../../../../tests/support/test-device.ts";
import { openTab } from "../../../../tests/support/test-learner.ts";
import { withSecondLanguage } from "../../reading/second-language.ts";
import { Quiz } from "./quiz.tsx";

/** The files of interface words, as the server sends them. */
beforeEach(() => {
  vi.stubGlobal("fetch", async (address: string) => new Response(readFileSync(join(process.cwd(), address))));
});

/** The one question of this kind in the fixture quiz, in English with Arabic beside it. */
async function beginAt(kind: "true-false" | "classification") {
  const { structure, ...rest } = await quizPage("check-notes");
  const items = structure.items.filter((item) => item.kind === kind);
  const page = (await withSecondLanguage(fixtureSource, { ...rest, structure: { ...structure, items } }, "ar")) as QuizPage;
  renderScreen(<Quiz page={page} device={await openTab(new TestDisk())} isKept newAttemptId={() => "attempt"} />);
  const begin = screen.getByRole("button", { name: "Begin" });
  await waitFor(() => expect(begin).toHaveProperty("disabled", false));
  await userEvent.click(begin);
  await screen.findAllByRole(kind === "true-false" ? "radio" : "combobox");
}

/** The first two radios; how certain one is comes after them. */
const answers = () =>
  screen
    .getAllByRole("radio")
    .slice(0, 2)
    .map((radio) => radio.closest("label")?.textContent);

it("asks for true or false in both languages", async () => {
  await beginAt("true-false");
  expect(answers()).toEqual(["Trueصواب", "Falseخطأ"]);
  expect(screen.getByText("خطأ").getAttribute("lang")).toBe("ar");
});

it("names the standings of the law in both languages", async () => {
  await beginAt("classification");
  const [list] = screen.getAllByRole("combobox");
  if (!list) throw new Error("no list");
  expect(within(list).getByRole("option", { name: /^Binding \/ \p{Script=Arabic}/u })).toBeDefined();
});

it("asks in the language of the interface alone where the other words cannot be had", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no connection")));
  await beginAt("true-false");
  expect(answers()).toEqual(["True", "False"]);
});
