import type { ScenarioPage } from "#page/activity-page.ts";
import { useLater } from "../../ui/use-later.ts";

const section = async () => (await import("../../reading/second-language-section.tsx")).SecondLanguageSection;

/** Which second language stands beside the first; it comes after the page. */
export function SecondLanguage({ page }: { readonly page: ScenarioPage }) {
  const Section = useLater("reader", section);
  return Section ? <Section page={page} /> : null;
}
