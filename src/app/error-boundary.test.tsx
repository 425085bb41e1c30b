import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { locales } from "#domain/locale.ts";
import { PageProblem, type PageProblemCode } from "#page/page-problem.ts";
import { wordsIn } from "../../tests/support/interface-words.ts";
import { renderScreen } from "../../tests/support/render-screen.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Problem } from "./problem-page.tsx";

const codes: { readonly [code in PageProblemCode]: true } = {
  "not-found": true,
  offline: true,
  damaged: true,
  "course-gone": true,
  server: true,
  "newer-format": true,
};
const codeList = Object.keys(codes) as PageProblemCode[];

function Broken(): never {
  throw new Error("our own fault: secret detail");
}

describe("a screen of ours that fails", () => {
  it("becomes a page with the ways out, which shows nothing of the fault and writes it to the console", () => {
    const written = vi.spyOn(console, "error").mockImplementation(() => undefined);
    renderScreen(
      <ErrorBoundary>
        <Broken />
      </ErrorBoundary>,
    );
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("This page could not be shown");
    expect(document.body.textContent).not.toContain("secret detail");
    expect(screen.getByRole("link", { name: "Courses" }).getAttribute("href")).toBe("/en/courses");
    expect(screen.getByRole("link", { name: "Home" }).getAttribute("href")).toBe("/en");
    expect(written).toHaveBeenLastCalledWith(new Error("our own fault: secret detail"));
    written.mockRestore();
  });
  it("leaves a screen alone that does not fail", () => {
    renderScreen(<ErrorBoundary>fine</ErrorBoundary>);
    expect(document.body.textContent).toBe("fine");
  });
});

describe("a page that cannot be had", () => {
  it.each(codeList)("says why when it is %s, in heading and title, and is no fault of ours", (code) => {
    renderScreen(<Problem cause={new PageProblem(code)} />);
    const { [`problem.${code}.title`]: title, [`problem.${code}.text`]: text } = wordsIn("en", "common");
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(title);
    expect(screen.getByText(text ?? "")).toBeDefined();
    expect(document.title).toBe(`${title} · Concord`);
  });
  it.each(locales)("has words for every reason in %s", (locale) => {
    for (const code of [...codeList, "broken"]) {
      expect(wordsIn(locale, "common")).toMatchObject({
        [`problem.${code}.title`]: expect.any(String),
        [`problem.${code}.text`]: expect.any(String),
      });
    }
  });
});
