import { type Kysely, type Migration, sql } from "kysely";

/** Accounts, sessions, codes, audit and forwarding. Types: `accounts/account-tables.ts`. */
export const accounts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `create table tenants (id text collate "C" primary key, name text not null, set_up_at timestamptz)`,
  `insert into tenants (id, name) values ('default', 'Concord')`,
  `create table accounts (
    id uuid primary key,
    tenant text collate "C" not null references tenants (id),
    name text not null,
    user_name text unique,
    email text not null unique,
    email_verified boolean not null default false,
    image text,
    role text not null,
    workshop boolean not null default false,
    disabled_at timestamptz,
    one_time_until timestamptz,
    two_factor_enabled boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index accounts_tenant on accounts (tenant, created_at, id)`,
  `create table credentials (
    id uuid primary key,
    account_id uuid not null references accounts (id) on delete cascade,
    provider text not null,
    subject text not null,
    password text,
    access_token text,
    refresh_token text,
    id_token text,
    access_token_expires_at timestamptz,
    refresh_token_expires_at timestamptz,
    scope text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (provider, subject)
  )`,
  `create index credentials_account on credentials (account_id)`,
  `create table sessions (
    id uuid primary key,
    account_id uuid not null references accounts (id) on delete cascade,
    token text not null unique,
    expires_at timestamptz not null,
    address text,
    user_agent text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index sessions_account on sessions (account_id)`,
  `create table verifications (
    id uuid primary key,
    identifier text not null,
    value text not null,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index verifications_identifier on verifications (identifier)`,
  `create table two_factors (
    id uuid primary key,
    account_id uuid not null references accounts (id) on delete cascade,
    secret text not null,
    backup_codes text not null,
    verified boolean not null default true,
    failed_count integer not null default 0,
    locked_until timestamptz
  )`,
  `create index two_factors_account on two_factors (account_id)`,
  `create table passkeys (
    id uuid primary key,
    account_id uuid not null references accounts (id) on delete cascade,
    name text,
    public_key text not null,
    credential_id text not null unique,
    counter bigint not null,
    device_type text not null,
    backed_up boolean not null,
    transports text,
    aaguid text,
    created_at timestamptz not null default now()
  )`,
  `create index passkeys_account on passkeys (account_id)`,
  `create table cohorts (
    tenant text collate "C" not null,
    id uuid not null,
    name text not null,
    created_at timestamptz not null default now(),
    primary key (tenant, id),
    unique (tenant, name)
  )`,
  `create table enrolments (
    tenant text collate "C" not null,
    cohort uuid not null,
    learner uuid not null,
    enrolled_at timestamptz not null default now(),
    primary key (tenant, cohort, learner)
  )`,
  `create index enrolments_learner on enrolments (tenant, learner)`,
  `create table join_codes (
    tenant text collate "C" not null,
    id uuid not null,
    code text not null unique,
    role text not null,
    cohort uuid,
    workshop boolean not null,
    max_uses integer,
    uses integer not null default 0,
    expires_at timestamptz not null,
    created_by uuid,
    created_at timestamptz not null,
    primary key (tenant, id)
  )`,
  `create table set_up_links (token_hash text primary key, tenant text collate "C" not null, expires_at timestamptz not null)`,
  `create table audit (
    tenant text collate "C" not null,
    id uuid not null,
    at timestamptz not null,
    actor uuid,
    action text not null,
    subject text,
    detail json not null,
    primary key (tenant, id)
  )`,
  `create index audit_newest on audit (tenant, at desc, id desc)`,
  `create table guesses (subject text primary key, since timestamptz not null, count integer not null)`,
  `create table origins (
    tenant text collate "C" not null,
    id uuid not null,
    name text not null,
    token_hash text not null unique,
    created_at timestamptz not null,
    revoked_at timestamptz,
    last_forward_at timestamptz,
    primary key (tenant, id)
  )`,
  `create table forwarded_learners (
    tenant text collate "C" not null,
    origin uuid not null,
    learner uuid not null,
    name text not null,
    claimed_by uuid,
    primary key (tenant, origin, learner)
  )`,
  `create table forwarded_statements (
    tenant text collate "C" not null,
    origin uuid not null,
    learner uuid not null,
    id uuid not null,
    statement json not null,
    stored timestamptz not null default clock_timestamp(),
    primary key (tenant, origin, learner, id)
  )`,
  `create table claim_codes (
    tenant text collate "C" not null,
    code_hash text not null,
    origin uuid not null,
    learner uuid not null,
    expires_at timestamptz not null,
    primary key (tenant, code_hash)
  )`,
  `create table server_keys (name text primary key, value text not null)`,
];
