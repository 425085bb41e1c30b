import type { Result } from "#domain/result.ts";

/** What of a request concerns authentication. */
export interface AuthRequest {
  readonly headers: Headers;
  /** Cookies of https are marked so, and have other names than those of plain http. */
  readonly overHttps: boolean;
}

/** Values for `Set-Cookie`. */
export type Cookies = readonly string[];
export interface SessionStart {
  readonly cookies: Cookies;
  /** No session yet: the cookies are those of a challenge. */
  readonly needs?: "second-factor";
}

export type AuthProblem = {
  readonly code:
    | "sign-in-wrong"
    | "account-disabled"
    | "password-wrong"
    | "second-factor-wrong"
    | "second-factor-expired"
    | "two-factor-on"
    | "two-factor-off"
    | "passkey-unknown"
    | "passkey-refused"
    | "sign-in-again"
    | "provider-unknown"
    | "too-often";
};
export type AuthResult<T> = Promise<Result<T, AuthProblem>>;

/**
 * What Concord needs of an authentication library. `better-authentication.ts` is the only place that knows which one it is.
 * WebAuthn options and responses are those of the browser's `navigator.credentials`, as JSON.
 */
export interface Authentication {
  /** By the stored form of the user name. */
  signIn(request: AuthRequest, userName: string, password: string): AuthResult<SessionStart>;
  /** A code of the app, or a back-up code. */
  confirmSecondFactor(request: AuthRequest, code: string): AuthResult<SessionStart>;
  signOut(request: AuthRequest): Promise<Cookies>;
  /** Puts off the end of a session that is in use. */
  prolong(request: AuthRequest): Promise<Cookies>;
  /** Value of the session's cookie, if there is one. */
  sessionToken(request: AuthRequest): string | undefined;

  startTwoFactor(request: AuthRequest, password: string): AuthResult<{ readonly secret: string; readonly backupCodes: readonly string[] }>;
  confirmTwoFactor(request: AuthRequest, code: string): AuthResult<{ readonly cookies: Cookies }>;
  disableTwoFactor(request: AuthRequest, password: string): AuthResult<{ readonly cookies: Cookies }>;

  passkeyCreation(request: AuthRequest, userName: string): AuthResult<{ readonly cookies: Cookies; readonly options: unknown }>;
  addPasskey(request: AuthRequest, response: unknown, name: string): AuthResult<{ readonly cookies: Cookies; readonly id: string }>;
  passkeyRequest(request: AuthRequest): AuthResult<{ readonly cookies: Cookies; readonly options: unknown }>;
  signInWithPasskey(request: AuthRequest, response: unknown): AuthResult<SessionStart>;

  /** Address of the provider to send the browser to. `returnTo`: path of ours to come back to. */
  providerAddress(
    request: AuthRequest,
    provider: string,
    returnTo: string,
  ): AuthResult<{ readonly cookies: Cookies; readonly url: string }>;
  /** What the provider sent the browser back with; the answer is where the browser goes next. */
  finishProvider(
    request: AuthRequest,
    provider: string,
    query: Readonly<Record<string, string>>,
  ): Promise<{ readonly cookies: Cookies; readonly url: string }>;
}
