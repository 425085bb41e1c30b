import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline as pipe, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";

/** Lines of text in a file, gzipped where the file's name ends in `.gz`. */
const isZipped = (path: string): boolean => path.endsWith(".gz");

/** Readable by its owner only; appears whole or not at all: written beside, synced, renamed. Answers its size in bytes. */
export async function writeLines(path: string, lines: AsyncIterable<string>): Promise<number> {
  const unfinished = `${path}.unfinished`;
  await mkdir(dirname(path), { recursive: true });
  try {
    const target = createWriteStream(unfinished, { mode: 0o600 });
    const source = Readable.from(withNewlines(lines));
    await (isZipped(path) ? pipeline(source, createGzip(), target) : pipeline(source, target));
    const file = await open(unfinished, "r+");
    await file.sync();
    const { size } = await file.stat();
    await file.close();
    await rename(unfinished, path);
    return size;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function* withNewlines(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

/**
 * Throws where the file is missing, not gzip, or cut off; a byte order mark is left out. A pipeline and not `compose`, which lets an error of the first stream end the
 * process when the reader has not asked for its first chunk yet.
 */
export async function* readLines(path: string): AsyncGenerator<string> {
  const source = createReadStream(path);
  const text = isZipped(path) ? pipe(source, createGunzip(), () => {}) : source;
  text.setEncoding("utf8");
  let rest = "";
  for await (const chunk of text) {
    const lines = (rest + String(chunk)).replace(/^\ufeff/, "").split("\n");
    rest = lines.pop() ?? "";
    yield* lines.filter((line) => line !== "");
  }
  if (rest !== "") yield rest;
}
