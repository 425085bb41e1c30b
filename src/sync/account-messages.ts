import type { Epoch, LearnerId } from "./messages.ts";

export const roles = ["learner", "trainer", "administrator"] as const;
export type Role = (typeof roles)[number];

/** The signed-in person, as their own device sees them. */
export interface Account {
  readonly id: LearnerId;
  readonly tenant: string;
  /** Name that others see. */
  readonly name: string;
  readonly userName?: string;
  readonly email?: string;
  readonly role: Role;
  /** Joined with a name and a PIN: valid on this server only. */
  readonly workshop?: true;
  readonly hasPassword: boolean;
  readonly hasTwoFactor: boolean;
}

/** GET /api/session: everything the app needs before it offers anything. */
export interface SessionAnswer {
  readonly account: Account | null;
  readonly server: ServerInfo;
}
export interface ServerInfo {
  readonly epoch: Epoch;
  /** False over plain http under a name other than localhost: only joining with a PIN is offered. */
  readonly isSecure: boolean;
  /** False until the first administrator exists. */
  readonly isSetUp: boolean;
  readonly signIn: {
    readonly password: boolean;
    readonly passkey: boolean;
    readonly providers: readonly { readonly id: string; readonly name: string }[];
  };
}

/** POST /api/sign-up, with a join code. An e-mail address is never needed. */
export interface SignUpRequest {
  readonly joinCode: string;
  readonly name: string;
  readonly userName: string;
  readonly password: string;
  readonly email?: string;
}
/** POST /api/sign-in. `user`: user name or e-mail address. `newPassword` replaces a one-time password in the same request. */
export interface SignInRequest {
  readonly user: string;
  readonly password: string;
  readonly newPassword?: string;
}
/**
 * `new-password`: the password was right but is a one-time password; sign in again with `newPassword`. `second-factor`: POST
 * /api/sign-in/second-factor with `code`, of the app or a back-up code.
 */
export type SignInAnswer = { readonly account: Account } | { readonly needs: "second-factor" | "new-password" };
/** POST /api/workshop/join: the only way in over plain http. The same name and PIN come back to the same record. */
export interface WorkshopJoinRequest {
  readonly joinCode: string;
  readonly name: string;
  readonly pin: string;
}
/** POST /api/set-up, with the token of the link that the first start prints; once. */
export interface SetUpRequest {
  readonly token: string;
  readonly name: string;
  readonly userName: string;
  readonly password: string;
  readonly email?: string;
}

/** Learners taught together; a join code may enrol into one. */
export interface Cohort {
  readonly id: string;
  readonly name: string;
}
/**
 * Answers POST /api/join with `joinCode`, by somebody who is signed in: enrols them in the code's cohort, or makes them a trainer of it if the
 * code is for trainers, and gives them its role if that is the higher one.
 */
export interface JoinAnswer {
  readonly account: Account;
  readonly cohort: Cohort | null;
}

/** POST /api/account/password. Ends every other session of the account. */
export interface PasswordChange {
  readonly current: string;
  readonly next: string;
}

/** Answer of POST /api/account/two-factor/start: the second factor counts once a code was confirmed. */
export interface TwoFactorSetUp {
  /** `otpauth:` address for an authenticator app. */
  readonly uri: string;
  /** The same as a QR code: an SVG document. */
  readonly qr: string;
  /** Each opens the account once when the app is lost; shown this one time. */
  readonly backupCodes: readonly string[];
}

/** GET /api/account/passkeys */
export interface PasskeySummary {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
}

/**
 * Answers POST /api/account/claim with `code`, which takes over what a workshop's server forwarded. `rejected` stays forwarded and can be claimed
 * again.
 */
export interface ClaimAnswer {
  readonly statements: number;
  readonly rejected: number;
}

/** GET /api/account/sessions */
export interface SessionSummary {
  readonly id: string;
  readonly isThis: boolean;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  /** Browser and system in a few words, from the User-Agent. */
  readonly client: string;
}
