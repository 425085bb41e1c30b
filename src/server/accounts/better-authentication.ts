import { asciiDigits } from "#domain/grading/parse-number.ts";
import { err, ok } from "#domain/result.ts";
import type { Authentication, AuthProblem, AuthRequest, Cookies } from "./authentication.ts";
import { type Auth, type AuthSettings, createAuth } from "./better-auth.ts";

/** better-auth behind our interface. Two of it, since cookies of https and of plain http differ: a laptop has both. */
export function createBetterAuthentication(settings: Omit<AuthSettings, "overHttps">): Authentication {
  const overHttps = createAuth({ ...settings, providers: [], overHttps: true });
  const overHttp = createAuth({ ...settings, providers: [], overHttps: false });
  const apiOf = (request: AuthRequest): Auth["api"] => (request.overHttps ? overHttps : overHttp).api;
  // Apart, since it asks the provider for its addresses first: one that is down must not keep passwords from working.
  const withProviders = new Map<boolean, Auth>();
  const providersApiOf = (request: AuthRequest): Auth["api"] => {
    const auth = withProviders.get(request.overHttps) ?? createAuth({ ...settings, overHttps: request.overHttps });
    withProviders.set(request.overHttps, auth);
    return auth.api;
  };

  return {
    async signIn(request, userName, password) {
      const { headers } = request;
      const answer = await answerOf(apiOf(request).signInUsername({ body: { username: userName, password }, headers, asResponse: true }));
      if (!answer.isOk) return err(problemFrom(answer, "sign-in-wrong"));
      return ok({ cookies: answer.cookies, ...(answer.body.twoFactorRedirect === true && { needs: "second-factor" as const }) });
    },
    async confirmSecondFactor(request, code) {
      const oneTime = oneTimeCodeFrom(code);
      const call = { body: { code: oneTime ?? code.trim() }, headers: request.headers, asResponse: true } as const;
      const api = apiOf(request);
      const answer = await answerOf(oneTime === undefined ? api.verifyBackupCode(call) : api.verifyTOTP(call));
      return answer.isOk ? ok({ cookies: answer.cookies }) : err(problemFrom(answer, "second-factor-wrong"));
    },
    async signOut(request) {
      return (await answerOf(apiOf(request).signOut({ headers: request.headers, asResponse: true }))).cookies;
    },
    async prolong(request) {
      return (await answerOf(apiOf(request).getSession({ headers: request.headers, asResponse: true }))).cookies;
    },
    sessionToken({ headers, overHttps: isHttps }) {
      const name = `${isHttps ? "__Secure-" : ""}concord.session_token=`;
      const cookie = headers
        .get("cookie")
        ?.split(/;\s*/)
        .find((pair) => pair.startsWith(name));
      return cookie && /^[^.%]+/.exec(cookie.slice(name.length))?.[0];
    },

    async startTwoFactor(request, password) {
      const answer = await answerOf(apiOf(request).enableTwoFactor({ body: { password }, headers: request.headers, asResponse: true }));
      if (!answer.isOk) return err(problemFrom(answer, "password-wrong"));
      const secret = new URL(String(answer.body.totpURI)).searchParams.get("secret") ?? "";
      return ok({ secret, backupCodes: answer.body.backupCodes as string[] });
    },
    async confirmTwoFactor(request, code) {
      const body = { code: oneTimeCodeFrom(code) ?? code };
      const answer = await answerOf(apiOf(request).verifyTOTP({ body, headers: request.headers, asResponse: true }));
      return answer.isOk ? ok({ cookies: answer.cookies }) : err(problemFrom(answer, "second-factor-wrong"));
    },
    async disableTwoFactor(request, password) {
      const answer = await answerOf(apiOf(request).disableTwoFactor({ body: { password }, headers: request.headers, asResponse: true }));
      return answer.isOk ? ok({ cookies: answer.cookies }) : err(problemFrom(answer, "password-wrong"));
    },

    async passkeyCreation(request, userName) {
      const call = { query: { name: userName }, headers: request.headers, asResponse: true } as const;
      const answer = await answerOf(apiOf(request).generatePasskeyRegistrationOptions(call));
      return answer.isOk ? ok({ cookies: answer.cookies, options: answer.body }) : err(problemFrom(answer, "passkey-refused"));
    },
    async addPasskey(request, response, name) {
      const call = { body: { response, name }, headers: request.headers, asResponse: true } as const;
      const answer = await answerOf(apiOf(request).verifyPasskeyRegistration(call));
      return answer.isOk ? ok({ cookies: answer.cookies, id: String(answer.body.id) }) : err(problemFrom(answer, "passkey-refused"));
    },
    async passkeyRequest(request) {
      const answer = await answerOf(apiOf(request).generatePasskeyAuthenticationOptions({ headers: request.headers, asResponse: true }));
      return answer.isOk ? ok({ cookies: answer.cookies, options: answer.body }) : err(problemFrom(answer, "passkey-unknown"));
    },
    async signInWithPasskey(request, response) {
      // better-auth and the library behind it read the response themselves.
      const body = { response } as NonNullable<Parameters<Auth["api"]["verifyPasskeyAuthentication"]>[0]>["body"];
      const answer = await answerOf(apiOf(request).verifyPasskeyAuthentication({ body, headers: request.headers, asResponse: true }));
      return answer.isOk ? ok({ cookies: answer.cookies }) : err(problemFrom(answer, "passkey-unknown"));
    },

    async providerAddress(request, provider, returnTo) {
      const body = { provider, callbackURL: returnTo, errorCallbackURL: returnTo, disableRedirect: true };
      const answer = await answerOf(providersApiOf(request).signInSocial({ body, headers: request.headers, asResponse: true }));
      if (!answer.isOk) withProviders.delete(request.overHttps);
      return answer.isOk ? ok({ cookies: answer.cookies, url: String(answer.body.url) }) : err(problemFrom(answer, "provider-unknown"));
    },
    async finishProvider(request, provider, query) {
      const call = { method: "GET", params: { id: provider }, query, headers: request.headers, asResponse: true } as const;
      const { location, cookies } = await answerOf(providersApiOf(request).callbackOAuth(call));
      return { cookies, url: location ?? "/" };
    },
  };
}

