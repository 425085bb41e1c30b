import type { MemberRow, MemberRowProblem } from "#sync/cohort-messages.ts";
import { emailPattern, normaliseName, normaliseUserName, userNamePattern } from "../accounts/user-names.ts";

/** A row of a list in the forms in which names are stored. */
export interface ReadRow {
  readonly name: string;
  readonly userName?: string;
  readonly email?: string;
  readonly group?: string;
}

const maxName = 120;
const maxEmail = 200;
const isUserName = new RegExp(userNamePattern, "u");
const isEmail = new RegExp(emailPattern, "u");

/** Reads the rows of a list, each for itself and then against those before it. */
export function readRows(rows: readonly MemberRow[]): (ReadRow | MemberRowProblem)[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const read = readRow(row);
    if (typeof read === "string") return read;
    const marks = identitiesOf(read);
    if (marks.some((mark) => seen.has(mark))) return "twice-in-list";
    for (const mark of marks) seen.add(mark);
    return read;
  });
}

function readRow({ name, userName, email, group }: MemberRow): ReadRow | MemberRowProblem {
  const read = {
    name: shown(name),
    userName: normaliseUserName(userName ?? ""),
    email: normaliseUserName(email ?? ""),
    group: shown(group),
  };
  if (read.name === "") return "name-missing";
  if (read.name.length > maxName || read.group.length > maxName) return "name-too-long";
  if (read.userName !== "" && !isUserName.test(read.userName)) return "user-name-invalid";
  if (read.email !== "" && (read.email.length > maxEmail || !isEmail.test(read.email))) return "email-invalid";
  return {
    name: read.name,
    ...(read.userName && { userName: read.userName }),
    ...(read.email && { email: read.email }),
    ...(read.group && { group: read.group }),
  };
}

/** What tells one person from another: a name alone does where there is nothing else. */
function identitiesOf({ name, userName, email }: ReadRow): string[] {
  const marks = [...(userName === undefined ? [] : [`user ${userName}`]), ...(email === undefined ? [] : [`email ${email}`])];
  return marks.length > 0 ? marks : [`name ${nameKey(name)}`];
}

/** Two spellings of one name. */
export const nameKey = (name: string): string => normaliseUserName(normaliseName(name));

/** Spreadsheets hide tabs, line ends and broken characters in cells; none of them belongs to a name. */
const shown = (typed: string | undefined): string => normaliseName((typed ?? "").replace(/[\p{Cc}\p{Cs}]/gu, " "));

/** A user name for somebody whose list gave none: `awa.ndiaye`. */
export function userNameFor(name: string): string {
  const letters = nameKey(name)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ".")
    .replace(/^\.|\.$/g, "");
  const short = [...letters].slice(0, 40).join("");
  return isUserName.test(short) ? short : "learner";
}
