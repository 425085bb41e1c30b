import type { Page } from "playwright-core";
import type { FixtureCourse } from "./fixture-course.ts";
import { staticAddress } from "./static-server.ts";

/** One of the two things compared, in one language: where its pages are and how a learner uses them. */
export interface Subject {
  readonly name: "static" | "concord";
  readonly port: number;
  readonly lessonAddress: string;
  readonly quizAddress: string;
  /** Matches when a learner can go to work on the quiz: its question, or the button that begins it. */
  readonly usable: string;
  /** Shown instead of the question until it is pressed. */
  readonly begin?: string;
  /** An option of the first question, which has one right choice. */
  readonly option: string;
  readonly check: string;
  readonly feedback: string;
  /** A decision scenario, where there are any. */
  readonly scenario?: ScenarioControls;
  /** Answers what is left of the quiz after the first question. */
  finish(page: Page): Promise<void>;
  /** Brings the whole course onto the device, from a page of the course. */
  keep(page: Page, origin: string): Promise<void>;
}

/** How a scenario is played, by selectors: of what can be chosen the first is. */
export interface ScenarioControls {
  readonly address: string;
  readonly role: string;
  readonly begin: string;
  readonly option: string;
  readonly decide: string;
  readonly consequence: string;
  readonly goOn: string;
}

export function staticSubject(course: FixtureCourse, port: number): Subject {
  const address = staticAddress(course, 0);
  return {
    name: "static",
    port,
    lessonAddress: address,
    quizAddress: address,
    usable: "form button:enabled",
    option: "form input",
    check: "form button",
    feedback: "[role=status]:not(:empty)",
    finish: async () => undefined,
    keep: async (page) => page.evaluate<void>("bench.workerReady()"),
  };
}

export function concordSubject(course: FixtureCourse, port: number): Subject {
  const question = "main form:has(#stem)";
  const begin = "main .acts > button.btn--main:enabled";
  const feedback = `${question} > .verdict`;
  return {
    name: "concord",
    port,
    lessonAddress: course.lessons[0]?.address ?? "",
    quizAddress: course.quizAddress,
    usable: `${begin}, ${question}`,
    begin,
    option: `${question} .choices input`,
    check: `${question} button[type=submit]`,
    feedback,
    scenario: {
      address: course.scenarioAddress,
      role: "main input[name=role]",
      begin: "main .acts > button.btn--main:enabled",
      option: "main input[name=option]",
      decide: "main form:has(input[name=option]) button[type=submit]",
      consequence: "main #follows",
      goOn: "main section:has(#follows) .btn--main",
    },
    finish: async (page) => {
      const next = page.locator(`${question} button[type=submit]`);
      for (let left = course.quiz.structure.items.length - 1; left > 0; left--) {
        const heading = await page.locator(`${question} h2`).innerText();
        await next.click();
        await page.locator(`${question} h2`).filter({ hasNotText: heading }).waitFor();
        await answer(page, question);
        await next.click();
        await page.locator(feedback).waitFor();
      }
      await next.click();
      await page.locator(question).waitFor({ state: "detached" });
    },
    keep: async (page, origin) => {
      await page.evaluate<void>("bench.workerReady()");
      await page.goto(origin + course.courseAddress);
      await page.locator("main .dl > button:enabled").click();
      await page.locator("main .dl .tag--ok").waitFor();
    },
  };
}

/** Something in every control; whether it is right does not matter. */
async function answer(page: Page, question: string): Promise<void> {
  const option = page.locator(`${question} .choices input`).first();
  if (await option.isVisible()) await option.check();
  for (const select of await page.locator(`${question} fieldset select`).all()) await select.selectOption({ index: 1 });
  for (const field of await page.locator(`${question} .in:is(input, textarea)`).all()) await field.fill("12");
}