/** A code of an app as people type it: in two halves, in digits of their own script. Undefined for anything but six digits. */
function oneTimeCodeFrom(typed: string): string | undefined {
  const digits = asciiDigits(typed).replace(/\s/g, "");
  return /^\d{6}$/.test(digits) ? digits : undefined;
}

const problemOfCode: Readonly<Record<string, AuthProblem["code"]>> = {
  ACCOUNT_DISABLED: "account-disabled",
  INVALID_TWO_FACTOR_COOKIE: "second-factor-expired",
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: "second-factor-expired",
  ACCOUNT_TEMPORARILY_LOCKED: "too-often",
  TOTP_ALREADY_ENABLED: "two-factor-on",
  TOTP_NOT_ENABLED: "two-factor-off",
  SESSION_NOT_FRESH: "sign-in-again",
  PROVIDER_NOT_FOUND: "provider-unknown",
  FAILED_TO_VERIFY_REGISTRATION: "passkey-refused",
};

/** Throws where better-auth itself failed. */
function problemFrom({ status, body }: Answer, otherwise: AuthProblem["code"]): AuthProblem {
  const code = problemOfCode[String(body.code)];
  if (!code && status >= 500) throw new Error(`better-auth answered ${status} ${String(body.code)}`);
  return { code: code ?? otherwise };
}

interface Answer {
  readonly isOk: boolean;
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly cookies: Cookies;
  readonly location: string | null;
}

async function answerOf(responding: Promise<Response>): Promise<Answer> {
  const response = await responding;
  const text = await response.text();
  const body: unknown = text ? JSON.parse(text) : {};
  return {
    isOk: response.ok,
    status: response.status,
    body: typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {},
    cookies: response.headers.getSetCookie(),
    location: response.headers.get("location"),
  };
}
