import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { resolve } from "node:path";
import { assertNever, err, ok, type Result } from "#domain/result.ts";

/** How this process is set up; docs/hosting.md describes every variable. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the folder that holds everything worth a backup. */
  readonly dataDir: string;
  /** PEM texts; with them the server speaks HTTP/2 and HTTP/1.1 over TLS, without them HTTP/1.1. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Origin under which people reach the server, when it is not the address it listens on. */
  readonly publicUrl?: string;
  /** IP addresses or CIDR ranges of proxies whose X-Forwarded-* headers are believed; empty: nobody's. */
  readonly trustedProxies: readonly string[];
  /** `postgres://…`; without it the embedded database in `dataDir`. */
  readonly databaseUrl?: string;
  /** A ministry's own sign-in. */
  readonly oidc?: OidcProvider;
  readonly logLevel: LogLevel;
}

/** An OpenID Connect provider. */
export interface OidcProvider {
  /** As in addresses of ours: `/api/sign-in/provider/<id>`. */
  readonly id: string;
  /** On the button. */
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

export type ConfigProblem =
  | { readonly code: "port-invalid"; readonly value: string }
  | { readonly code: "tls-incomplete"; readonly missing: "TLS_CERT" | "TLS_KEY" }
  | { readonly code: "tls-unreadable"; readonly variable: "TLS_CERT" | "TLS_KEY"; readonly path: string; readonly cause: string }
  | { readonly code: "public-url-invalid"; readonly value: string }
  | { readonly code: "trusted-proxy-invalid"; readonly value: string }
  | { readonly code: "database-url-invalid" }
  | { readonly code: "oidc-incomplete"; readonly missing: string }
  | { readonly code: "oidc-issuer-invalid"; readonly value: string }
  | { readonly code: "log-level-invalid"; readonly value: string };

/** Reads the environment. An empty variable counts as absent. The first problem found is the answer. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Result<Config, ConfigProblem> {
  const port = env.PORT || "8080";
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) return err({ code: "port-invalid", value: port });

  const tls = parseTls(env.TLS_CERT || undefined, env.TLS_KEY || undefined);
  if (!tls.ok) return tls;

  const publicUrl = env.PUBLIC_URL ? originOf(env.PUBLIC_URL) : undefined;
  if (env.PUBLIC_URL && !publicUrl) return err({ code: "public-url-invalid", value: env.PUBLIC_URL });

  const trustedProxies = (env.TRUSTED_PROXY ?? "")
    .split(",")
    .map((proxy) => proxy.trim())
    .filter(Boolean);
  const unknown = trustedProxies.find((proxy) => !isAddressRange(proxy));
  if (unknown !== undefined) return err({ code: "trusted-proxy-invalid", value: unknown });

  const databaseUrl = env.DATABASE_URL || undefined;
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) return err({ code: "database-url-invalid" });

  const oidc = parseOidc(env);
  if (!oidc.ok) return oidc;

  const logLevel = logLevels.find((level) => level === (env.LOG_LEVEL || "warn"));
  if (!logLevel) return err({ code: "log-level-invalid", value: env.LOG_LEVEL ?? "" });

  return ok({
    port: Number(port),
    host: env.HOST || "127.0.0.1",
    dataDir: resolve(env.DATA_DIR || "data"),
    ...(tls.value && { tls: tls.value }),
    ...(publicUrl && { publicUrl }),
    trustedProxies,
    ...(databaseUrl && { databaseUrl }),
    ...(oidc.value && { oidc: oidc.value }),
    logLevel,
  });
}

/** One sentence for the person who starts the server: what is wrong and what would be right. */
export function configMessage(problem: ConfigProblem): string {
  switch (problem.code) {
    case "port-invalid":
      return `PORT is "${problem.value}"; it must be a number from 0 to 65535 (0 takes any free port).`;
    case "tls-incomplete":
      return `${problem.missing} is missing; TLS needs both TLS_CERT and TLS_KEY, each the path of a PEM file.`;
    case "tls-unreadable":
      return `${problem.variable} names ${problem.path}, which cannot be read: ${problem.cause}`;
    case "public-url-invalid":
      return `PUBLIC_URL is "${problem.value}"; it must be an http or https origin without a path, such as https://learn.example.org.`;
    case "trusted-proxy-invalid":
      return `TRUSTED_PROXY holds "${problem.value}"; it must be IP addresses or ranges with commas between them, such as 10.0.0.0/8.`;
    case "database-url-invalid":
      return "DATABASE_URL must begin with postgres://, such as postgres://concord:secret@db.example.org/concord.";
    case "oidc-incomplete":
      return `${problem.missing} is missing; signing in by OpenID Connect needs OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and PUBLIC_URL.`;
    case "oidc-issuer-invalid":
      return `OIDC_ISSUER is "${problem.value}"; it must be the provider's https address, such as https://login.example.org/realms/staff.`;
    case "log-level-invalid":
      return `LOG_LEVEL is "${problem.value}"; it must be one of ${logLevels.join(", ")}.`;
    default:
      return assertNever(problem);
  }
}

const oidcVariables = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;

function parseOidc(env: Readonly<Record<string, string | undefined>>): Result<OidcProvider | undefined, ConfigProblem> {
  if (oidcVariables.every((name) => !env[name])) return ok(undefined);
  const missing = [...oidcVariables, "PUBLIC_URL" as const].find((name) => !env[name]);
  if (missing) return err({ code: "oidc-incomplete", missing });
  const { OIDC_ISSUER: issuer = "", OIDC_CLIENT_ID: clientId = "", OIDC_CLIENT_SECRET: clientSecret = "" } = env;
  if (!isIssuer(issuer)) return err({ code: "oidc-issuer-invalid", value: issuer });
  return ok({ id: "oidc", name: env.OIDC_NAME || new URL(issuer).hostname, issuer, clientId, clientSecret });
}

/** Plain http only to this machine, for trying things out. */
function isIssuer(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === "https:" || (protocol === "http:" && (hostname === "localhost" || hostname === "127.0.0.1"));
}

function parseTls(certPath: string | undefined, keyPath: string | undefined): Result<Config["tls"], ConfigProblem> {
  if (!certPath && !keyPath) return ok(undefined);
  if (!certPath) return err({ code: "tls-incomplete", missing: "TLS_CERT" });
  if (!keyPath) return err({ code: "tls-incomplete", missing: "TLS_KEY" });
  const cert = readPem("TLS_CERT", certPath);
  const key = readPem("TLS_KEY", keyPath);
  if (!cert.ok) return cert;
  if (!key.ok) return key;
  return ok({ cert: cert.value, key: key.value });
}

function readPem(variable: "TLS_CERT" | "TLS_KEY", path: string): Result<string, ConfigProblem> {
  const unreadable = (cause: string) => err({ code: "tls-unreadable" as const, variable, path, cause });
  try {
    const text = readFileSync(path, "utf8");
    return text.includes("-----BEGIN ") ? ok(text) : unreadable("it is not a PEM file");
  } catch (error) {
    return unreadable(error instanceof Error ? error.message : String(error));
  }
}

function originOf(value: string): string | undefined {
  if (!URL.canParse(value)) return undefined;
  const { protocol, origin, href } = new URL(value);
  return (protocol === "http:" || protocol === "https:") && href === `${origin}/` ? origin : undefined;
}

function isAddressRange(value: string): boolean {
  const [address = "", prefix, ...rest] = value.split("/");
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return rest.length === 0 && bits > 0 && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits));
}
