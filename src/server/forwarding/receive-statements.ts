import { sql } from "kysely";
import { ok, type Result } from "#domain/result.ts";
import type { ForwardAnswer } from "#sync/forward-messages.ts";
import { type MessageProblem, parsePushRequest, type TooMany } from "#sync/parse-messages.ts";
import type { AccountServices } from "../accounts/account-services.ts";
import { normaliseName } from "../accounts/user-names.ts";

/**
 * Keeps what another server forwards under `(tenant, origin, learner)`: never under an account of ours, whatever ids it sends. Sending
 * again changes nothing, and of somebody who was deleted here nothing is stored. One statement that cannot be read does not keep the others out.
 */
export async function receiveStatements(
  { db, clock }: AccountServices,
  origin: { readonly tenant: string; readonly id: string },
  learner: { readonly id: string; readonly name: string },
  sent: readonly unknown[],
): Promise<Result<ForwardAnswer, MessageProblem | TooMany>> {
  const read = parsePushRequest({ epoch: null, learner: learner.id, statements: sent });
  if (!read.ok) return read;
  const statements = new Map(read.value.statements.map((statement) => [statement.id, statement]));
  const key = { tenant: origin.tenant, origin: origin.id, learner: learner.id };
  await db.transaction(async (trx) => {
    const name = normaliseName(learner.name);
    const { erased } = await trx
      .insertInto("forwarded_learners")
      .values({ ...key, name })
      .onConflict((conflict) =>
        conflict
          .columns(["tenant", "origin", "learner"])
          .doUpdateSet({ name: sql`case when forwarded_learners.erased then '' else excluded.name end` }),
      )
      .returning("erased")
      .executeTakeFirstOrThrow();
    const rows = [...statements.values()].map((statement) => ({ ...key, id: statement.id, statement: JSON.stringify(statement) }));
    if (rows.length > 0 && !erased)
      await trx
        .insertInto("forwarded_statements")
        .values(rows)
        .onConflict((conflict) => conflict.columns(["tenant", "origin", "learner", "id"]).doNothing())
        .execute();
    const last_forward_at = new Date(clock.now());
    await trx.updateTable("origins").set({ last_forward_at }).where("tenant", "=", origin.tenant).where("id", "=", origin.id).execute();
  });
  return ok({ acked: [...statements.keys()], rejected: read.value.rejected });
}
