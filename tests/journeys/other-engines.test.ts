import { describe, expect, it, vi } from "vitest";
import { courseHref } from "#page/address.ts";
import { findBrowser } from "../../tools/find-browser.ts";
import { startServer } from "./support/app-server.ts";
import { builds, fixtureCourse } from "./support/builds.ts";
import { readCourse } from "./support/course-texts.ts";
import { type Engine, openFirefox, openWebKit } from "./support/engine.ts";
import { wordsOf } from "./support/words.ts";

const { common, lesson, pages, quiz } = wordsOf("ar");
const isCi = Boolean(process.env.CI);

describe.for([
  { name: "Firefox ESR", program: findBrowser("firefox"), open: openFirefox },
  { name: "WebKitGTK", program: findBrowser("webkit"), open: openWebKit },
])("$name", ({ name, program, open }) => {
  it.skipIf(!program && !isCi)("keeps an answer and opens a lesson never visited after the server has stopped", async () => {
    if (!program) throw new Error(`${name} is not on this machine`);
    const server = await startServer(builds.fixture);
    const course = await readCourse(builds.fixture, fixtureCourse, "ar");
    const engine = await open(program);
    await engine.goTo(server.origin + courseHref("ar", fixtureCourse));
    await until(engine, "return navigator.serviceWorker.controller !== null");
    await press(engine, pages("download.button", { size: "" }));
    await until(engine, `return document.body.innerText.includes(${JSON.stringify(pages("download.done"))})`);

    await engine.goTo(server.origin + course.href("check-notes"));
    await press(engine, quiz("begin"));
    await until(engine, "return document.querySelector('main input[type=radio]') !== null");
    await engine.run("document.querySelector('main input[type=radio]').click()");
    await press(engine, quiz("check"));
    await until(engine, says(quiz("kept")));

    await server.stop();
    await engine.goTo(server.origin + course.href("check-notes"));
    await until(engine, says(quiz("back-to-text")));
    expect(await engine.run("return document.querySelectorAll('main input[type=radio]:checked').length")).toBe(1);
    await engine.goTo(server.origin + course.href("answer-to-a-note"));
    await until(engine, says(course.titleOf("answer-to-a-note")));
    expect(await engine.run("return document.documentElement.dir")).toBe("rtl");
    await press(engine, lesson("mark-done"));
    await until(engine, says(lesson("lesson-done")));
    await engine.goTo(`${server.origin}/ar/nonsense`);
    await until(engine, says(common("problem.not-found.title")));
  });
});

const says = (text: string) => `return document.body.innerText.includes(${JSON.stringify(text)})`;

async function until(engine: Engine, body: string): Promise<void> {
  await vi.waitFor(
    async () => {
      if (!(await engine.run<boolean>(body))) throw new Error(`never true: ${body}`);
    },
    { timeout: 120_000, interval: 100 },
  );
}

/** Presses the button whose text begins so, once it can be pressed. */
async function press(engine: Engine, text: string): Promise<void> {
  const button = `[...document.querySelectorAll("button:enabled")].find((each) => each.textContent.trim().startsWith(${JSON.stringify(text)}))`;
  await until(engine, `return ${button} !== undefined`);
  await engine.run(`${button}.click()`);
}
