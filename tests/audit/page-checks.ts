import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A button that has just become usable changes its colour for a moment, in which it has neither the one contrast nor the other. */
const endOfChanges = `Promise.allSettled(document.getAnimations()
  .filter((each) => Number.isFinite(each.effect.getComputedTiming().endTime))
  .map((each) => each.finished))`;

/** What axe finds on the page as it stands, of any impact: rule, element and what to do. Empty when there is nothing. */
export async function findings(page: Page): Promise<readonly string[]> {
  const hasAxe = await page.evaluate(() => "axe" in window);
  if (!hasAxe) await page.evaluate(axe);
  await page.evaluate(endOfChanges);
  const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults;
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${impact}) at ${target.join(" ")}: ${failureSummary?.replace(/\s+/g, " ")}`),
  );
}

/**
 * Controls smaller than 44 by 44 CSS pixels. Links and marks within a line of text are free (WCAG 2.2, 2.5.8), as are controls that are not
 * shown and marks of a drawing, whose entries stand in a list beside it.
 */
export async function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const least = 43.5; // half a pixel for rounding
    const controls = [...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [role=button]")];
    const isInline = (element: HTMLElement) =>
      element.matches("a, [data-term], [data-cite]") && getComputedStyle(element).display === "inline";
    const small = controls.filter((control) => {
      if (!control.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || isInline(control)) return false;
      const target = control.closest("label") ?? control;
      const { width, height } = target.getBoundingClientRect();
      return width > 1 && (width < least || height < least);
    });
    return small.map((control) => {
      const { width, height } = (control.closest("label") ?? control).getBoundingClientRect();
      return `${Math.round(width)} x ${Math.round(height)}: ${control.outerHTML.slice(0, 120)}`;
    });
  });
}

/** How many CSS pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
