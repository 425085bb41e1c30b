import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { CohortSummary } from "#sync/cohort-messages.ts";
import arabic from "../../../../locales/ar/trainer.json" with { type: "json" };
import trainer from "../../../../locales/en/trainer.json" with { type: "json" };
import { createLanguage, LanguageProvider } from "../../i18n/i18n.tsx";
import { usePreferences } from "../../preferences.ts";
import { CohortFacts } from "./cohort-facts.tsx";
import { Moment } from "./plan-parts.tsx";

const cohort: CohortSummary = {
  id: "00000000-0000-4000-8000-000000000001",
  version: 1,
  name: "Dakar",
  language: "fr",
  timeZone: "Africa/Nairobi",
  confidential: false,
  learners: 3,
  assignments: 1,
  archived: false,
  createdAt: "2026-11-01T00:00:00.000Z",
};
const shown = (timeZone: string) =>
  render(
    <LanguageProvider language={createLanguage("en", { trainer })}>
      <CohortFacts cohort={{ ...cohort, timeZone }} />
      <Moment words="due" moment="2026-11-22T18:00:00.000Z" timeZone={timeZone} />
    </LanguageProvider>,
  );

it("names the cohort's time zone, and shows times as clocks there do", () => {
  shown("Africa/Nairobi");
  expect(screen.getByText(/21:00/)).toBeTruthy();
  expect(screen.queryByText(/does not know/)).toBeNull();
});

it("writes times in the figures that the reader chose", () => {
  usePreferences.setState({ digits: "arab" });
  render(
    <LanguageProvider language={createLanguage("ar", { trainer: arabic })}>
      <Moment words="due" moment="2026-11-22T06:05:00.000Z" timeZone="Africa/Nairobi" />
    </LanguageProvider>,
  );
  expect(screen.getByText(/٠٩:٠٥/).textContent).not.toMatch(/[0-9]/);
});

it("shows times in UTC in a time zone that this browser does not know, and says so", () => {
  shown("Africa/Port_Nowhere");
  expect(screen.getByText("This browser does not know the time zone Africa/Port Nowhere. Times are shown in UTC.")).toBeTruthy();
  expect(screen.getByText(/18:00/)).toBeTruthy();
});
