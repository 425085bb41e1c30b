import { render } from "@testing-library/react";
import { expect, it } from "vitest";
import arabic from "../../../locales/ar/lesson.json" with { type: "json" };
import english from "../../../locales/en/lesson.json" with { type: "json" };
import { createLanguage, LanguageProvider } from "../i18n/i18n.tsx";
import { TermSources } from "./term-sources.tsx";

const page = {
  term: { id: "countermeasure", category: "state-responsibility", cite: ["ilc-articles:22", "ilc-articles:49"], forms: {} },
  text: { cites: { "ilc-articles:22": { instrument: "A" }, "ilc-articles:49": { instrument: "B" } } },
} as const;

it.each([
  ["ar", arabic, "A؛ B"],
  ["en", english, "A; B"],
] as const)("parts the sources of a term as %s does", (locale, lesson, shown) => {
  const { container } = render(
    <LanguageProvider language={createLanguage(locale, { lesson })}>
      <TermSources page={page} />
    </LanguageProvider>,
  );
  expect(container.textContent).toBe(shown);
});
