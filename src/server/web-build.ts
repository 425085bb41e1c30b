import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { err, ok, type Result } from "#domain/result.ts";

/**
 * What the build left in `dist/web`, read once at the start. Only what is listed here is ever served: an address is looked up, never
 * joined to a folder's path, so no form of `..` reaches another file.
 */
export interface WebBuild {
  readonly folder: string;
  /** Address of a page, e.g. `/en/courses`, to its file below the folder, e.g. `en/courses/index.html`. */
  readonly pages: ReadonlyMap<string, string>;
  /** Other files below the folder, with forward slashes, e.g. `assets/main-x1.js`, `shell/en.html`. */
  readonly files: ReadonlySet<string>;
  readonly contentSecurityPolicy: string;
}

export type WebBuildProblem = { readonly code: "web-build-missing"; readonly folder: string };

const policyFile = "csp.txt";
const indexFile = "/index.html";

/** Compressed forms are left to the file server, and dot folders (Vite's manifest) stay private. */
const isPrivate = (file: string) => file === policyFile || /(^|\/)\.|\.(br|gz)$/.test(file);

/** A folder without `csp.txt` is not a finished build. */
export async function readWebBuild(folder: string): Promise<Result<WebBuild, WebBuildProblem>> {
  const policy = await readFile(join(folder, policyFile), "utf8").catch(() => undefined);
  if (policy === undefined) return err({ code: "web-build-missing", folder });
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const all = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/"));
  const files = all.filter((file) => !isPrivate(file));
  return ok({
    folder,
    pages: new Map(files.filter((file) => file.endsWith(indexFile)).map((file) => [`/${file.slice(0, -indexFile.length)}`, file])),
    files: new Set(files.filter((file) => !file.endsWith(indexFile))),
    contentSecurityPolicy: policy.trim(),
  });
}
