import { type Document, isMap, isScalar, isSeq, type Node, type Pair, type ParsedNode, parseDocument, Scalar, type YAMLMap } from "yaml";
import type { TextEdit } from "./text-edits.ts";
import { blockBranch, blockList, blockPair, flowPair, flowTree, scalarText } from "./write-yaml.ts";
import { isBranch, keyOrder, type YamlBranch, type YamlTree } from "./yaml-tree.ts";

type ParsedMap = YAMLMap.Parsed;
type ParsedPair = Pair<ParsedNode, ParsedNode | null>;

/**
 * How to write `tree` into a YAML text: what is there is replaced in its own style, what is not is put in where the source has it.
 * Everything else, comments too, stays as it is. `source` is the value of the source file, for the order of keys.
 */
export function yamlEdits(text: string, tree: YamlBranch, source: unknown): readonly TextEdit[] {
  const document: Document.Parsed = parseDocument(text);
  const { contents } = document;
  if (isMap(contents)) return [...intoMap(text, contents, tree, source)];
  return [{ start: text.length, end: text.length, text: blockBranch(tree, 0) }];
}

function* intoMap(text: string, map: ParsedMap, tree: YamlBranch, source: unknown): Generator<TextEdit> {
  const missing: [string, YamlTree][] = [];
  for (const [key, value] of tree) {
    const pair = map.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
    if (!pair) missing.push([key, value]);
    else if (isBranch(value) && isMap(pair.value) && pair.value.items.length > 0)
      yield* intoMap(text, pair.value, value, childOf(source, key));
    else yield* replaced(text, pair, value, map.flow === true);
  }
  yield* inserted(text, map, missing, keyOrder(source));
}

const childOf = (source: unknown, key: string): unknown =>
  typeof source === "object" && source !== null ? new Map(Object.entries(source)).get(key) : undefined;

/** Where the key stands in its line. */
const columnOf = (text: string, offset: number): number => offset - (text.lastIndexOf("\n", offset - 1) + 1);

function* replaced(text: string, pair: ParsedPair, tree: YamlTree, inFlow: boolean): Generator<TextEdit> {
  const { key, value } = pair;
  const name = isScalar(key) ? String(key.value) : "";
  const indent = columnOf(text, key.range[0]);
  const isEmpty = value === null || (isScalar(value) && value.range[0] === value.range[1]);
  if (isEmpty || value === null || isBranch(tree) || isBranchNode(value) !== isBranch(tree)) {
    const end = isEmpty || value === null ? colonAfter(text, key.range[1]) : endOf(text, value);
    yield { start: key.range[0], end, text: inFlow ? flowPair(name, tree) : blockPair(name, tree, indent) };
    return;
  }
  if (typeof tree !== "string") {
    yield* replacedList(text, value, tree, inFlow, indent);
    return;
  }
  const range = { start: value.range[0], end: endOf(text, value) };
  if (inFlow || !isScalar(value)) {
    yield { ...range, text: flowTree(tree) };
    return;
  }
  const isBlock = value.type === Scalar.BLOCK_FOLDED || value.type === Scalar.BLOCK_LITERAL;
  const endsLine = isBlock && String(value.value).endsWith("\n");
  const type = value.type ?? Scalar.QUOTE_DOUBLE;
  yield { ...range, text: scalarText(endsLine ? `${tree}\n` : tree, !isBlock && tree.includes("\n") ? Scalar.QUOTE_DOUBLE : type, indent) };
}

const isBranchNode = (node: Node): boolean => isMap(node);
const colonAfter = (text: string, offset: number): number => text.indexOf(":", offset) + 1;

/** A list of the same length keeps the entries that did not change. */
function* replacedList(text: string, value: ParsedNode, texts: readonly string[], inFlow: boolean, indent: number): Generator<TextEdit> {
  const items = isSeq(value) ? value.items : [];
  const isFlow = inFlow || !isSeq(value) || value.flow === true;
  if (isSeq(value) && items.length === texts.length && items.every((item) => isScalar(item))) {
    for (const [index, item] of items.entries()) {
      const wanted = texts[index] ?? "";
      if (
        !isScalar(item) ||
        String(item.value)
          .trim()
          .replace(/\s*\n\s*/g, " ") === wanted
      )
        continue;
      yield { start: item.range[0], end: endOf(text, item), text: JSON.stringify(wanted) };
    }
    return;
  }
  if (isFlow) {
    yield { start: value.range[0], end: endOf(text, value), text: flowTree(texts) };
    return;
  }
  const start = text.lastIndexOf(":", value.range[0]) + 1;
  yield { start, end: endOf(text, value), text: blockList(texts, indent + 2) };
}

/** Where the words of a node end, without the white space that follows. */
function endOf(text: string, node: ParsedNode): number {
  const [start, end] = node.range;
  return start + text.slice(start, end).trimEnd().length;
}

/** New keys stand behind the nearest one before them in the source that is there already. */
function* inserted(
  text: string,
  map: ParsedMap,
  missing: readonly (readonly [string, YamlTree])[],
  order: readonly string[],
): Generator<TextEdit> {
  const present = new Map(map.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : "", pair]));
  for (const [key, tree] of missing) {
    const before = order.slice(0, Math.max(0, order.indexOf(key)));
    const anchor = present.get(before.findLast((other) => present.has(other)) ?? "");
    const last = order.includes(key) ? anchor : map.items.at(-1);
    yield map.flow === true ? intoFlow(map, last, key, tree) : intoBlock(text, map, last, key, tree);
  }
}

function intoFlow(map: ParsedMap, anchor: ParsedPair | undefined, key: string, tree: YamlTree): TextEdit {
  const pair = flowPair(key, tree);
  if (anchor) {
    const at = (anchor.value ?? anchor.key).range[1];
    return { start: at, end: at, text: `, ${pair}` };
  }
  const at = map.range[0] + 1;
  return { start: at, end: at, text: map.items.length > 0 ? `${pair}, ` : pair };
}

function intoBlock(text: string, map: ParsedMap, anchor: ParsedPair | undefined, key: string, tree: YamlTree): TextEdit {
  const firstKey = map.items[0]?.key.range[0] ?? map.range[0];
  const indent = columnOf(text, firstKey);
  const pair = blockPair(key, tree, indent);
  if (anchor === undefined) return { start: firstKey, end: firstKey, text: `${pair}\n${" ".repeat(indent)}` };
  const end = text.indexOf("\n", endOfPair(text, anchor));
  const at = end === -1 ? text.length : end;
  return { start: at, end: at, text: `\n${" ".repeat(indent)}${pair}` };
}

/** Where the last word of a pair stands, however deep. */
function endOfPair(text: string, { key, value }: ParsedPair): number {
  if (value === null || value.range[0] === value.range[1]) return colonAfter(text, key.range[1]);
  if (isMap(value) && !value.flow) {
    const last = value.items.at(-1);
    if (last) return endOfPair(text, last as ParsedPair);
  }
  return endOf(text, value);
}
