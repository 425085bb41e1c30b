import { err, ok, type Result } from "#domain/result.ts";
import { packCache } from "../service-worker/messages.ts";
import type { Digest } from "./file-hash.ts";
import type { PackCaches } from "./pack-cache.ts";

/** insecure: plain http, where browsers give neither Cache Storage nor hashes; unsupported: a browser or a mode without them. */
export type CannotStore = { readonly code: "insecure" | "unsupported" };

export interface StorageAbilities {
  readonly isSecureContext: boolean;
  readonly caches: PackCaches | undefined;
  readonly subtle: Digest | undefined;
}

/** Whether courses can be kept on this device, or why not: then they are read from the network and not downloaded. */
export async function canStore({ isSecureContext, caches, subtle }: StorageAbilities): Promise<Result<void, CannotStore>> {
  if (!isSecureContext) return err({ code: "insecure" });
  if (!caches || !subtle) return err({ code: "unsupported" });
  try {
    await caches.open(packCache);
    return ok(undefined);
  } catch {
    return err({ code: "unsupported" }); // some private modes have the interface and refuse its use
  }
}
