import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { startServer } from "./support/app-server.ts";
import { openBrowser } from "./support/browser.ts";
import { builds, fixtureCourse } from "./support/builds.ts";
import { readCourse } from "./support/course-texts.ts";
import { everyKindOfPage } from "./support/pages.ts";
import { quizTaker } from "./support/quiz-taker.ts";
import { storedForOffline } from "./support/reader.ts";
import { wordsOf } from "./support/words.ts";

const course = await readCourse(builds.fixture, fixtureCourse, "en");
/** Counts what the policy stops, in every page, on its root element. */
const countViolations = `addEventListener("securitypolicyviolation", ({ violatedDirective }) => {
  document.documentElement.dataset.stopped = [document.documentElement.dataset.stopped, violatedDirective].join(" ");
});`;
const stopped = (page: Page) => page.evaluate(() => document.documentElement.dataset.stopped ?? "");

it("sends a strict policy with every page, from server and worker, and never offends against it itself", async () => {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin, { fault: countViolations });
  const page = browser.page();
  const addresses = [...everyKindOfPage("en", course), "/en/nonsense"];
  browser.guard.expectMissing("/en/nonsense");
  const policies = new Set<string | undefined>();
  const visitAll = async () => {
    for (const address of addresses) {
      const response = await page.goto(address);
      policies.add(response?.headers()["content-security-policy"]);
      await page.getByRole("heading", { level: 1 }).first().waitFor({ state: "attached" });
      await page.waitForLoadState("networkidle");
      expect(await stopped(page), address).toBe("");
    }
  };
  await visitAll();
  await storedForOffline(page);
  await visitAll();
  expect(policies.size).toBe(1);
  const [policy] = policies;
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toMatch(/unsafe-|https?:|\*/);

  await page.goto(course.href("check-notes"));
  const taker = quizTaker(page, await course.quiz("check-notes"));
  await taker.button("begin").click();
  for (let question = 1; question < 9; question++) {
    await taker.answer("wrong");
    await taker.button("check").click();
    await page.getByRole("link", { name: wordsOf("en").quiz("back-to-text") }).waitFor();
    expect(await stopped(page)).toBe("");
    await taker.leaveBy("next");
  }
});

it("runs no script that somebody got into the page, and asks no other origin for anything", async () => {
  const server = await startServer(builds.fixture);
  const browser = await openBrowser(server.origin, { fault: countViolations });
  browser.guard.expectMessage(/Content Security Policy|This document requires 'Trusted|Function constructor does not accept/);
  const page = browser.page();
  await page.goto(course.href("what-a-note-is"));
  const ran = await page.evaluate(async () => {
    const attempts: (() => unknown)[] = [
      () => document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='document.body.dataset.ran=1'>"),
      () => {
        const script = document.createElement("script");
        script.append("document.body.dataset.ran = 2");
        document.body.append(script);
      },
      () => {
        const button = document.createElement("button");
        button.setAttribute("onclick", "document.body.dataset.ran = 3");
        document.body.append(button);
        button.click();
      },
      () => new Function("document.body.dataset.ran = 4")(),
      () => navigator.serviceWorker.register("/packs/catalogue.json"),
    ];
    for (const attempt of attempts) {
      await new Promise((resolve) => setTimeout(resolve)); // what a debugger calls directly may do more than the page
      try {
        await attempt();
      } catch {
        // refused, as it should be
      }
    }
    return document.body.dataset.ran;
  });
  expect(ran).toBeUndefined();
  const sent = await page.evaluate(() =>
    fetch("https://example.org/").then(
      () => true,
      () => false,
    ),
  );
  expect(sent).toBe(false);
  expect((await stopped(page)).split(" ")).toContain("connect-src");
});
