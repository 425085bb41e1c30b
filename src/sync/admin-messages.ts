import type { Cohort, Role } from "./account-messages.ts";
import type { LearnerId } from "./messages.ts";

/** A page of a list, newest first. `next` asks for the page after it. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

/** GET /api/admin/accounts?search=&cursor= */
export interface AccountSummary {
  readonly id: LearnerId;
  readonly name: string;
  readonly userName?: string;
  readonly email?: string;
  readonly role: Role;
  readonly workshop?: true;
  readonly disabled?: true;
  readonly createdAt: string;
}
/** POST /api/admin/accounts */
export interface NewAccountRequest {
  readonly name: string;
  readonly userName: string;
  readonly email?: string;
  readonly role: Role;
}
/** Shown once; it opens the account once, for choosing a password, within a week. */
export interface OneTimePassword {
  readonly oneTimePassword: string;
}
export type NewAccountAnswer = { readonly account: AccountSummary } & OneTimePassword;

/** Administrators are made by administrators, not by codes. */
export type JoinCodeRole = Exclude<Role, "administrator">;
/**
 * POST /api/admin/join-codes. `cohort`: a name, made if there is none of it; a code for trainers makes trainers of it. `workshop`: for
 * joining with a name and a PIN.
 */
export interface NewJoinCodeRequest {
  readonly role: JoinCodeRole;
  readonly cohort?: string;
  readonly workshop?: boolean;
  readonly maxUses?: number;
  /** Days until it stops working, 1 to 366. */
  readonly days?: number;
}
/** GET /api/admin/join-codes */
export interface JoinCodeSummary {
  readonly id: string;
  readonly code: string;
  readonly role: JoinCodeRole;
  readonly cohort: Cohort | null;
  readonly workshop: boolean;
  readonly uses: number;
  readonly maxUses: number | null;
  readonly expiresAt: string;
  readonly createdAt: string;
}

/** GET /api/admin/audit?cursor=: who did what to what, newest first. */
export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  /** Absent: the server itself, or a person without an account. */
  readonly actor?: { readonly id: LearnerId; readonly name?: string };
  readonly action: string;
  /** Account, code or origin that was acted on. */
  readonly subject?: string;
  /** Of an account, cohort or origin that is still there. */
  readonly subjectName?: string;
  readonly detail: { readonly [name: string]: unknown };
}

/** GET /api/admin/origins: servers that may forward to this one. */
export interface OriginSummary {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastForwardAt?: string;
  readonly learners: number;
  readonly statements: number;
}
/** Answers POST /api/admin/origins with `name`. The token is shown once. */
export interface NewOriginAnswer {
  readonly origin: OriginSummary;
  readonly token: string;
}
/** GET /api/admin/origins/:id/learners */
export interface ForwardedLearner {
  readonly learner: LearnerId;
  readonly name: string;
  readonly statements: number;
  readonly claimedBy?: LearnerId;
}
/** POST /api/admin/claims. The code is shown once and works once. */
export interface NewClaimRequest {
  readonly origin: string;
  readonly learner: LearnerId;
}
export interface NewClaimAnswer {
  readonly code: string;
  readonly expiresAt: string;
}

/** Answers POST /api/admin/forward with `url` and `token`, which sends everything here to another server; its administrator made the token. */
export interface ForwardReport {
  readonly learners: number;
  readonly statements: number;
  readonly rejected: number;
}

/** GET /api/workshop: what the projector shows. */
export interface WorkshopInfo {
  readonly addresses: readonly { readonly url: string /** SVG document. */; readonly qr: string }[];
  /** The newest code for joining with a name and a PIN, if there is one. */
  readonly joinCode: string | null;
}
