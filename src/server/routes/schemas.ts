import { type TSchema, Type } from "typebox";
import { roles } from "#sync/account-messages.ts";
import { passwordLength } from "../accounts/passwords.ts";
import { emailPattern, typedUserNamePattern } from "../accounts/user-names.ts";
import { cursorPattern } from "../administration/page-cursor.ts";

/** Shapes of requests and answers. Unknown fields are refused, so that a misspelt one is noticed. */
export const closed = { additionalProperties: false } as const;

/**
 * Text of at least one visible character and without control characters, which PostgreSQL and screens do not take. Patterns are tried on
 * texts of any length, so each has one way only to match what it begins with: spaces, then the first visible character, then the rest.
 */
export const text = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: "^[^\\S\\p{Cc}]*[^\\s\\p{Cc}]\\P{Cc}*$" });
export const uuid = Type.String({ pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" });
/**
 * A day and a moment that somebody sends. `format` looks at the calendar; the patterns leave out what `Date` and PostgreSQL do not take: the
 * year 0, leap seconds, and other offsets than UTC's.
 */
export const day = Type.String({ format: "date", pattern: "^(?!0000)\\d{4}-\\d{2}-\\d{2}$" });
export const moment = Type.String({
  format: "date-time",
  pattern: "^(?!0000)\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:[0-5]\\d(\\.\\d{1,3})?Z$",
});
export const time = Type.String({ format: "date-time" });
export const name = text(120);
export const userName = Type.String({ pattern: typedUserNamePattern, maxLength: 80 });
export const email = Type.String({ maxLength: 200, pattern: emailPattern });
const newPassword = Type.String({ minLength: passwordLength.min, maxLength: passwordLength.max });
const password = Type.String({ minLength: 1, maxLength: passwordLength.max });
export const code = Type.String({ minLength: 4, maxLength: 40, pattern: "^[A-Za-z\\p{Nd} -]+$" });
const token = Type.String({ minLength: 8, maxLength: 100, pattern: "^[A-Za-z0-9_-]+$" });
const role = Type.Union(roles.map((each) => Type.Literal(each)));
const joinCodeRole = Type.Union([Type.Literal("learner"), Type.Literal("trainer")]);
/** A browser's WebAuthn answer; read by the WebAuthn library. */
const webAuthnResponse = Type.Object({ id: Type.String({ minLength: 1, maxLength: 2000, pattern: "^[A-Za-z0-9_-]+$" }) });

export const account = Type.Object({
  id: uuid,
  tenant: Type.String(),
  name: Type.String(),
  userName: Type.Optional(Type.String()),
  email: Type.Optional(Type.String()),
  role,
  workshop: Type.Optional(Type.Literal(true)),
  hasPassword: Type.Boolean(),
  hasTwoFactor: Type.Boolean(),
});
const cohort = Type.Object({ id: uuid, name: Type.String() });
const summary = Type.Object({
  id: uuid,
  name: Type.String(),
  userName: Type.Optional(Type.String()),
  email: Type.Optional(Type.String()),
  role,
  workshop: Type.Optional(Type.Literal(true)),
  disabled: Type.Optional(Type.Literal(true)),
  createdAt: time,
});
const joinCode = Type.Object({
  id: uuid,
  code: Type.String(),
  role: joinCodeRole,
  cohort: Type.Union([cohort, Type.Null()]),
  workshop: Type.Boolean(),
  uses: Type.Integer(),
  maxUses: Type.Union([Type.Integer(), Type.Null()]),
  expiresAt: time,
  createdAt: time,
});
const origin = Type.Object({
  id: uuid,
  name: Type.String(),
  createdAt: time,
  lastForwardAt: Type.Optional(time),
  learners: Type.Integer(),
  statements: Type.Integer(),
});

export const requests = {
  signUp: Type.Object({ joinCode: code, name, userName, password: newPassword, email: Type.Optional(email) }, closed),
  signIn: Type.Object({ user: Type.Union([userName, email]), password, newPassword: Type.Optional(newPassword) }, closed),
  secondFactor: Type.Object({ code }, closed),
  passkey: Type.Object({ response: webAuthnResponse }, closed),
  newPasskey: Type.Object({ response: webAuthnResponse, name }, closed),
  join: Type.Object({ joinCode: code }, closed),
  setUp: Type.Object({ token, name, userName, password: newPassword, email: Type.Optional(email) }, closed),
  workshopJoin: Type.Object({ joinCode: code, name, pin: Type.String({ pattern: "^\\p{Nd}{4,8}$" }) }, closed),
  passwordChange: Type.Object({ current: password, next: newPassword }, closed),
  password: Type.Object({ password }, closed),
  deleteAccount: Type.Object({ password: Type.Optional(password) }, closed),
  claim: Type.Object({ code }, closed),
  newAccount: Type.Object({ name, userName, email: Type.Optional(email), role }, closed),
  roleChange: Type.Object({ role }, closed),
  newJoinCode: Type.Object(
    {
      role: joinCodeRole,
      cohort: Type.Optional(name),
      workshop: Type.Optional(Type.Boolean()),
      maxUses: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
      days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })),
    },
    closed,
  ),
  newOrigin: Type.Object({ name }, closed),
  newClaim: Type.Object({ origin: uuid, learner: uuid }, closed),
  startForward: Type.Object({ url: Type.String({ maxLength: 500, pattern: "^https?://[^\\s\\p{Cc}]+$" }), token }, closed),
  /** Statements are read one by one: a bad one is rejected, the others stored. */
  forward: Type.Object({ learner: Type.Object({ id: uuid, name }, closed), statements: Type.Array(Type.Unknown()) }, closed),
  nothing: Type.Union([Type.Object({}, closed), Type.Null()]),
};

