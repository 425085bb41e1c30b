import { randomUUID } from "node:crypto";
import { passkey } from "@better-auth/passkey";
import { type BetterAuthOptions, betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { genericOAuth, twoFactor, username } from "better-auth/plugins";
import type { Kysely } from "kysely";
import type { OidcProvider } from "../config.ts";
import type { Tables } from "../database/tables.ts";
import { hashPassword, verifyPassword } from "./passwords.ts";
import { emailPattern, normaliseName, placeholderEmail } from "./user-names.ts";

export interface AuthSettings {
  /** Outside of any transaction: an embedded database has one connection, and better-auth would wait for itself. */
  readonly db: Kysely<Tables>;
  readonly secret: string;
  /** Origin that people type; OIDC providers send them back to it. */
  readonly publicOrigin: string;
  /** Cookies for https only, under names of their own. */
  readonly overHttps: boolean;
  readonly passkeyDomain: string;
  readonly providers: readonly OidcProvider[];
  /** False: no session is made for this account. */
  readonly mayHaveSession: (accountId: string) => Promise<boolean>;
}

const daySeconds = 86_400;
export const providerPath = "/api/sign-in/provider";

/**
 * better-auth does what is easy to get wrong: sessions, second factors, passkeys and OIDC. It never sees HTTP: our routes call its
 * functions, so that validation, limits and origin rules are ours. Accounts are made by us (`new-account.ts`), except those of a provider.
 */
export function createAuth(settings: AuthSettings) {
  return betterAuth(optionsFrom(settings));
}
export type Auth = ReturnType<typeof createAuth>;

function optionsFrom({ db, secret, publicOrigin, overHttps, passkeyDomain, providers, mayHaveSession }: AuthSettings) {
  return {
    appName: "Concord",
    baseURL: publicOrigin,
    basePath: providerPath,
    secret,
    database: { db, type: "postgres", transaction: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "concord",
      useSecureCookies: overHttps,
      // The tables are of our migrations; looking them over at each start would go on behind our back.
      database: { generateId: () => randomUUID(), validateSchema: false },
      ipAddress: { disableIpTracking: true },
      disableCSRFCheck: true,
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
    user: {
      modelName: "accounts",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
      additionalFields: {
        tenant: { type: "string", required: true, defaultValue: "default", input: false },
        role: { type: "string", required: true, defaultValue: "learner", input: false },
      },
    },
    session: {
      modelName: "sessions",
      expiresIn: 90 * daySeconds,
      updateAge: daySeconds,
      freshAge: daySeconds,
      cookieCache: { enabled: false },
      fields: {
        userId: "account_id",
        expiresAt: "expires_at",
        ipAddress: "address",
        userAgent: "user_agent",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    account: {
      modelName: "credentials",
      accountLinking: { enabled: false },
      updateAccountOnSignIn: false,
      fields: {
        userId: "account_id",
        accountId: "subject",
        providerId: "provider",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    verification: { modelName: "verifications", fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" } },
    databaseHooks: {
      account: {
        create: { before: async (account) => ({ data: { ...account, accessToken: null, refreshToken: null, idToken: null } }) },
      },
      session: {
        create: {
          before: async ({ userId }) => {
            if (!(await mayHaveSession(userId))) throw new APIError("FORBIDDEN", { code: "ACCOUNT_DISABLED" });
          },
        },
      },
    },
    plugins: [
      username({
        minUsernameLength: 1,
        maxUsernameLength: 400,
        usernameValidator: () => true,
        usernameNormalization: (name) => name,
        displayUsername: false,
        schema: { user: { fields: { username: "user_name" } } },
      }),
      twoFactor({
        issuer: "Concord",
        schema: {
          user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
          twoFactor: {
            modelName: "two_factors",
            fields: {
              userId: "account_id",
              backupCodes: "backup_codes",
              failedVerificationCount: "failed_count",
              lockedUntil: "locked_until",
            },
          },
        },
      }),
      passkey({
        rpID: passkeyDomain,
        rpName: "Concord",
        schema: {
          passkey: {
            modelName: "passkeys",
            fields: {
              userId: "account_id",
              publicKey: "public_key",
              credentialID: "credential_id",
              deviceType: "device_type",
              backedUp: "backed_up",
              createdAt: "created_at",
            },
          },
        },
      }),
      genericOAuth({ config: providers.map(providerConfig) }),
    ],
  } satisfies BetterAuthOptions;
}

/** What is known of a person comes from the token that better-auth has verified. Someone without an address there gets a placeholder here. */
const providerConfig = ({ id, name: title, issuer, clientId, clientSecret }: OidcProvider) => ({
  providerId: id,
  name: title,
  discoveryUrl: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
  clientId,
  clientSecret,
  scopes: ["openid", "profile", "email"],
  pkce: true,
  requireIdTokenVerification: true,
  getUserInfo: async ({ idToken }: { readonly idToken?: string | undefined }) => {
    if (!idToken) return null;
    const { sub, name, preferred_username, email, email_verified } = claimsOf(idToken);
    if (typeof sub !== "string" || sub === "") return null;
    const address = typeof email === "string" && new RegExp(emailPattern, "u").test(email) ? email : undefined;
    const shown = [name, preferred_username, address, sub].find((each) => typeof each === "string" && each.trim() !== "");
    return {
      sub,
      id: sub,
      name: normaliseName(String(shown).replace(/\p{Cc}/gu, " ")).slice(0, 120),
      email: address ?? placeholderEmail(randomUUID()),
      emailVerified: email_verified === true,
    };
  },
});

function claimsOf(idToken: string): { readonly [claim: string]: unknown } {
  const claims: unknown = JSON.parse(Buffer.from(idToken.split(".")[1] ?? "", "base64url").toString("utf8"));
  return typeof claims === "object" && claims !== null ? { ...claims } : {};
}
