import { beforeAll, expect, it } from "vitest";
import {
  type ApiClient,
  createApiClient,
  joinCodeFrom,
  password,
  signedInAdministrator,
  signedUp,
} from "../../../tests/support/api-client.ts";
import { onEachApiServer } from "../../../tests/support/api-server.ts";
import { oneTimeCode } from "../../../tests/support/one-time-code.ts";
import { createSoftwareAuthenticator } from "../../../tests/support/software-authenticator.ts";

const codeOf = (response: { json(): { problem?: { code?: string } } }) => response.json().problem?.code;

onEachApiServer("second factors", (server) => {
  let administrator: ApiClient;
  let joinCode: string;
  beforeAll(async () => {
    administrator = await signedInAdministrator(server());
    joinCode = await joinCodeFrom(administrator);
  });

  /** An account with an authenticator app. */
  async function withApp(userName: string) {
    const client = await signedUp(server().app, joinCode, userName);
    const started = (await client.post("account/two-factor/start", { password })).json();
    const secret = new URL(started.uri).searchParams.get("secret") ?? "";
    expect(decodeURIComponent(started.uri)).toContain(`Concord:${userName}`);
    expect(started.qr).toMatch(/^<svg/);
    expect((await client.get("session")).json().account.hasTwoFactor).toBe(false);
    expect(codeOf(await client.post("account/two-factor/confirm", { code: "000000" }))).toBe("code-wrong");
    expect((await client.post("account/two-factor/confirm", { code: oneTimeCode(secret, Date.now()) })).statusCode).toBe(204);
    expect((await client.get("session")).json().account.hasTwoFactor).toBe(true);
    return { client, secret, backupCodes: started.backupCodes as string[] };
  }

  it("is asked for after the password: no session before it", async () => {
    const { secret } = await withApp("careful");
    const device = createApiClient(server().app);
    expect((await device.post("sign-in", { user: "careful", password })).json()).toEqual({ needs: "second-factor" });
    expect((await device.get("session")).json().account).toBeNull();
    expect(codeOf(await device.post("sign-in/second-factor", { code: "000000" }))).toBe("second-factor-wrong");
    const opened = await device.post("sign-in/second-factor", { code: oneTimeCode(secret, Date.now()) });
    expect(opened.json().account).toMatchObject({ userName: "careful", hasTwoFactor: true });
    expect((await device.get("account/sessions")).statusCode).toBe(200);
  });

  it("may be typed as the app shows it, in two halves, and in Arabic digits", async () => {
    const { secret } = await withApp("layla");
    for (const typed of [
      (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`,
      (code: string) => code.replace(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit))),
    ]) {
      const device = createApiClient(server().app);
      await device.post("sign-in", { user: "layla", password });
      const code = typed(oneTimeCode(secret, Date.now()));
      expect([code, (await device.post("sign-in/second-factor", { code })).statusCode]).toEqual([code, 200]);
    }
  });

  it("may be a back-up code, once", async () => {
    const { backupCodes } = await withApp("forgetful");
    const [code = ""] = backupCodes;
    expect(backupCodes).toHaveLength(10);
    for (const expected of [200, 401]) {
      const device = createApiClient(server().app);
      await device.post("sign-in", { user: "forgetful", password });
      expect((await device.post("sign-in/second-factor", { code })).statusCode).toBe(expected);
    }
  });

  it("cannot be guessed: a challenge ends after five codes", async () => {
    const { secret } = await withApp("attacked");
    const device = createApiClient(server().app);
    await device.post("sign-in", { user: "attacked", password });
    for (let guess = 0; guess < 5; guess++) await device.post("sign-in/second-factor", { code: "000000" });
    const late = await device.post("sign-in/second-factor", { code: oneTimeCode(secret, Date.now()) });
    expect([late.statusCode, codeOf(late)]).toEqual([401, "second-factor-expired"]);
  });

  it("is turned off with the password, or by an administrator's reset, which also ends the sessions", async () => {
    const { client } = await withApp("leaver");
    expect(codeOf(await client.post("account/two-factor/disable", { password: "wrong" }))).toBe("password-wrong");
    expect((await client.post("account/two-factor/disable", { password })).statusCode).toBe(204);
    expect((await client.get("session")).json().account.hasTwoFactor).toBe(false);

    const lost = await withApp("lost");
    const { id } = (await lost.client.get("session")).json().account;
    const { oneTimePassword } = (await administrator.post(`admin/accounts/${id}/password`)).json();
    expect((await lost.client.get("session")).json().account).toBeNull();
    const device = createApiClient(server().app);
    expect((await device.post("sign-in", { user: "lost", password: oneTimePassword })).json()).toEqual({ needs: "new-password" });
    const renewed = await device.post("sign-in", { user: "lost", password: oneTimePassword, newPassword: "a quite new password" });
    expect(renewed.json().account).toMatchObject({ userName: "lost", hasTwoFactor: false });
    expect((await createApiClient(server().app).post("sign-in", { user: "lost", password: oneTimePassword })).statusCode).toBe(401);
  });

  it("is not needed with a passkey, which signs in by itself; a replayed answer does not", async () => {
    const { client } = await withApp("modern");
    const authenticator = createSoftwareAuthenticator();
    const options = (await client.post("account/passkeys/options")).json();
    expect(options).toMatchObject({ rp: { id: "localhost" }, user: { name: "modern" } });
    const added = await client.post("account/passkeys", { response: authenticator.register(options, client.origin), name: "Laptop" });
    expect([added.statusCode, added.json().name]).toEqual([201, "Laptop"]);
    expect((await client.get("account/passkeys")).json().items).toEqual(
      [added.json()].map((item) => ({ ...item, createdAt: expect.any(String) })),
    );

    const device = createApiClient(server().app);
    const response = authenticator.signIn((await device.post("sign-in/passkey/options")).json(), device.origin);
    expect((await device.post("sign-in/passkey", { response })).json().account).toMatchObject({ userName: "modern" });
    const replayer = createApiClient(server().app);
    await replayer.post("sign-in/passkey/options");
    expect((await replayer.post("sign-in/passkey", { response })).statusCode).toBe(401);

    const elsewhere = createApiClient(server().app);
    const phished = authenticator.signIn((await elsewhere.post("sign-in/passkey/options")).json(), "https://evil.example.org");
    expect((await elsewhere.post("sign-in/passkey", { response: phished })).statusCode).toBe(401);

    expect((await administrator.delete(`account/passkeys/${added.json().id}`)).statusCode).toBe(404);
    expect((await client.delete(`account/passkeys/${added.json().id}`)).statusCode).toBe(204);
    const gone = createApiClient(server().app);
    const last = authenticator.signIn((await gone.post("sign-in/passkey/options")).json(), gone.origin);
    expect((await gone.post("sign-in/passkey", { response: last })).statusCode).toBe(401);
  });

  it("passkeys go with an administrator's reset", async () => {
    const { client } = await withApp("intruded");
    const intruder = createSoftwareAuthenticator();
    const options = (await client.post("account/passkeys/options")).json();
    await client.post("account/passkeys", { response: intruder.register(options, client.origin), name: "Somebody else's" });
    const { id } = (await client.get("session")).json().account;
    expect((await administrator.post(`admin/accounts/${id}/password`)).statusCode).toBe(200);
    const device = createApiClient(server().app);
    const response = intruder.signIn((await device.post("sign-in/passkey/options")).json(), device.origin);
    expect((await device.post("sign-in/passkey", { response })).statusCode).toBe(401);
  });

  it("passkeys are off under a name that they are not bound to", async () => {
    const client = createApiClient(server().app, { origin: "http://127.0.0.1:8080" });
    expect(codeOf(await client.post("sign-in/passkey/options"))).toBe("passkeys-off");
    expect((await client.get("session")).json().server.signIn.passkey).toBe(false);
  });

  it("never failed on the way", () => {
    expect(server().errors).toEqual([]);
  });
});
