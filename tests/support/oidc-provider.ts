import { createHash, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import fastify from "fastify";

/** A small OpenID Connect provider on this machine: code flow with PKCE, one person at a time. */
export interface OidcProviderServer {
  readonly issuer: string;
  /** Claims of the next person who signs in. */
  person: Readonly<Record<string, unknown>>;
  /** Signs tokens of the next sign-ins with a key that it does not publish. */
  isForged: boolean;
  close(): Promise<void>;
}

export async function startOidcProvider(client: { readonly id: string; readonly secret: string }): Promise<OidcProviderServer> {
  const app = fastify();
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const forger = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const codes = new Map<string, Record<string, string>>();
  const provider = { issuer: "", person: {} as Readonly<Record<string, unknown>>, isForged: false, close: () => app.close() };

  app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.get("/.well-known/openid-configuration", () => ({
    issuer: provider.issuer,
    authorization_endpoint: `${provider.issuer}/authorize`,
    token_endpoint: `${provider.issuer}/token`,
    jwks_uri: `${provider.issuer}/jwks`,
    id_token_signing_alg_values_supported: ["RS256"],
  }));
  app.get("/jwks", () => ({ keys: [{ ...keys.publicKey.export({ format: "jwk" }), kid: "k1", alg: "RS256", use: "sig" }] }));
  app.get<{ Querystring: Record<string, string> }>("/authorize", ({ query }, reply) => {
    const code = randomUUID();
    codes.set(code, query);
    return reply.redirect(`${query.redirect_uri}?${new URLSearchParams({ code, state: query.state ?? "", iss: provider.issuer })}`);
  });
  app.post<{ Body: Record<string, string> }>("/token", ({ body, headers }, reply) => {
    const asked = codes.get(body.code ?? "");
    codes.delete(body.code ?? "");
    const basic = Buffer.from(headers.authorization?.slice("Basic ".length) ?? "", "base64").toString();
    const isClient = basic === `${client.id}:${client.secret}` || (body.client_id === client.id && body.client_secret === client.secret);
    const challenge = createHash("sha256")
      .update(body.code_verifier ?? "")
      .digest("base64url");
    if (!asked || !isClient || challenge !== asked.code_challenge) return reply.code(400).send({ error: "invalid_grant" });
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: provider.issuer, aud: client.id, iat: now, exp: now + 300, nonce: asked.nonce, ...provider.person };
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const signed = `${part({ alg: "RS256", kid: "k1", typ: "JWT" })}.${part(claims)}`;
    const signature = createSign("RSA-SHA256")
      .update(signed)
      .sign((provider.isForged ? forger : keys).privateKey)
      .toString("base64url");
    return { access_token: randomUUID(), token_type: "Bearer", expires_in: 300, id_token: `${signed}.${signature}` };
  });
  provider.issuer = await app.listen({ port: 0, host: "127.0.0.1" });
  return provider;
}
