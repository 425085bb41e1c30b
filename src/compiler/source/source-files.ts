import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Every file the compiler may read: path relative to the courses folder, with `/`, to its text. */
export type SourceFiles = ReadonlyMap<string, string>;

const sourceFile = /\.(?:md|yaml|svg)$/;

/** Reads the texts under `root` in the order of their paths. Rejects when the folder cannot be read. */
export async function readSourceFiles(root: string): Promise<SourceFiles> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && sourceFile.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const texts = await Promise.all(paths.map((path) => readFile(path, "utf8")));
  return new Map(paths.map((path, index) => [relativePath(root, path), (texts[index] ?? "").replaceAll("\r\n", "\n")]));
}

const relativePath = (root: string, path: string): string => path.slice(join(root, "/").length).replaceAll("\\", "/");

/** Names of the folders directly inside `folder` ("" is the root). */
export function foldersIn(files: SourceFiles, folder: string): readonly string[] {
  const prefix = folder === "" ? "" : `${folder}/`;
  const names = [...files.keys()]
    .filter((path) => path.startsWith(prefix))
    .map((path) => path.slice(prefix.length))
    .filter((rest) => rest.includes("/"))
    .map((rest) => rest.slice(0, rest.indexOf("/")));
  return [...new Set(names)].sort();
}
