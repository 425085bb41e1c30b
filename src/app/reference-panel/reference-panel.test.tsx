import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { TestBrowser } from "../../../tests/support/test-browser.tsx";

const lesson = "/en/courses/diplomatic-notes/notes/what-a-note-is";
const term = (name: string) => screen.findByRole("button", { name, expanded: false });
const panel = async () => within(await screen.findByRole("dialog"));

describe("a term in a lesson", () => {
  it("opens its entry with Enter, and Escape goes back to the word", async () => {
    const browser = new TestBrowser();
    await browser.open(lesson);
    const word = await term("note verbale");
    word.focus();
    await userEvent.keyboard("{Enter}");
    const shown = await panel();
    await shown.findByText("A written message between a mission and a ministry in the third person.");
    expect(shown.getByText("مذكرة شفوية")).toBeDefined();
    expect(shown.getByRole("link", { name: "Open in the glossary" }).getAttribute("href")).toBe("/en/glossary/note-verbale");
    expect(document.activeElement).toBe(shown.getByRole("heading", { name: /note verbale/ }));
    expect(word.getAttribute("aria-expanded")).toBe("true");
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.activeElement).toBe(word);
    expect(word.getAttribute("aria-expanded")).toBe("false");
  });
  it("goes on to the next one with the arrow keys", async () => {
    const browser = new TestBrowser();
    await browser.open(lesson);
    const word = await term("note verbale");
    word.focus();
    await userEvent.keyboard("{ArrowRight}");
    expect(document.activeElement).not.toBe(word);
    expect(document.activeElement?.matches("[data-term], [data-cite]")).toBe(true);
    await userEvent.keyboard("{ArrowLeft}");
    expect(document.activeElement).toBe(word);
  });
  it("says that the shelf is not on this device when there is no network, and shows it where the course was downloaded", async () => {
    const browser = new TestBrowser();
    await browser.download(["en"]);
    const here = await browser.open(lesson);
    browser.goOffline();
    await userEvent.click(await term("note verbale"));
    await (await panel()).findByText(/^A written message/);
    here.unmount();

    const bare = new TestBrowser();
    await bare.open(lesson);
    bare.goOffline();
    await userEvent.click(await term("note verbale"));
    await (await panel()).findByText(/^The reference shelf is not on this device/);
  });
});

describe("a citation in a lesson", () => {
  it("shows the document and the pinpoint, and copies a footnote that leads back to the block", async () => {
    const browser = new TestBrowser();
    await browser.open(lesson);
    const user = userEvent.setup();
    const cite = (await screen.findAllByRole("button", { name: /^art\.\s41\s\(2\)$/ }))[0];
    if (!cite) throw new Error("the lesson cites no article 41 (2)");
    await user.click(cite);
    const shown = await panel();
    await shown.findByText("Vienna Convention on Diplomatic Relations");
    expect(shown.getByText(/^Cited here: art\.\s41\s\(2\)$/)).toBeDefined();
    await user.click(shown.getByRole("button", { name: /^Copy footnote/ }));
    const said = await shown.findByText(/^Copied: /);
    const block = cite.closest(".blk")?.id;
    expect(said.textContent).toBe(`Copied: ${await navigator.clipboard.readText()}`);
    expect(await navigator.clipboard.readText()).toBe(
      `Vienna Convention on Diplomatic Relations (1961), art. 41 (2). ${location.origin}/courses/diplomatic-notes/notes/what-a-note-is#${block}`,
    );
  });
});
