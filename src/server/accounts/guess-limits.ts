import { createHash } from "node:crypto";
import { sql } from "kysely";
import { err, ok, type Result } from "#domain/result.ts";
import type { AccountServices } from "./account-services.ts";

export interface GuessLimit {
  /** What is guessed at, or from where; stored as a hash. */
  readonly subject: string;
  /** Guesses allowed in the window. */
  readonly max: number;
}
export type TooOften = { readonly code: "too-often"; readonly retryAfter: number };

const windowMs = 15 * 60_000;

/**
 * Limits on guessing at one account's password, PIN or second factor: few from one address, more in all, so that the owner elsewhere is
 * not locked out by somebody's guesses; and many from one address, since a whole school can be behind it.
 */
export const accountGuessLimits = (account: string, address: string): readonly GuessLimit[] => [
  { subject: `account ${account} from ${address}`, max: 10 },
  { subject: `account ${account}`, max: 100 },
  { subject: `address ${address}`, max: 300 },
];

/** Limits on guessing at codes and links, which name no account. */
export const codeGuessLimits = (address: string): readonly GuessLimit[] => [{ subject: `codes from ${address}`, max: 300 }];

/**
 * Counts a guess before it is looked at, so that guesses side by side are all counted; in the database, so that it holds across
 * processes. A right guess is taken back with `forgiveGuess`.
 */
export async function countGuess({ db, clock }: AccountServices, limits: readonly GuessLimit[]): Promise<Result<void, TooOften>> {
  const now = clock.now();
  const isOver = sql<boolean>`guesses.since < ${new Date(now - windowMs)}`;
  const rows = await db.kysely
    .insertInto("guesses")
    .values(inOrder(limits).map((subject) => ({ subject, since: new Date(now), count: 1 })))
    .onConflict((conflict) =>
      conflict.column("subject").doUpdateSet({
        since: sql`case when ${isOver} then ${new Date(now)} else guesses.since end`,
        count: sql`case when ${isOver} then 1 else guesses.count + 1 end`,
      }),
    )
    .returningAll()
    .execute();
  const maxOf = new Map(limits.map(({ subject, max }) => [hashOf(subject), max]));
  const over = rows.filter(({ subject, count }) => count > (maxOf.get(subject) ?? 0));
  if (over.length === 0) return ok(undefined);
  const endsAt = Math.max(...over.map(({ since }) => since.getTime() + windowMs));
  return err({ code: "too-often", retryAfter: Math.max(1, Math.ceil((endsAt - now) / 1000)) });
}

/** The guess was right: it does not count. */
export async function forgiveGuess({ db }: AccountServices, limits: readonly GuessLimit[]): Promise<void> {
  await db.kysely.updateTable("guesses").set({ count: sql`greatest(count - 1, 0)` }).where("subject", "in", inOrder(limits)).execute();
}

/** Rows of windows that are over are of no use. */
export async function forgetOldGuesses({ db, clock }: AccountServices): Promise<void> {
  await db.kysely
    .deleteFrom("guesses")
    .where("since", "<", new Date(clock.now() - windowMs))
    .execute();
}

const hashOf = (subject: string): string => createHash("sha256").update(subject).digest("base64url");
/** One order for everybody, so that two requests cannot wait for each other. */
const inOrder = (limits: readonly GuessLimit[]): string[] => limits.map(({ subject }) => hashOf(subject)).sort();
