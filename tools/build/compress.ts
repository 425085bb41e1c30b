import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const compressible = /\.(html|js|css|json|svg|webmanifest|txt)$/;

/**
 * The best that brotli may do for what there are thousands of: 11 takes twenty times as long as 9. Lessons, whose text stands in the page,
 * get 10, which saves a byte in thirteen; entries of the shelf 5, since 9 saves them one in a hundred. Packs get 10: 11 saves them one in
 * ninety and takes three times as long.
 */
const bestQuality = { pack: 10, lesson: 10, shelf: 5, other: 9 } as const;
export type FileWeight = keyof typeof bestQuality;
export type PageWeight = Exclude<FileWeight, "pack">;
/** zlib has threads of its own; more files at once than cores keep them busy. */
const atOnce = 3;

/** Writes `.br` and `.gz` beside text files while the build goes on. */
export interface Compressor {
  /** Takes in a file that is whole, with its weight if it is one of many; one that was taken in before is passed over. */
  add(file: string, weight?: FileWeight): void;
  /** Takes in every text file of a folder. */
  addAll(folder: string, weight?: FileWeight): void;
  /** Resolves when everything taken in is written. */
  finish(): Promise<void>;
}

/**
 * The exponent of the smallest window that holds the whole text. Brotli clears tables by the size of its window, not of the text: for pages
 * at 9 that was most of the time.
 */
const windowFor = (bytes: number): number =>
  Math.min(constants.BROTLI_MAX_WINDOW_BITS, Math.max(constants.BROTLI_MIN_WINDOW_BITS, Math.ceil(Math.log2(bytes + 16))));

/** `quality` is brotli's. A file that cannot be read or written ends the build. */
export function createCompressor(quality: number): Compressor {
  const known = new Set<string>();
  const lanes: Promise<void>[] = Array.from({ length: atOnce }, () => Promise.resolve());
  const compress = async (file: string, best: number) => {
    const text = readFileSync(file);
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: best,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      [constants.BROTLI_PARAM_LGWIN]: windowFor(text.length),
    };
    const [br, gz] = await Promise.all([brotli(text, { params }), zip(text)]);
    writeFileSync(`${file}.br`, br);
    writeFileSync(`${file}.gz`, gz);
  };
  const add = (file: string, weight?: FileWeight) => {
    if (known.has(file) || !compressible.test(file)) return;
    const lane = known.size % atOnce;
    known.add(file);
    lanes[lane] = (lanes[lane] ?? Promise.resolve()).then(() => compress(file, weight ? Math.min(quality, bestQuality[weight]) : quality));
  };
  return {
    add,
    addAll: (folder, weight) => {
      for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) add(join(folder, file), weight);
    },
    finish: async () => {
      await Promise.all(lanes);
    },
  };
}
