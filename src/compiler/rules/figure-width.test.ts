import { expect, it } from "vitest";
import type { Diagnostic } from "../diagnostic.ts";
import { readFigure } from "../figure/read-figure.ts";
import { figureWordsSchema } from "../schema/course-schema.ts";
import { readYaml } from "../source/read-yaml.ts";
import { figureWidth } from "./figure-width.ts";

const drawingOf = (label: string): string =>
  `<svg viewBox="0 0 328 120"><g text-anchor="middle"><text data-label="text" ${label} x="164" y="30"/></g></svg>`;

/** What is said about a label in a drawing. */
function problems(label: string, lines: readonly string[]): readonly string[] {
  const reported: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void reported.push(diagnostic);
  const figure = readFigure("figure.svg", drawingOf(label), report);
  const yaml = `lang: ru\ntitle: t\ndesc: d\nlabels:\n  text: ${JSON.stringify(lines)}\n`;
  const words = readYaml(new Map([["ru.yaml", yaml]]), "ru.yaml", figureWordsSchema, report);
  if (figure && words) reported.push(...figureWidth({ figure: { figure, words: new Map([["ru", words]]) } }));
  return reported.map(({ rule, file, line, message }) => `${file}:${line} ${rule}: ${message}`);
}

it("measures letters instead of counting them, bold ones as bold", () => {
  expect(problems('data-lines="1" data-room="170"', ["Окончательный текст"])).toEqual([]);
  expect(problems('data-lines="1" data-room="170" font-weight="bold"', ["Окончательный текст"])).toEqual([
    'ru.yaml:5 figure-width: "Окончательный текст" is 175 units wide: there is room for 170',
  ]);
  expect(problems('data-lines="1" data-room="170"', ["Illicit until it is still"])).toEqual([]);
});

it("gives each line a room of its own where the drawing does", () => {
  const lines = ["Сила", "против другого", "государства"];
  expect(problems('data-lines="3" data-room="100 165 100"', lines)).toEqual([]);
  expect(problems('data-lines="3" data-room="100"', lines)).toEqual([
    'ru.yaml:5 figure-width: "против другого" is 115 units wide: there is room for 100',
  ]);
  expect(problems('data-lines="3" data-room="100 165"', lines)).toEqual([
    "figure.svg:1 figure-drawing: data-room gives 2 widths for 3 lines: give one for all or one for each",
  ]);
  expect(problems('data-lines="3" data-room="wide"', lines)).toEqual([
    "figure.svg:1 figure-drawing: a label needs data-label, data-lines, data-room, x and y",
  ]);
});
