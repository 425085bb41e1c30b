import { createHash } from "node:crypto";
import { isIPv6 } from "node:net";
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
 * Limits on guessing at one account's password, PIN or second factor, in the order in which they are asked: few from one address; many
 * from one address, since a whole school can be behind it; and more in all than one address has, so that it takes guesses from many
 * addresses to keep the owner out elsewhere.
 */
export const accountGuessLimits = (account: string, address: string): readonly GuessLimit[] => [
  { subject: `account ${account} from ${networkOf(address)}`, max: 10 },
  { subject: `address ${networkOf(address)}`, max: 300 },
  { subject: `account ${account}`, max: 100 },
];

/** Limits on guessing at codes and links, which name no account. */
export const codeGuessLimits = (address: string): readonly GuessLimit[] => [{ subject: `codes from ${networkOf(address)}`, max: 300 }];

/**
 * Counts a guess before it is looked at, so that guesses side by side are all counted; in the database, so that it holds across
 * processes. A right guess is taken back with `forgiveGuess`. One that is refused counts nowhere: whoever is stopped at one limit does
 * not use up another, which somebody else may need.
 */
export async function countGuess(services: AccountServices, limits: readonly GuessLimit[]): Promise<Result<void, TooOften>> {
  for (const [index, limit] of limits.entries()) {
    if (await takeOne(services, limit)) continue;
    await forgiveGuess(services, limits.slice(0, index));
    return err({ code: "too-often", retryAfter: await secondsLeft(services, limit) });
  }
  return ok(undefined);
}

/** One subject a statement: no request holds a row while it waits for another. False if the limit is reached. */
async function takeOne({ db, clock }: AccountServices, { subject, max }: GuessLimit): Promise<boolean> {
  const since = new Date(clock.now());
  const isOver = sql<boolean>`guesses.since < ${new Date(clock.now() - windowMs)}`;
  const taken = await db.kysely
    .insertInto("guesses")
    .values({ subject: hashOf(subject), since, count: 1 })
    .onConflict((conflict) =>
      conflict
        .column("subject")
        .doUpdateSet({
          since: sql`case when ${isOver} then ${since} else guesses.since end`,
          count: sql`case when ${isOver} then 1 else guesses.count + 1 end`,
        })
        .where((where) => where.or([isOver, where("guesses.count", "<", max)])),
    )
    .returning("count")
    .executeTakeFirst();
  return taken !== undefined;
}

async function secondsLeft({ db, clock }: AccountServices, { subject }: GuessLimit): Promise<number> {
  const row = await db.kysely.selectFrom("guesses").select("since").where("subject", "=", hashOf(subject)).executeTakeFirst();
  const endsAt = (row?.since.getTime() ?? clock.now()) + windowMs;
  return Math.max(1, Math.ceil((endsAt - clock.now()) / 1000));
}

/** The guess was right: it does not count. */
export async function forgiveGuess({ db }: AccountServices, limits: readonly GuessLimit[]): Promise<void> {
  for (const { subject } of limits)
    await db.kysely.updateTable("guesses").set({ count: sql`greatest(count - 1, 0)` }).where("subject", "=", hashOf(subject)).execute();
}

/** Rows of windows that are over are of no use. */
export async function forgetOldGuesses({ db, clock }: AccountServices): Promise<void> {
  await db.kysely
    .deleteFrom("guesses")
    .where("since", "<", new Date(clock.now() - windowMs))
    .execute();
}

const hashOf = (subject: string): string => createHash("sha256").update(subject).digest("base64url");

/** Whoever has one address of IPv6 has all of its /64; one of IPv4 may come written as IPv6. */
function networkOf(address: string): string {
  const [, v4] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (v4 !== undefined || !isIPv6(address)) return v4 ?? address;
  const [head = [], tail] = address.replace(/%.*$/, "").split("::").map(groupsOf);
  const zeros = tail === undefined ? 0 : 8 - head.length - tail.length;
  return `${[...head, ...Array<string>(zeros).fill("0"), ...(tail ?? [])].slice(0, 4).join(":")}::/64`;
}

/** As hexadecimal numbers without zeros before them; an address of IPv4 at the end stands for two. */
const groupsOf = (text: string): string[] =>
  text === "" ? [] : text.split(":").flatMap((group) => (group.includes(".") ? ["0", "0"] : [Number.parseInt(group, 16).toString(16)]));
