import { posix } from "node:path";
import { parseSync, Visitor } from "vite";

export interface SourceImports {
  /** From the project's root, with forward slashes. */
  readonly path: string;
  /** Imported files, from the project's root, without a query such as `?raw`. */
  readonly files: readonly string[];
  /** Imported packages by name, and `node:` modules. */
  readonly packages: readonly string[];
  /** Reads of the clock or of chance, as written: `Date.now`, `new Date()`, `Math.random`. */
  readonly clocks: readonly string[];
}

/** Reads every import, type imports and `import()` included, from one TypeScript source. Throws if it does not parse. */
export function importsOf(path: string, text: string): SourceImports {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`);
  const specifiers = new Set<string>();
  const clocks: string[] = [];
  const note = (source: { readonly type: string; readonly value?: unknown } | null) => {
    if (typeof source?.value === "string") specifiers.add(source.value);
  };
  new Visitor({
    ImportDeclaration(node) {
      note(node.source);
    },
    ExportNamedDeclaration(node) {
      note(node.source);
    },
    ExportAllDeclaration(node) {
      note(node.source);
    },
    ImportExpression(node) {
      note(node.source);
    },
    TSImportType(node) {
      note(node.source);
    },
    MemberExpression(node) {
      const name =
        node.object.type === "Identifier" && node.property.type === "Identifier" ? `${node.object.name}.${node.property.name}` : "";
      if (name === "Date.now" || name === "Math.random") clocks.push(name);
    },
    NewExpression(node) {
      if (node.callee.type === "Identifier" && node.callee.name === "Date" && node.arguments.length === 0) clocks.push("new Date()");
    },
  }).visit(program);
  const targets = [...specifiers].map((specifier) => specifier.replace(/\?.*$/, ""));
  return {
    path,
    files: targets.filter(isFile).map((specifier) => fileOf(path, specifier)),
    packages: targets.filter((specifier) => !isFile(specifier)).map(packageOf),
    clocks,
  };
}

const isFile = (specifier: string): boolean => specifier.startsWith(".") || specifier.startsWith("#");

/** `#domain/x.ts` is `src/domain/x.ts` (package.json, "imports"). */
const fileOf = (importer: string, specifier: string): string =>
  specifier.startsWith("#") ? `src/${specifier.slice(1)}` : posix.join(posix.dirname(importer), specifier);

const packageOf = (specifier: string): string => specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
