import type { ScenarioNode, ScenarioStructure } from "#domain/course/scenario.ts";
import { choiceOf } from "#domain/scenario/engine.ts";
import type { StoryMeasure } from "./measure-paths.ts";
import { share } from "./write-story.ts";

const box = { width: 250, line: 18, gapX: 90, gapY: 24 };

interface Row {
  readonly text: string;
  readonly to: readonly string[];
  /** Share of the paths that go this way; undefined for the ways of a scene. */
  readonly share: number | undefined;
}
interface Box {
  readonly node: ScenarioNode;
  readonly rows: readonly Row[];
  readonly x: number;
  readonly y: number;
}

/** The graph of a story as an SVG file for its author: columns from left to right, dashed where no path goes, thicker where more do. */
export function drawStory(structure: ScenarioStructure, measure: StoryMeasure): string {
  const boxes = boxesOf(structure, measure);
  const byId = new Map(boxes.map((drawn) => [drawn.node.id, drawn]));
  const width = Math.max(...boxes.map(({ x }) => x)) + box.width + box.gapX;
  const height = Math.max(...boxes.map((drawn) => drawn.y + heightOf(drawn.rows))) + box.gapY;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="12">`,
    `<title>${escaped(structure.id)}</title>`,
    ...boxes.flatMap((from) => from.rows.flatMap((row, index) => row.to.flatMap((id) => arrow(from, index, row, byId.get(id))))),
    ...boxes.flatMap((drawn) => boxLines(drawn, measure)),
    "</svg>",
    "",
  ].join("\n");
}

function boxesOf(structure: ScenarioStructure, measure: StoryMeasure): readonly Box[] {
  const column = columnsOf(structure);
  const filled = new Map<number, number>();
  return structure.nodes.map((node) => {
    const at = column.get(node.id) ?? 0;
    const y = filled.get(at) ?? box.gapY;
    const rows = rowsOf(node, measure);
    filled.set(at, y + heightOf(rows) + box.gapY);
    return { node, rows, x: box.gapX / 2 + at * (box.width + box.gapX), y };
  });
}

function rowsOf(node: ScenarioNode, { chosen }: StoryMeasure): readonly Row[] {
  if (node.kind === "ending") return [];
  if (node.kind === "scene") return node.ways.map(({ to }) => ({ text: `to ${to}`, to: [to], share: undefined }));
  return node.options.map(({ id, score, outcomes }) => {
    const part = chosen.get(choiceOf(node.id, id)) ?? 0;
    return { text: `${id} [${score}] ${share(part)}`, to: [...new Set(outcomes.map(({ to }) => to))], share: part };
  });
}

/** The fewest steps from a beginning; what no step reaches stands in the first column. */
function columnsOf({ roles, nodes }: ScenarioStructure): ReadonlyMap<string, number> {
  const columns = new Map(roles.map(({ start }) => [start, 0]));
  const open = [...columns.keys()];
  for (let id = open.shift(); id !== undefined; id = open.shift()) {
    const node = nodes.find((other) => other.id === id);
    const next = node?.kind === "scene" ? node.ways.map(({ to }) => to) : optionTargets(node);
    for (const to of next) {
      if (columns.has(to)) continue;
      columns.set(to, (columns.get(id) ?? 0) + 1);
      open.push(to);
    }
  }
  return columns;
}

const optionTargets = (node: ScenarioNode | undefined): readonly string[] =>
  node?.kind === "decision" ? node.options.flatMap(({ outcomes }) => outcomes.map(({ to }) => to)) : [];

const heightOf = (rows: readonly Row[]): number => (rows.length + 1) * box.line + 10;

function boxLines({ node, rows, x, y }: Box, { met }: StoryMeasure): readonly string[] {
  const text = (line: number, words: string, bold = false): string =>
    `<text x="${x + 8}" y="${y + line * box.line}"${bold ? ' font-weight="bold"' : ""}>${escaped(words)}</text>`;
  return [
    `<rect x="${x}" y="${y}" width="${box.width}" height="${heightOf(rows)}" rx="${node.kind === "decision" ? 2 : 14}" fill="#fff" stroke="#222"/>`,
    text(1, `${node.id} ${share(met.get(`node/${node.id}`))}`, true),
    ...rows.map((row, index) => text(index + 2, row.text)),
  ];
}

function arrow(from: Box, index: number, row: Row, to: Box | undefined): readonly string[] {
  if (!to) return [];
  const start = [from.x + box.width, from.y + (index + 2) * box.line - 4] as const;
  const end = [to.x, to.y + box.line - 4] as const;
  const bend = box.gapX / 2;
  const curve = `M${start.join(" ")}C${start[0] + bend} ${start[1]} ${end[0] - bend} ${end[1]} ${end.join(" ")}`;
  const stroke = row.share === 0 ? 'stroke-dasharray="4 4"' : `stroke-width="${(1 + 3 * (row.share ?? 0)).toFixed(1)}"`;
  return [`<path d="${curve}" fill="none" stroke="#667" ${stroke}/>`];
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
