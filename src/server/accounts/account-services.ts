import type { Clock } from "#domain/record/clock.ts";
import type { Database } from "../database/database.ts";
import type { Authentication } from "./authentication.ts";

/** What the modules of accounts and administration work with. */
export interface AccountServices {
  readonly db: Database;
  readonly clock: Clock;
  readonly authentication: Authentication;
}
