import type { ColumnType, Generated } from "kysely";
import type { Role } from "#sync/account-messages.ts";

/** Written once, never changed. */
type Fixed<T> = ColumnType<T, T, never>;

/** Tables of accounts, administration and forwarding. `credentials`, `sessions`, `verifications`, `two_factors` and `passkeys` have the fields of better-auth. */
export interface AccountTables {
  /** A ministry or school: the border that nobody's sight crosses. */
  tenants: { id: Fixed<string>; name: string; set_up_at: Date | null };
  accounts: {
    id: Fixed<string>;
    tenant: Fixed<string>;
    name: string;
    /** Normalised (`normaliseUserName`), unique on the server; null for those who only sign in elsewhere. */
    user_name: string | null;
    /** Unique on the server; `<id>@users.invalid` for those without an address. */
    email: string;
    email_verified: Generated<boolean>;
    image: string | null;
    role: Role;
    /** Joined with a name and a PIN. */
    workshop: Generated<boolean>;
    disabled_at: Date | null;
    /** The password must be replaced at sign-in, before this time. */
    one_time_until: Date | null;
    two_factor_enabled: Generated<boolean>;
    created_at: Generated<Date>;
    updated_at: Generated<Date>;
  };
  credentials: {
    id: Fixed<string>;
    account_id: Fixed<string>;
    /** `credential` for a password, else the id of an OIDC provider. */
    provider: Fixed<string>;
    /** The account's id for a password, else the provider's subject. */
    subject: Fixed<string>;
    /** argon2id, as a PHC string. */
    password: string | null;
    access_token: string | null;
    refresh_token: string | null;
    id_token: string | null;
    access_token_expires_at: Date | null;
    refresh_token_expires_at: Date | null;
    scope: string | null;
    created_at: Generated<Date>;
    updated_at: Generated<Date>;
  };
  sessions: {
    id: Fixed<string>;
    account_id: Fixed<string>;
    token: string;
    expires_at: Date;
    address: string | null;
    user_agent: string | null;
    created_at: Generated<Date>;
    updated_at: Generated<Date>;
  };
  verifications: {
    id: Fixed<string>;
    identifier: string;
    value: string;
    expires_at: Date;
    created_at: Generated<Date>;
    updated_at: Generated<Date>;
  };
  two_factors: {
    id: Fixed<string>;
    account_id: Fixed<string>;
    secret: string;
    backup_codes: string;
    verified: Generated<boolean>;
    failed_count: Generated<number>;
    locked_until: Date | null;
  };
  passkeys: {
    id: Fixed<string>;
    account_id: Fixed<string>;
    name: string | null;
    public_key: string;
    credential_id: string;
    counter: number;
    device_type: string;
    backed_up: boolean;
    transports: string | null;
    aaguid: string | null;
    created_at: Generated<Date>;
  };
  join_codes: {
    tenant: Fixed<string>;
    id: Fixed<string>;
    code: Fixed<string>;
    role: Fixed<Exclude<Role, "administrator">>;
    cohort: Fixed<string | null>;
    workshop: Fixed<boolean>;
    max_uses: Fixed<number | null>;
    uses: Generated<number>;
    expires_at: Date;
    created_by: Fixed<string | null>;
    created_at: Fixed<Date>;
  };
  set_up_links: { token_hash: Fixed<string>; tenant: Fixed<string>; expires_at: Fixed<Date> };
  audit: {
    tenant: Fixed<string>;
    id: Fixed<string>;
    at: Fixed<Date>;
    actor: Fixed<string | null>;
    action: Fixed<string>;
    subject: Fixed<string | null>;
    /** JSON object. */
    detail: ColumnType<{ readonly [name: string]: unknown }, string, never>;
  };
  /** Guesses at passwords, codes and PINs, by what is guessed and from where. */
  guesses: { subject: Fixed<string>; since: Date; count: number };
  /** Servers that may forward to this one. */
  origins: {
    tenant: Fixed<string>;
    id: Fixed<string>;
    name: string;
    token_hash: Fixed<string>;
    created_at: Fixed<Date>;
    revoked_at: Date | null;
    last_forward_at: Date | null;
  };
  forwarded_learners: {
    tenant: Fixed<string>;
    origin: Fixed<string>;
    learner: Fixed<string>;
    name: string;
    claimed_by: string | null;
    /** Who claimed it was deleted: the bare ids stay, and nothing is stored under them again. */
    erased: Generated<boolean>;
  };
  forwarded_statements: {
    tenant: Fixed<string>;
    origin: Fixed<string>;
    learner: Fixed<string>;
    id: Fixed<string>;
    statement: ColumnType<unknown, string, never>;
    stored: Generated<Date>;
  };
  claim_codes: {
    tenant: Fixed<string>;
    code_hash: Fixed<string>;
    origin: Fixed<string>;
    learner: Fixed<string>;
    expires_at: Fixed<Date>;
  };
  /** Keys that this server made for itself. */
  server_keys: { name: Fixed<string>; value: Fixed<string> };
}
