import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { TestBrowser } from "../../../../tests/support/test-browser.tsx";

const field = () => screen.getByRole("searchbox", { name: "What are you looking for?" });
const group = async (name: RegExp) => within(await screen.findByRole("region", { name }));

async function searching(text: string, prepare: (browser: TestBrowser) => Promise<void> = (browser) => browser.download(["en", "ar"])) {
  const browser = new TestBrowser();
  await prepare(browser);
  const app = await browser.open("/en/search");
  await userEvent.click(field());
  await userEvent.paste(text);
  return app;
}

describe("the search screen", () => {
  it("finds blocks while one types, says where they stand and leads to them", async () => {
    await searching("attribution");
    const lessons = await group(/^Lessons/);
    const [first] = lessons.getAllByRole("listitem");
    if (!first) throw new Error("nothing is listed");
    expect(within(first).getByRole("link").getAttribute("href")).toMatch(/^\/en\/courses\/diplomatic-notes\/notes\/[a-z-]+#[a-z-]+$/);
    expect(first.textContent).toContain("Diplomatic notes about cyber incidents");
    expect(first.querySelector("mark")?.textContent?.toLowerCase()).toContain("attribut");
  });
  it("keeps the text in the address, and takes it from there", async () => {
    const { unmount } = await searching("note");
    await waitFor(() => expect(location.search).toBe("?q=note"));
    unmount();
    const browser = new TestBrowser();
    await browser.download(["en"]);
    await browser.open("/en/search?q=attribution");
    expect((field() as HTMLInputElement).value).toBe("attribution");
    await group(/^Lessons/);
  });
  it("finds Arabic text for a reader of English, in its own language and direction", async () => {
    await searching("المذكرة");
    const lessons = await group(/^Lessons/);
    const [link] = lessons.getAllByRole("link");
    expect(link?.getAttribute("href")).toContain("?text=ar");
    expect(link?.querySelector("[lang=ar][dir=rtl]")).not.toBeNull();
  });
  it("shows questions only once they are answered", async () => {
    const quizId = "diplomatic-notes/check-notes";
    await searching("signs", async (browser) => {
      await browser.download(["en"]);
      await browser.recorded(
        { verb: "started", activityId: quizId, attemptId: "a", locale: "en", result: { items: ["who-signs"], mode: "practice" } },
        {
          verb: "answered",
          activityId: "diplomatic-notes/who-signs",
          quizId,
          attemptId: "a",
          locale: "en",
          result: { scaled: 1, points: 1, response: "x" },
        },
      );
    });
    const questions = await group(/^Questions you answered/);
    expect(questions.getAllByRole("listitem")).toHaveLength(1);
    expect(questions.getByRole("link", { name: "Where the text teaches it" }).getAttribute("href")).toContain("#");
  });
  it("keeps questions that nobody answered out of the results", async () => {
    await searching("signs");
    await screen.findByText(/result|Nothing/);
    expect(screen.queryByRole("region", { name: /^Questions/ })).toBeNull();
  });
  it.each([
    ["the of and", "These words stand in almost every text. Add a word that says what it is about."],
    ["qqxxzzq", "Nothing found for “qqxxzzq” in what is on this device."],
    ["...", "There is nothing here that can be searched for. Type a word, a number or a symbol."],
  ])("says what “%s” came to", async (text, message) => {
    await searching(text);
    await screen.findByText(message, { exact: false });
  });
  it("says that of a pasted page only the first words were searched for", async () => {
    await searching("diplomatic note ".repeat(700));
    await screen.findByText(/its first words were searched for/);
  });
  it("names the courses that are not on the device, and the way to them", async () => {
    await searching("note", async () => undefined);
    await screen.findByText("No course is on this device yet. Download one, and it can be searched, with or without a connection.");
    expect(screen.getByRole("link", { name: "Diplomatic notes about cyber incidents" }).getAttribute("href")).toBe(
      "/en/courses/diplomatic-notes",
    );
  });
  it("says so where the browser has no workers", async () => {
    const browser = new TestBrowser();
    browser.hasWorkers = false;
    await browser.open("/en/search");
    await screen.findByText("Search could not be started in this browser. Reading and answering work as usual.");
  });
  it("works without a connection", async () => {
    const browser = new TestBrowser();
    await browser.download(["en"]);
    await browser.open("/en").then(({ unmount }) => unmount());
    browser.goOffline();
    await browser.open("/en/search?q=attribution");
    await group(/^Lessons/);
  });
});
