import { expect, it } from "vitest";
import { labelWidth } from "#compiler/figure/label-width.ts";
import { languages, locales } from "#domain/locale.ts";
import type { Catalogue } from "#domain/pack/manifest.ts";
import { startServer } from "./support/app-server.ts";
import { openBrowser } from "./support/browser.ts";
import { builds } from "./support/builds.ts";
import { readCourse } from "./support/course-texts.ts";
import { type DrawnLabel, figuresOn } from "./support/figures.ts";

it("draws no label of any figure over a line, another label or the edge, nor wider than the compiler thinks, in any language", async () => {
  const server = await startServer(builds.real);
  const browser = await openBrowser(server.origin, { scripts: false, viewport: { width: 360, height: 740 } });
  const { courses } = (await (await fetch(`${server.origin}/packs/catalogue.json`)).json()) as Catalogue;
  const faults: string[] = [];
  let figures = 0;
  for (const locale of locales) {
    const lessons = [];
    for (const { id } of courses) {
      const course = await readCourse(builds.real, id, locale);
      lessons.push(...course.places.filter(({ activity }) => activity.kind === "lesson").map(({ activity }) => course.href(activity.id)));
    }
    const found = await figuresOn(browser.page(), server.origin, lessons, languages[locale].fonts);
    figures += found.figures;
    faults.push(...found.faults);
    const narrower = ({ text, bold, width }: DrawnLabel) => labelWidth(text, bold) < width * 0.95; // letters stand on whole pixels, and Chinese ones are of the system
    faults.push(...found.labels.filter(narrower).map(({ text, width }) => `${locale}: "${text}" is ${width.toFixed(1)} units wide`));
  }
  expect(figures).toBeGreaterThanOrEqual(6 * 60);
  expect(faults).toEqual([]);
});
