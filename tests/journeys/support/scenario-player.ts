import type { Page } from "playwright-core";
import type { Phrase } from "./words.ts";

/** Plays a scenario as people do, in the language of `words`; options and roles are named by id. */
export function scenarioPlayer(page: Page, words: Phrase) {
  const main = page.getByRole("main");
  const follows = () => main.getByRole("heading", { name: words("follows") });
  return {
    option: (id: string) => main.locator(`input[name=option][value=${id}]`),
    follows,
    async begin(role: string): Promise<void> {
      await main.locator(`input[name=role][value=${role}]`).check();
      await main.getByRole("button", { name: words("begin"), exact: true }).click();
      await main.getByRole("button", { name: words("decide"), exact: true }).waitFor();
    },
    /** Decides, and stays with what follows. */
    async decide(option: string): Promise<void> {
      await main.locator(`input[name=option][value=${option}]`).check();
      await main.getByRole("button", { name: words("decide"), exact: true }).click();
      await follows().waitFor();
    },
    async goOn(): Promise<void> {
      await main.getByRole("button", { name: words("go-on"), exact: true }).click();
      await follows().waitFor({ state: "detached" });
    },
    /** Back to a place of the map, from 1 in the order in which it lists them. */
    goTo: (place: number) =>
      main
        .locator(".map button")
        .nth(place - 1)
        .click(),
    report: () => main.getByRole("heading", { name: words("report"), exact: true }),
  };
}
