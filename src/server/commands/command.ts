import type { Clock } from "#domain/record/clock.ts";
import type { ErasureLog } from "../accounts/erasure-log.ts";
import type { Database } from "../database/database.ts";
import type { PublishedPacks } from "../sync/published-packs.ts";

/** What a command works with: in a process of its own, or in the running server's. */
export interface CommandContext {
  readonly db: Database;
  readonly packs: PublishedPacks;
  readonly clock: Clock;
  readonly erasureLog: ErasureLog;
  /** Absolute path. */
  readonly dataDir: string;
  /** Origin for links that the command prints. */
  readonly publicOrigin: string;
}

/** Options of all commands; which ones a command needs is in its usage. Paths are absolute. */
export interface CommandOptions {
  readonly file?: string;
  readonly replace?: boolean;
  readonly to?: string;
  readonly token?: string;
  readonly tenant?: string;
}

/** What the person reads, and whether it worked. */
export interface CommandOutcome {
  readonly isOk: boolean;
  readonly message: string;
}

export interface Command {
  /** As typed after `npm run concord --`. */
  readonly usage: string;
  readonly summary: string;
  /** Not while the server runs. */
  readonly needsServerStopped: boolean;
  run(context: CommandContext, options: CommandOptions): Promise<CommandOutcome>;
}

export const done = (message: string): CommandOutcome => ({ isOk: true, message });
export const failed = (message: string): CommandOutcome => ({ isOk: false, message });
