import type { YamlPath } from "../source/read-yaml.ts";

/** Words to be written into a YAML file: texts, lists of texts, and what holds them. */
export type YamlTree = string | readonly string[] | YamlBranch;
export type YamlBranch = ReadonlyMap<string, YamlTree>;

export const isBranch = (tree: YamlTree): tree is YamlBranch => tree instanceof Map;

/** Texts by their paths as a tree, the keys of each branch in the order of `source`, behind what says whose words they are. */
export function yamlTree(texts: Iterable<readonly [YamlPath, string | readonly string[]]>, source: unknown): YamlBranch {
  const root = new Map<string, YamlTree>();
  for (const [path, text] of texts) {
    const keys = path.map(String);
    const last = keys.pop();
    if (last === undefined) continue;
    let branch = root;
    for (const key of keys) {
      const next = branch.get(key);
      const below = next instanceof Map ? next : new Map<string, YamlTree>();
      branch.set(key, below);
      branch = below;
    }
    branch.set(last, text);
  }
  return inOrder(root, source);
}

const first = ["lang", "of", "state", "by"];

/** Keys of a branch as the source has them. */
export function keyOrder(source: unknown): readonly string[] {
  const own = typeof source === "object" && source !== null ? Object.keys(source).filter((key) => !first.includes(key)) : [];
  return [...first, ...own];
}

function inOrder(branch: YamlBranch, source: unknown): YamlBranch {
  const order = keyOrder(source);
  const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  const below = new Map(typeof source === "object" && source !== null ? Object.entries(source) : []);
  return new Map(
    [...branch].sort(([a], [b]) => place(a) - place(b)).map(([key, tree]) => [key, isBranch(tree) ? inOrder(tree, below.get(key)) : tree]),
  );
}
