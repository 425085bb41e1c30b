import type { Account } from "#sync/account-messages.ts";
import type { AccountServices } from "./account-services.ts";
import { clientName } from "./client-name.ts";
import { readStream } from "./read-stream.ts";

/**
 * Everything the server keeps about one person, as the text of one JSON object, piece by piece: a record can be long. `record` is a
 * record file (docs/record.md) and can be imported as one. Passwords and keys are not in it: they are of no use elsewhere.
 */
export async function* exportAccount({ db, clock }: AccountServices, account: Account): AsyncGenerator<string> {
  const exportedAt = new Date(clock.now()).toISOString();
  const { kysely } = db;
  const { tenant, id } = account;
  const sessions = await kysely
    .selectFrom("sessions")
    .select(["created_at", "updated_at", "user_agent"])
    .where("account_id", "=", id)
    .execute();
  const passkeys = await kysely.selectFrom("passkeys").select(["name", "created_at"]).where("account_id", "=", id).execute();
  const signIns = await kysely.selectFrom("credentials").select(["provider", "created_at"]).where("account_id", "=", id).execute();
  const cohorts = await kysely
    .selectFrom("enrolments")
    .innerJoin("cohorts", (join) => join.onRef("cohorts.tenant", "=", "enrolments.tenant").onRef("cohorts.id", "=", "enrolments.cohort"))
    .select(["cohorts.id", "cohorts.name", "enrolments.enrolled_at"])
    .where("enrolments.tenant", "=", tenant)
    .where("enrolments.learner", "=", id)
    .execute();
  const invitations = await kysely
    .selectFrom("cohort_invitees")
    .innerJoin("cohorts", (join) =>
      join.onRef("cohorts.tenant", "=", "cohort_invitees.tenant").onRef("cohorts.id", "=", "cohort_invitees.cohort"),
    )
    .select(["cohorts.name", "cohort_invitees.name as named", "cohort_invitees.invited_at", "cohort_invitees.state"])
    .where("cohort_invitees.tenant", "=", tenant)
    .where("cohort_invitees.learner", "=", id)
    .orderBy("cohort_invitees.invited_at")
    .execute();
  const shares = await kysely
    .selectFrom("cohort_shares")
    .select(["cohort", "course"])
    .where("tenant", "=", tenant)
    .where("learner", "=", id)
    .execute();
  const taught = await kysely
    .selectFrom("cohort_trainers")
    .innerJoin("cohorts", (join) =>
      join.onRef("cohorts.tenant", "=", "cohort_trainers.tenant").onRef("cohorts.id", "=", "cohort_trainers.cohort"),
    )
    .select(["cohorts.name", "cohort_trainers.added_at"])
    .where("cohort_trainers.tenant", "=", tenant)
    .where("trainer", "=", id)
    .orderBy("cohort_trainers.added_at")
    .execute();
  const groups = await kysely
    .selectFrom("cohort_group_members")
    .innerJoin("cohort_groups", (join) =>
      join
        .onRef("cohort_groups.tenant", "=", "cohort_group_members.tenant")
        .onRef("cohort_groups.cohort", "=", "cohort_group_members.cohort")
        .onRef("cohort_groups.id", "=", "cohort_group_members.group_id"),
    )
    .select(["cohort_groups.cohort", "cohort_groups.name"])
    .where("cohort_group_members.tenant", "=", tenant)
    .where("learner", "=", id)
    .execute();
  const marks = await kysely
    .selectFrom("marks")
    .select(["id", "version", "attempt", "item", "points", "comment", "state", "marked_at"])
    .where("tenant", "=", tenant)
    .where("learner", "=", id)
    .execute();
  const acts = await kysely
    .selectFrom("audit")
    .select(["at", "action", "actor", "subject", "detail"])
    .where("tenant", "=", tenant)
    .where((where) => where.or([where("actor", "=", id), where("subject", "=", id)]))
    .orderBy("at")
    .execute();
  const head = {
    format: "concord-account",
    version: 1,
    exportedAt,
    account,
    sessions: sessions.map((row) => ({ createdAt: row.created_at, lastSeenAt: row.updated_at, client: clientName(row.user_agent ?? "") })),
    passkeys: passkeys.map((row) => ({ name: row.name, createdAt: row.created_at })),
    signIns: signIns.map((row) => ({ by: row.provider, since: row.created_at })),
    cohorts: cohorts.map((row) => ({
      name: row.name,
      since: row.enrolled_at,
      groups: groups.filter(({ cohort }) => cohort === row.id).map(({ name }) => name),
      sharedCourses: shares.filter(({ cohort }) => cohort === row.id).map(({ course }) => course),
    })),
    invitations: invitations.map(({ name, named, invited_at, state }) => ({ name, named, at: invited_at, state })),
    teaches: taught.map((row) => ({ name: row.name, since: row.added_at })),
    marks: marks.map(({ marked_at, ...mark }) => ({ ...mark, at: marked_at })),
    audit: acts,
  };
  yield `${JSON.stringify(head).slice(0, -1)},"record":`;
  const record = { format: "concord-record", version: 1, owner: id, exportedAt };
  yield `${JSON.stringify(record).slice(0, -1)},"statements":[`;
  const serverRecords: string[] = [];
  let separator = "";
  for await (const page of readStream(kysely, { tenant, learner: id })) {
    for (const record of page) {
      if (record.kind !== "statement") serverRecords.push(JSON.stringify(record));
      else if ("statement" in record) {
        yield separator + JSON.stringify(record.statement);
        separator = ",";
      }
    }
  }
  yield `]},"serverRecords":[${serverRecords.join(",")}]}\n`;
}
