import type { FileHash } from "#domain/pack/manifest.ts";

/** The digest of `crypto.subtle`, which exists on https and on localhost only. */
export type Digest = Pick<SubtleCrypto, "digest">;

export async function fileHashOf(bytes: ArrayBuffer, subtle: Digest): Promise<FileHash> {
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes));
  return Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
