import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { BrowserRouter, Link } from "react-router";
import { describe, expect, it, vi } from "vitest";
import { fixtureCourses } from "../../tests/support/fixture-pages.ts";
import { renderScreen } from "../../tests/support/render-screen.tsx";
import { TestBrowser } from "../../tests/support/test-browser.tsx";
import { App } from "./app.tsx";
import type { LoadedPage } from "./routes.ts";

const manifest = fixtureCourses.manifests.get("diplomatic-notes")?.manifest;
/** Addresses of the files of one activity. */
const filesOf = (activity: string) => new RegExp(manifest?.activities[activity]?.structure.hash ?? "nothing");

const course = "/en/courses/diplomatic-notes";
const heading = () => screen.getByRole("heading", { level: 1 }).textContent;
const follow = (name: RegExp | string) => fireEvent.click(screen.getAllByRole("link", { name })[0] ?? document.body);
const shown = (title: string) => waitFor(() => expect(heading()).toBe(title));

/** A page that shows its own address. */
const pageAt = (address: string): LoadedPage => ({ address, route: "any", data: address, Screen: Address });
const Address = ({ data }: { readonly data: string }) => <h1>{data}</h1>;

describe("going to another page", () => {
  it("keeps the page before until the next one is whole, and says that it is busy", async () => {
    const browser = new TestBrowser();
    await browser.open(course);
    const release = browser.hold(filesOf("claim-in-a-note"));
    follow(/The claim inside the note/);
    await waitFor(() => expect(screen.getByRole("main").getAttribute("aria-busy")).toBe("true"));
    expect(location.pathname).toBe(`${course}/notes/claim-in-a-note`);
    expect(heading()).toBe("Diplomatic notes about cyber incidents");
    release();
    await shown("The claim inside the note");
    expect(screen.getByRole("main").hasAttribute("aria-busy")).toBe(false);
    await waitFor(() => expect(document.title).toBe("The claim inside the note · Diplomatic notes about cyber incidents · Concord"));
  });
  it("does not wait for a page that the reader has left meanwhile", async () => {
    const browser = new TestBrowser();
    await browser.open(course);
    browser.hold(filesOf("claim-in-a-note"));
    follow(/The claim inside the note/);
    await waitFor(() => expect(screen.getByRole("main").getAttribute("aria-busy")).toBe("true"));
    follow("Settings");
    await shown("Settings");
  });
  it("drops the answer of a page that the reader has left, whichever comes first", async () => {
    const answers = new Map<string, (page: LoadedPage) => void>();
    const load = (address: string) => new Promise<LoadedPage>((resolve) => answers.set(address, resolve));
    const answer = async (address: string) => act(async () => answers.get(address)?.(pageAt(address)));
    history.replaceState(null, "", "/en");
    renderScreen(
      <BrowserRouter>
        <App first={pageAt("/en")} load={load} />
      </BrowserRouter>,
    );
    follow("Courses");
    follow("My record");
    await answer("/en/courses");
    expect(heading()).toBe("/en");
    follow("Settings");
    await answer("/en/settings");
    expect(heading()).toBe("/en/settings");
    await answer("/en/record");
    expect(heading()).toBe("/en/settings");
  });
  it("moves the keyboard to the new page and its top, not to the first page of the visit", async () => {
    await new TestBrowser().open(course);
    expect(document.activeElement).toBe(document.body);
    const scrolled = vi.spyOn(window, "scrollTo").mockImplementation(() => undefined);
    follow("Settings");
    await shown("Settings");
    expect(document.activeElement).toBe(screen.getByRole("main"));
    expect(scrolled).toHaveBeenLastCalledWith(0, 0);
    scrolled.mockRestore();
  });
  it("goes to the place that the address names", async () => {
    await new TestBrowser().open("/en/record");
    const scrolled = vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(() => undefined);
    follow("Export, import or delete my record");
    await shown("Settings");
    expect(scrolled.mock.contexts).toEqual([document.getElementById("my-data")]);
    scrolled.mockRestore();
  });
  it("opens a page at its top where the address names its place by a broken mark", async () => {
    history.replaceState(null, "", "/en");
    const { unmount } = renderScreen(
      <BrowserRouter>
        <App first={pageAt("/en")} load={async (address) => pageAt(address)} />
        <Link to="/en/courses#40%">A broken mark</Link>
      </BrowserRouter>,
    );
    const scrolled = vi.spyOn(window, "scrollTo").mockImplementation(() => undefined);
    follow("A broken mark");
    await shown("/en/courses");
    expect(scrolled).toHaveBeenLastCalledWith(0, 0);
    scrolled.mockRestore();
    unmount();
  });
  it("returns on the way back to where the reader was", async () => {
    await new TestBrowser().open(course);
    const scrolled = vi.spyOn(window, "scrollTo").mockImplementation(() => undefined);
    Object.defineProperty(window, "scrollY", { configurable: true, value: 480 });
    fireEvent.scroll(window);
    follow("Settings");
    await shown("Settings");
    history.back();
    await shown("Diplomatic notes about cyber incidents");
    expect(scrolled).toHaveBeenLastCalledWith(0, 480);
    scrolled.mockRestore();
    Reflect.deleteProperty(window, "scrollY");
  });
});

describe("a page that cannot be shown", () => {
  it("leaves the ways out of it usable", async () => {
    const browser = new TestBrowser();
    await browser.open(course);
    browser.goOffline();
    follow(/The claim inside the note/);
    await shown("This page is not on this device");
    follow("Settings");
    await shown("Settings");
  });
});
