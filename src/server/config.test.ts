import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { configMessage, parseConfig } from "./config.ts";

const fixture = (name: string) => fileURLToPath(new URL(`../../tests/fixtures/tls/${name}`, import.meta.url));
const cert = fixture("localhost-cert.pem");
const key = fixture("localhost-key.pem");

describe("parseConfig", () => {
  it("needs no variable at all", () => {
    expect(parseConfig({})).toEqual({
      ok: true,
      value: { port: 8080, host: "127.0.0.1", dataDir: resolve("data"), trustedProxies: [], logLevel: "warn" },
    });
  });

  it("takes an empty variable for an absent one", () => {
    const empty = { PORT: "", HOST: "", DATA_DIR: "", TLS_CERT: "", TLS_KEY: "", PUBLIC_URL: "", TRUSTED_PROXY: "" };
    expect(parseConfig(empty)).toEqual(parseConfig({}));
  });

  it("reads every variable", () => {
    const env = {
      PORT: "443",
      HOST: "0.0.0.0",
      DATA_DIR: "/srv/concord",
      TLS_CERT: cert,
      TLS_KEY: key,
      PUBLIC_URL: "https://learn.example.org/",
      TRUSTED_PROXY: "10.0.0.0/8, 2001:db8::1",
      DATABASE_URL: "postgres://concord@db/concord",
      OIDC_ISSUER: "https://login.example.org/realms/staff",
      OIDC_CLIENT_ID: "concord",
      OIDC_CLIENT_SECRET: "s3cret",
      LOG_LEVEL: "info",
    };
    expect(parseConfig(env)).toMatchObject({
      ok: true,
      value: {
        port: 443,
        host: "0.0.0.0",
        dataDir: resolve("/srv/concord"),
        tls: { cert: expect.stringContaining("BEGIN CERTIFICATE"), key: expect.stringContaining("PRIVATE KEY") },
        publicUrl: "https://learn.example.org",
        trustedProxies: ["10.0.0.0/8", "2001:db8::1"],
        databaseUrl: "postgres://concord@db/concord",
        oidc: {
          id: "oidc",
          name: "login.example.org",
          issuer: "https://login.example.org/realms/staff",
          clientId: "concord",
          clientSecret: "s3cret",
        },
        logLevel: "info",
      },
    });
  });

  for (const [env, code] of [
    [{ PORT: "eighty" }, "port-invalid"],
    [{ PORT: "65536" }, "port-invalid"],
    [{ PORT: "-1" }, "port-invalid"],
    [{ TLS_CERT: cert }, "tls-incomplete"],
    [{ TLS_KEY: key }, "tls-incomplete"],
    [{ TLS_CERT: cert, TLS_KEY: "/nowhere/key.pem" }, "tls-unreadable"],
    [{ TLS_CERT: fixture("../../../package.json"), TLS_KEY: key }, "tls-unreadable"],
    [{ PUBLIC_URL: "learn.example.org" }, "public-url-invalid"],
    [{ PUBLIC_URL: "ftp://learn.example.org" }, "public-url-invalid"],
    [{ PUBLIC_URL: "https://learn.example.org/app" }, "public-url-invalid"],
    [{ TRUSTED_PROXY: "proxy.example.org" }, "trusted-proxy-invalid"],
    [{ TRUSTED_PROXY: "10.0.0.0/33" }, "trusted-proxy-invalid"],
    [{ TRUSTED_PROXY: "10.0.0.1,yes" }, "trusted-proxy-invalid"],
    [{ DATABASE_URL: "mysql://db" }, "database-url-invalid"],
    [{ OIDC_ISSUER: "https://login.example.org" }, "oidc-incomplete"],
    [
      { PUBLIC_URL: "https://learn.example.org", OIDC_ISSUER: "http://login.example.org", OIDC_CLIENT_ID: "c", OIDC_CLIENT_SECRET: "s" },
      "oidc-issuer-invalid",
    ],
    [{ LOG_LEVEL: "loud" }, "log-level-invalid"],
  ] as const) {
    it(`refuses ${JSON.stringify(env)} with ${code} and a sentence that names the variable`, () => {
      const config = parseConfig(env);
      if (config.ok) throw new Error("was accepted");
      expect(config.error.code).toBe(code);
      expect(configMessage(config.error)).toMatch(/^(PORT|TLS_CERT|TLS_KEY|PUBLIC_URL|TRUSTED_PROXY|DATABASE_URL|OIDC_[A-Z_]+|LOG_LEVEL) /);
    });
  }
});
