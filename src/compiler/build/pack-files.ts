import { createHash } from "node:crypto";
import { brotliCompressSync, constants } from "node:zlib";
import type { FileHash, FileRef } from "#domain/pack/manifest.ts";

/** Collects content-addressed files. */
export interface PackFiles {
  /** Adds a value as canonical JSON: keys in the order built, no white space. */
  readonly add: (value: object) => FileRef;
  readonly files: ReadonlyMap<FileHash, string>;
}

export function createPackFiles(): PackFiles {
  const files = new Map<FileHash, string>();
  return {
    add: (value) => {
      const text = JSON.stringify(value);
      const hash = createHash("sha256").update(text).digest("hex").slice(0, 32);
      files.set(hash, text);
      return { hash, bytes: Buffer.byteLength(text) };
    },
    files,
  };
}

/** Bytes of a file as a server sends it: brotli, quality 5. */
export const transferSize = (text: string): number =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text) } })
    .length;