export const params = { id: Type.Object({ id: uuid }), provider: Type.Object({ id: Type.String({ pattern: "^[a-z0-9-]{1,40}$" }) }) };
const cursor = Type.Optional(Type.String({ pattern: cursorPattern }));
export const queries = {
  page: Type.Object({ cursor }, closed),
  accounts: Type.Object({ search: Type.Optional(text(100)), cursor }, closed),
  /** A path of ours. */
  returnTo: Type.Object({ to: Type.Optional(Type.String({ maxLength: 500, pattern: "^/([A-Za-z0-9_.~-][A-Za-z0-9_.~/-]*)?$" })) }, closed),
};

export const itemsOf = <Item extends TSchema>(item: Item) => Type.Object({ items: Type.Array(item), next: Type.Optional(Type.String()) });

export const answers = {
  account: Type.Object({ account }),
  signIn: Type.Union([
    Type.Object({ account }),
    Type.Object({ needs: Type.Union([Type.Literal("second-factor"), Type.Literal("new-password")]) }),
  ]),
  join: Type.Object({ account, cohort: Type.Union([cohort, Type.Null()]) }),
  session: Type.Object({
    account: Type.Union([account, Type.Null()]),
    server: Type.Object({
      epoch: uuid,
      isSecure: Type.Boolean(),
      isSetUp: Type.Boolean(),
      signIn: Type.Object({
        password: Type.Boolean(),
        passkey: Type.Boolean(),
        providers: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
      }),
    }),
  }),
  sessions: itemsOf(Type.Object({ id: uuid, isThis: Type.Boolean(), createdAt: time, lastSeenAt: time, client: Type.String() })),
  twoFactorSetUp: Type.Object({ uri: Type.String(), qr: Type.String(), backupCodes: Type.Array(Type.String()) }),
  webAuthnOptions: Type.Object({}, { description: "What navigator.credentials takes, as JSON" }),
  passkeys: itemsOf(Type.Object({ id: uuid, name: Type.String(), createdAt: time })),
  passkey: Type.Object({ id: uuid, name: Type.String(), createdAt: time }),
  export: Type.Object({ format: Type.Literal("concord-account"), version: Type.Literal(1) }, { additionalProperties: true }),
  claim: Type.Object({ statements: Type.Integer(), rejected: Type.Integer() }),
  accounts: itemsOf(summary),
  newAccount: Type.Object({ account: summary, oneTimePassword: Type.String() }),
  oneTimePassword: Type.Object({ oneTimePassword: Type.String() }),
  joinCodes: itemsOf(joinCode),
  joinCode,
  audit: itemsOf(
    Type.Object({
      id: uuid,
      at: time,
      actor: Type.Optional(Type.Object({ id: uuid, name: Type.Optional(Type.String()) })),
      action: Type.String(),
      subject: Type.Optional(Type.String()),
      subjectName: Type.Optional(Type.String()),
      detail: Type.Object({}, { additionalProperties: true }),
    }),
  ),
  origins: itemsOf(origin),
  newOrigin: Type.Object({ origin, token: Type.String() }),
  forwardedLearners: itemsOf(
    Type.Object({ learner: uuid, name: Type.String(), statements: Type.Integer(), claimedBy: Type.Optional(uuid) }),
  ),
  newClaim: Type.Object({ code: Type.String(), expiresAt: time }),
  forwardReport: Type.Object({ learners: Type.Integer(), statements: Type.Integer(), rejected: Type.Integer() }),
  forward: Type.Object({
    acked: Type.Array(uuid),
    rejected: Type.Array(Type.Object({ id: Type.String(), code: Type.String() })),
  }),
  workshop: Type.Object({
    addresses: Type.Array(Type.Object({ url: Type.String(), qr: Type.String() })),
    joinCode: Type.Union([Type.String(), Type.Null()]),
  }),
};
const problemAnswer = Type.Object({ problem: Type.Object({ code: Type.String() }, { additionalProperties: true }) });

/** Answers of a route, for its schema: on success one shape, or nothing, and every refusal alike. */
export const answering = (success: TSchema | null, status = 200) => ({
  [success ? status : 204]: success ?? Type.Null(),
  "4xx": problemAnswer,
  "5xx": problemAnswer,
});
