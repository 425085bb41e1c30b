import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiClient, createApiClient, joinCodeFrom, password, signedInAdministrator } from "../../../tests/support/api-client.ts";
import { type ApiServer, startApiServer } from "../../../tests/support/api-server.ts";
import { type OidcProviderServer, startOidcProvider } from "../../../tests/support/oidc-provider.ts";

const publicUrl = "https://learn.example.org";
let provider: OidcProviderServer;
let server: ApiServer;
let administrator: ApiClient;

beforeAll(async () => {
  provider = await startOidcProvider({ id: "concord", secret: "s3cret" });
  const oidc = { id: "oidc", name: "Ministry", issuer: provider.issuer, clientId: "concord", clientSecret: "s3cret" };
  server = await startApiServer({ config: { publicUrl, oidc } });
  administrator = await signedInAdministrator(server);
});
afterAll(async () => {
  await server.close();
  await provider.close();
});

const browser = () => createApiClient(server.app, { origin: publicUrl });

/** Goes to the provider and back, as a browser does; the answer to the last step. */
async function signInThere(client: ApiClient, to = "/fr/record") {
  const away = await client.get(`sign-in/provider/oidc?to=${encodeURIComponent(to)}`);
  expect(away.statusCode).toBe(302);
  const back = await fetch(String(away.headers.location), { redirect: "manual" });
  const { pathname, search, origin } = new URL(back.headers.get("location") ?? "");
  expect([origin, pathname]).toEqual([publicUrl, "/api/sign-in/provider/callback/oidc"]);
  return client.get(pathname + search);
}

describe("signing in with a ministry's provider", () => {
  it("is offered, makes a learner the first time, and finds them again", async () => {
    provider.person = { sub: "p-1", name: "Chidi Okafor", email: "chidi@gov.example", email_verified: true };
    const client = browser();
    expect((await client.get("session")).json().server.signIn.providers).toEqual([{ id: "oidc", name: "Ministry" }]);
    const back = await signInThere(client);
    expect([back.statusCode, back.headers.location]).toEqual([302, "/fr/record"]);
    const { account } = (await client.get("session")).json();
    expect(account).toEqual({
      id: expect.any(String),
      tenant: "default",
      name: "Chidi Okafor",
      email: "chidi@gov.example",
      role: "learner",
      hasPassword: false,
      hasTwoFactor: false,
    });
    const again = browser();
    await signInThere(again);
    expect((await again.get("session")).json().account.id).toBe(account.id);
    expect(
      await server.services.db.kysely
        .selectFrom("credentials")
        .select(["access_token", "id_token"])
        .where("provider", "=", "oidc")
        .execute(),
    ).toEqual([{ access_token: null, id_token: null }]);
  });

  it("takes people without an address", async () => {
    provider.person = { sub: "p-2", name: "No Address" };
    const client = browser();
    await signInThere(client);
    const { account } = (await client.get("session")).json();
    expect(account).toMatchObject({ name: "No Address" });
    expect(account).not.toHaveProperty("email");
  });

  it.each([undefined, "", 7])("makes nobody of a token whose subject is %j", async (sub) => {
    provider.person = { sub, name: "Nobody", email: "nobody@gov.example", email_verified: true };
    const client = browser();
    await signInThere(client);
    expect((await client.get("session")).json().account).toBeNull();
    const { rows } = await sql`select id from accounts where email = 'nobody@gov.example'`.execute(server.services.db.kysely);
    expect(rows).toEqual([]);
  });

  it("does not open an account that has the same address here", async () => {
    const joinCode = await joinCodeFrom(administrator);
    await createApiClient(server.app).post("sign-up", { joinCode, name: "Local", userName: "local", password, email: "local@gov.example" });
    provider.person = { sub: "p-3", name: "Namesake", email: "local@gov.example", email_verified: true };
    const client = browser();
    const back = await signInThere(client);
    expect(back.headers.location).toBe("/fr/record?error=account_not_linked");
    expect((await client.get("session")).json().account).toBeNull();
  });

  it("believes no token that the provider's published key did not sign", async () => {
    provider.person = { sub: "p-4", name: "Forged", email: "forged@gov.example", email_verified: true };
    provider.isForged = true;
    const client = browser();
    const back = await signInThere(client);
    provider.isForged = false;
    expect(back.headers.location).toMatch(/^\/fr\/record\?error=/);
    expect((await client.get("session")).json().account).toBeNull();
  });

  it("answers a way back that this browser did not begin without a session", async () => {
    provider.person = { sub: "p-1", name: "Chidi Okafor", email: "chidi@gov.example", email_verified: true };
    const begun = await browser().get("sign-in/provider/oidc");
    const back = await fetch(String(begun.headers.location), { redirect: "manual" });
    const { pathname, search } = new URL(back.headers.get("location") ?? "");
    const victim = browser();
    expect((await victim.get(pathname + search)).statusCode).toBe(302);
    expect((await victim.get("session")).json().account).toBeNull();
    for (const query of ["", "?state=x", "?code=x", "?state=x&code=y&error=z"])
      expect((await victim.get(`sign-in/provider/callback/oidc${query}`)).statusCode).toBe(302);
  });

  it("leads nowhere but back to us, and to no provider that is not set up", async () => {
    for (const to of ["https://evil.example.org", "//evil.example.org", "/\\evil.example.org", "javascript:alert(1)"])
      expect([to, (await browser().get(`sign-in/provider/oidc?to=${encodeURIComponent(to)}`)).statusCode]).toEqual([to, 422]);
    expect((await browser().get("sign-in/provider/google")).statusCode).toBe(404);
  });

  it("refuses an account that was disabled", async () => {
    provider.person = { sub: "p-1", name: "Chidi Okafor", email: "chidi@gov.example", email_verified: true };
    const { items } = (await administrator.get("admin/accounts?search=chidi")).json();
    await administrator.post(`admin/accounts/${items[0].id}/disable`);
    const client = browser();
    await signInThere(client);
    expect((await client.get("session")).json().account).toBeNull();
  });

  it("never failed on the way", () => {
    expect(server.errors).toEqual([]);
  });
});
