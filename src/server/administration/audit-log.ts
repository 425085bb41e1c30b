import { randomUUID } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { AuditEntry, Page } from "#sync/admin-messages.ts";
import type { AccountServices } from "../accounts/account-services.ts";
import type { Tables } from "../database/tables.ts";
import { cursorText, parseCursor } from "./page-cursor.ts";

export type AuditAction =
  | "set-up"
  | "account-created"
  | "account-deleted"
  | "account-disabled"
  | "account-enabled"
  | "role-changed"
  | "joined-cohort"
  | "password-changed"
  | "password-reset"
  | "two-factor-on"
  | "two-factor-off"
  | "passkey-added"
  | "passkey-removed"
  | "join-code-created"
  | "join-code-revoked"
  | "cohort-created"
  | "cohort-changed"
  | "trainer-added"
  | "trainer-removed"
  | "member-added"
  | "member-invited"
  | "invitation-declined"
  | "invitation-withdrawn"
  | "member-removed"
  | "left-cohort"
  | "group-changed"
  | "group-deleted"
  | "assigned"
  | "assignment-withdrawn"
  | "commented"
  | "marked"
  | "origin-registered"
  | "origin-revoked"
  | "claim-code-issued"
  | "claimed"
  | "forwarded"
  | "exported"
  | "backed-up"
  | "restored"
  | "imported";

export interface AuditEvent {
  readonly tenant: string;
  readonly at: Date;
  /** Null: the server itself, or nobody with an account. */
  readonly actor: string | null;
  readonly action: AuditAction;
  readonly subject?: string;
  /** Never a secret. */
  readonly detail?: { readonly [name: string]: unknown };
}

/** In the transaction of what it tells, so that there is neither without the other. */
export const appendAudit = (trx: Kysely<Tables>, event: AuditEvent): Promise<void> => appendAudits(trx, [event]);

/** At most 1,000 at once. */
export async function appendAudits(trx: Kysely<Tables>, events: readonly AuditEvent[]): Promise<void> {
  const rows = events.map(({ subject = null, detail = {}, ...event }) => ({
    ...event,
    id: randomUUID(),
    subject,
    detail: JSON.stringify(detail),
  }));
  if (rows.length > 0) await trx.insertInto("audit").values(rows).execute();
}

const pageSize = 100;

/** Of the account, cohort or workshop server that was acted on, as long as it is there. */
const nameOfSubject = sql<string | null>`coalesce(
  (select name from accounts other where other.tenant = audit.tenant and other.id::text = audit.subject),
  (select name from cohorts where cohorts.tenant = audit.tenant and cohorts.id::text = audit.subject),
  (select name from origins where origins.tenant = audit.tenant and origins.id::text = audit.subject))`;

/** Entries of one tenant, newest first. */
export async function listAudit({ db }: AccountServices, tenant: string, cursor: string | undefined): Promise<Page<AuditEntry>> {
  const after = parseCursor(cursor);
  let query = db.kysely
    .selectFrom("audit")
    .leftJoin("accounts", "accounts.id", "audit.actor")
    .selectAll("audit")
    .select(["accounts.name as actor_name", nameOfSubject.as("subject_name")])
    .where("audit.tenant", "=", tenant);
  if (after)
    query = query.where((where) =>
      where.or([where("audit.at", "<", after.at), where.and([where("audit.at", "=", after.at), where("audit.id", "<", after.id)])]),
    );
  const rows = await query.orderBy("audit.at", "desc").orderBy("audit.id", "desc").limit(pageSize).execute();
  const last = rows.length === pageSize ? rows.at(-1) : undefined;
  return {
    items: rows.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      ...(row.actor && { actor: { id: row.actor, ...(row.actor_name && { name: row.actor_name }) } }),
      action: row.action,
      ...(row.subject && { subject: row.subject }),
      ...(row.subject_name !== null && { subjectName: row.subject_name }),
      detail: row.detail,
    })),
    ...(last && { next: cursorText(last.at, last.id) }),
  };
}
