import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { asciiDigits } from "#domain/grading/parse-number.ts";

/** OWASP's setting for argon2id, the package's default: 19 MiB, two passes, one lane; about 11 ms on a small server. */
const setting = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Letters and digits that cannot be taken for one another when read out or written by hand. */
const clearAlphabet = "23456789abcdefghjkmnpqrstuvwxyz";

export const passwordLength = { min: 10, max: 128 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFKC"), setting);

/** For random passwords of eighty bits, which nobody guesses however fast they are tried: half a millisecond, for lists of a thousand. */
export const hashRandomPassword = (password: string): Promise<string> => hash(password, { memoryCost: 1024, timeCost: 1, parallelism: 1 });

/** False also for a hash that cannot be read. */
export const verifyPassword = (passwordHash: string, password: string): Promise<boolean> =>
  verify(passwordHash, password.normalize("NFKC")).catch(() => false);

/** Random groups such as `k7mp-2xwd-9afh`: about five bits a letter. */
export function randomCode(groups: number, groupLength = 4): string {
  const letter = () => clearAlphabet[randomInt(clearAlphabet.length)];
  return Array.from({ length: groups }, () => Array.from({ length: groupLength }, letter).join("")).join("-");
}

/** Six digits, for a workshop learner who forgot theirs. */
export const randomPin = (): string => String(randomInt(1_000_000)).padStart(6, "0");

/** What people type instead of a code's exact form: spaces, capitals, no hyphens, digits of their own script. */
export function normaliseCode(typed: string): string {
  const letters =
    asciiDigits(typed)
      .toLowerCase()
      .match(/[a-z0-9]/g) ?? [];
  return letters.join("").replace(/(.{4})(?=.)/g, "$1-");
}
