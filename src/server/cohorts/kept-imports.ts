import { createHash } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import { canonicalJson } from "#domain/record/canonical-json.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { MemberRow, MembersReport } from "#sync/cohort-messages.ts";
import type { Tables } from "../database/tables.ts";
import type { CohortKey } from "./cohort-access.ts";
import { openSealed, seal } from "./sealed-text.ts";

/** So long is the answer to a list given again. */
const keptMs = 86_400_000;

/** `import-taken`: of somebody else, of another cohort, or of another list. `import-expired`: it was done, and its answer is gone. */
export type ImportProblem = { readonly code: "import-taken" | "import-expired" };

/** A list under the id that its sender chose. */
export interface Import {
  readonly id: string;
  /** Account of who sends it. */
  readonly actor: string;
  readonly rows: readonly MemberRow[];
}

/** What was answered when this list was enrolled under this id; undefined if nothing was. */
export async function answerOf(
  db: Kysely<Tables>,
  { tenant, cohort }: CohortKey,
  { id, actor, rows }: Import,
  at: Date,
): Promise<Result<MembersReport, ImportProblem> | undefined> {
  const held = await db.selectFrom("imports").selectAll().where("tenant", "=", tenant).where("id_hash", "=", hashOf(id)).executeTakeFirst();
  if (!held) return undefined;
  if (held.made_by !== actor || held.cohort !== cohort) return err({ code: "import-taken" });
  if (held.answer === null || held.expires_at <= at) return err({ code: "import-expired" });
  const kept = JSON.parse(openSealed(held.answer, id)) as { readonly rows: readonly MemberRow[]; readonly report: MembersReport };
  return canonicalJson(kept.rows) === canonicalJson(rows) ? ok(kept.report) : err({ code: "import-taken" });
}

/** Keeps the answer, which holds passwords: readable only with the id, of which the database has no more than a hash. */
export async function keepAnswer(
  trx: Transaction<Tables>,
  { tenant, cohort }: CohortKey,
  { id, actor, rows }: Import,
  report: MembersReport,
  at: Date,
): Promise<void> {
  const expires_at = new Date(at.getTime() + keptMs);
  const answer = seal(JSON.stringify({ rows, report }), id);
  await trx
    .insertInto("imports")
    .values({ tenant, id_hash: hashOf(id), cohort, made_by: actor, expires_at, answer })
    .execute();
}

const hashOf = (id: string): string => createHash("sha256").update(id).digest("hex");
