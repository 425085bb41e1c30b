import { type Zippable, zipSync } from "fflate/browser";

export { strToU8, zipSync } from "fflate/browser";

/**
 * What the writer of workbooks asks of `fflate`, without the worker that `fflate` makes of a blob for larger files: our policy allows none.
 * The build puts this module in the place of `fflate` (vite.config.ts).
 */
export function zip(files: Zippable, done: (error: Error | null, archive: Uint8Array) => void): void {
  done(null, zipSync(files));
}
