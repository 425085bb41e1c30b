import type { Catalogue, FileHash } from "#domain/pack/manifest.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { type Digest, fileHashOf } from "./file-hash.ts";
import type { PackProblem } from "./pack-problem.ts";
import { parseCatalogue } from "./parse-pack.ts";

export const packAddress = (hash: FileHash): string => `/packs/${hash}.json`;

export interface PackNetworkDeps {
  readonly fetch: typeof fetch;
  /** Absent on insecure pages. There the check is left out: nothing is stored, and the script that would check came the same way. */
  readonly subtle: Digest | undefined;
}

/** Fetches files of our own server. Everything that answers with something else is told apart from being offline. */
export function createPackNetwork({ fetch, subtle }: PackNetworkDeps) {
  async function bytesAt(address: string, signal: AbortSignal | undefined): Promise<Result<ArrayBuffer, PackProblem>> {
    try {
      const response = await fetch(address, { cache: "no-store", signal: signal ?? null });
      if (response.status === 404) return err({ code: "http-404" });
      if (!response.ok) return err({ code: "http-error", status: response.status });
      if (!isJson(response)) return err({ code: "not-a-pack" });
      return ok(await response.arrayBuffer());
    } catch {
      return err({ code: signal?.aborted ? "aborted" : "offline" });
    }
  }

  return {
    /** The bytes that the name promises, or a problem. */
    async file(hash: FileHash, signal?: AbortSignal): Promise<Result<ArrayBuffer, PackProblem>> {
      const bytes = await bytesAt(packAddress(hash), signal);
      if (!bytes.ok || !subtle) return bytes;
      return (await fileHashOf(bytes.value, subtle)) === hash ? bytes : err({ code: "hash-mismatch" });
    },
    async catalogue(signal?: AbortSignal): Promise<Result<Catalogue, PackProblem>> {
      const bytes = await bytesAt("/packs/catalogue.json", signal);
      if (!bytes.ok) return bytes;
      const json = jsonFrom(bytes.value);
      return json.ok ? parseCatalogue(json.value) : json;
    },
  };
}
export type PackNetwork = ReturnType<typeof createPackNetwork>;

export function jsonFrom(bytes: ArrayBuffer): Result<unknown, { readonly code: "not-a-pack" }> {
  try {
    return ok(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return err({ code: "not-a-pack" });
  }
}

const isJson = (response: Response): boolean => /^application\/json\b/.test(response.headers.get("content-type") ?? "");
