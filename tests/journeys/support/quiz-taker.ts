import type { Locator, Page } from "playwright-core";
import type { Item, ItemWords } from "#domain/course/quiz.ts";
import type { TextNode } from "#domain/course/text.ts";
import type { QuizPage } from "#page/activity-page.ts";
import { textView } from "#page/text.ts";
import { textOf } from "./course-texts.ts";
import { wordsOf } from "./words.ts";

/** A learner at a quiz who knows the keys, and can answer by them or against them. */
export interface QuizTaker {
  /** The question on screen. */
  item(): Promise<Item>;
  /** Fills in the controls of the question on screen. Cases have no wrong answer. */
  answer(how: "right" | "wrong"): Promise<Item>;
  /** What the author wrote for whoever answers like that: reasons of the options given, of the whole item, the model answer. */
  reasons(item: Item, how: "right" | "wrong"): readonly string[];
  /** The control that `answer("right")` sets first for the item, to see whether an answer is still there. */
  control(item: Item): Locator;
  button(key: string): Locator;
  /** Leaves the question on screen, and waits until it is gone. */
  leaveBy(key: "next" | "see-result" | "overview"): Promise<void>;
}

export function quizTaker(page: Page, quiz: QuizPage): QuizTaker {
  const words = wordsOf(quiz.locale);
  const main = page.getByRole("main");
  const wordsOfItem = (item: Item): ItemWords => {
    const found = quiz.words.items[item.id];
    if (!found) throw new Error(`no words for ${item.id}`);
    return found;
  };
  const plain = (text: readonly TextNode[] = []) => textOf(textView(text, quiz.words.cites));
  const option = (item: Item, id: string) => plain(wordsOfItem(item).options[id]?.text);
  const place = (item: Item, id: string) => wordsOfItem(item).targets?.[id] ?? words.lesson(`standing.${id}`);
  const choice = (role: "radio" | "checkbox", name: string) => main.getByRole(role, { name, exact: true });
  const rowOf = (item: Item, row: string) => main.getByRole("combobox", { name: option(item, row), exact: true });
  const typed = () => main.getByRole("textbox");
  /** "Question 3 of 9", with or without the note that it does not count. */
  const heading = main.getByRole("heading", { name: words.quiz.within("question-of") });
  const button = (key: string) => main.getByRole("button", { name: words.quiz.like(key) });

  async function item(): Promise<Item> {
    await heading.waitFor();
    const shown = squeezed(await main.innerText());
    const found = quiz.structure.items.filter((each) => shown.includes(squeezed(plain(wordsOfItem(each).stem))));
    const [only] = found;
    if (!only || found.length > 1) throw new Error(`the page shows ${found.length} questions: ${shown.slice(0, 400)}`);
    return only;
  }
  async function answer(how: "right" | "wrong"): Promise<Item> {
    const asked = await item();
    const right = how === "right";
    switch (asked.kind) {
      case "single": {
        const chosen = asked.choices.find(({ key }) => (key === true) === right);
        await choice("radio", option(asked, chosen?.id ?? "")).check();
        break;
      }
      case "multiple":
        for (const { id, key } of asked.choices) await choice("checkbox", option(asked, id)).setChecked((key === true) === right);
        break;
      case "true-false":
        await choice("radio", words.quiz(String(asked.key === right))).check();
        break;
      case "matching":
      case "classification": {
        const rows = asked.kind === "matching" ? asked.prompts : asked.statements;
        const places = asked.kind === "matching" ? asked.targets : asked.bins;
        for (const row of rows) {
          const key = asked.key[row] ?? "";
          const chosen = right ? key : (places.find((other) => other !== key) ?? "");
          await rowOf(asked, row).selectOption({ label: place(asked, chosen) });
        }
        break;
      }
      case "ordering": {
        const order = asked.key.flat();
        await putInOrder(asked, right ? order : order.toReversed());
        break;
      }
      case "short-text":
        await typed().fill(right ? (wordsOfItem(asked).answer ?? asked.accepted[0] ?? "") : "zzz");
        break;
      case "numeric":
        await typed().fill(String(right ? asked.key.value : asked.key.value + asked.key.tolerance + 1));
        break;
      case "case":
        await typed().fill("The facts, the rule and the request.");
        break;
    }
    return asked;
  }

  async function leaveBy(key: string): Promise<void> {
    const name = await heading.innerText();
    await button(key).click();
    await main.getByRole("heading", { name, exact: true }).waitFor({ state: "detached" });
  }

  /** Moves each step up to its place, from the first place on. */
  async function putInOrder(asked: Item, order: readonly string[]): Promise<void> {
    for (const [index, step] of order.entries()) {
      const up = main.getByRole("button", { name: words.quiz("order.up", { step: option(asked, step) }), exact: true });
      const position = async () => (await stepsShown()).indexOf(words.quiz("order.up", { step: option(asked, step) }));
      for (let at = await position(); at > index; at--) await up.click();
    }
  }
  const stepsShown = () =>
    main.getByRole("button", { name: words.quiz.like("order.up") }).evaluateAll((buttons) => buttons.map((each) => each.ariaLabel));

  function reasons(asked: Item, how: "right" | "wrong"): readonly string[] {
    const { options, why, model } = wordsOfItem(asked);
    return [...reasonIds(asked, how).map((id) => options[id]?.why), why, model].map((text) => plain(text));
  }

  function control(asked: Item): Locator {
    switch (asked.kind) {
      case "single":
        return choice("radio", option(asked, asked.choices.find(({ key }) => key)?.id ?? ""));
      case "multiple":
        return choice("checkbox", option(asked, asked.choices.find(({ key }) => key)?.id ?? ""));
      case "true-false":
        return choice("radio", words.quiz(String(asked.key)));
      case "matching":
        return rowOf(asked, asked.prompts[0] ?? "");
      case "classification":
        return rowOf(asked, asked.statements[0] ?? "");
      case "ordering":
        return main.getByRole("button", { name: words.quiz.like("order.up") }).first();
      default:
        return typed();
    }
  }
  return { item, answer, reasons, control, button, leaveBy };
}

/** The options whose reasons stand open after `answer`: those chosen, or every row. */
function reasonIds(item: Item, how: "right" | "wrong"): readonly string[] {
  switch (item.kind) {
    case "single":
    case "multiple": {
      const same = item.choices.filter(({ key }) => (key === true) === (how === "right")).map(({ id }) => id);
      return item.kind === "single" ? same.slice(0, 1) : same;
    }
    case "true-false":
      return [String(item.key === (how === "right"))];
    case "matching":
      return item.prompts;
    case "classification":
      return item.statements;
    default:
      return [];
  }
}

/** Text without its spaces, which depend on the layout. */
export const squeezed = (text: string) => text.replace(/\s+/g, "");
