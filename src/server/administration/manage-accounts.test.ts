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

const codeOf = (response: { json(): { problem?: { code?: string } } }) => response.json().problem?.code;

onEachApiServer("administration", (server) => {
  let administrator: ApiClient;
  beforeAll(async () => {
    administrator = await signedInAdministrator(server());
  });
  const idOf = async (client: ApiClient): Promise<string> => (await client.get("session")).json().account.id;

  it("makes an account whose one-time password is replaced at the first sign-in", async () => {
    const made = await administrator.post("admin/accounts", { name: "Trainer", userName: "trainer", role: "trainer" });
    const { account, oneTimePassword } = made.json();
    expect(account).toMatchObject({ userName: "trainer", role: "trainer" });
    const client = createApiClient(server().app);
    expect((await client.post("sign-in", { user: "trainer", password: oneTimePassword })).json()).toEqual({ needs: "new-password" });
    expect((await client.get("session")).json().account).toBeNull();
    const same = await client.post("sign-in", { user: "trainer", password: oneTimePassword, newPassword: oneTimePassword });
    expect(same.json()).toEqual({ needs: "new-password" });
    const opened = await client.post("sign-in", { user: "trainer", password: oneTimePassword, newPassword: password });
    expect(opened.json().account).toMatchObject({ userName: "trainer", role: "trainer" });
    expect((await createApiClient(server().app).post("sign-in", { user: "trainer", password: oneTimePassword })).statusCode).toBe(401);
  });

  it("gives a one-time password a week", async () => {
    const { oneTimePassword } = (await administrator.post("admin/accounts", { name: "Late", userName: "late", role: "learner" })).json();
    const { clock, app } = server();
    clock.ms += 8 * 86_400_000;
    expect(codeOf(await createApiClient(app).post("sign-in", { user: "late", password: oneTimePassword }))).toBe(
      "one-time-password-expired",
    );
    clock.ms -= 8 * 86_400_000;
  });

  it("lets one of two set the password who use a one-time password at once", async () => {
    const { oneTimePassword } = (await administrator.post("admin/accounts", { name: "Raced", userName: "raced", role: "learner" })).json();
    const answers = await Promise.all(
      ["first new password", "second new password"].map((newPassword) =>
        createApiClient(server().app).post("sign-in", { user: "raced", password: oneTimePassword, newPassword }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401]);
  });

  it("shuts an account out at its next request, and lets it in again", async () => {
    const client = await signedUp(server().app, await joinCodeFrom(administrator), "shut");
    const id = await idOf(client);
    await administrator.post(`admin/accounts/${id}/disable`);
    expect((await client.get("account/sessions")).statusCode).toBe(401);
    const refused = await createApiClient(server().app).post("sign-in", { user: "shut", password });
    expect([refused.statusCode, codeOf(refused)]).toEqual([403, "account-disabled"]);
    await administrator.post(`admin/accounts/${id}/enable`);
    expect((await createApiClient(server().app).post("sign-in", { user: "shut", password })).statusCode).toBe(200);
  });

  it("changes a role from the next request on", async () => {
    const client = await signedUp(server().app, await joinCodeFrom(administrator), "promoted");
    const id = await idOf(client);
    expect((await client.get("admin/audit")).statusCode).toBe(403);
    await administrator.post(`admin/accounts/${id}/role`, { role: "administrator" });
    expect((await client.get("admin/audit")).statusCode).toBe(200);
    await client.post(`admin/accounts/${id}/role`, { role: "learner" });
    expect((await client.get("admin/audit")).statusCode).toBe(403);
  });

  it("keeps one of two administrators who remove each other at once", async () => {
    const first = await signedInAdministrator(server(), "duel-1", "duel");
    const second = await signedUp(server().app, await joinCodeFrom(first), "duel-2");
    const ids = [await idOf(first), await idOf(second)];
    await first.post(`admin/accounts/${ids[1]}/role`, { role: "administrator" });
    const answers = await Promise.all([first.post(`admin/accounts/${ids[1]}/disable`), second.post(`admin/accounts/${ids[0]}/disable`)]);
    expect(answers.map(({ statusCode }) => statusCode === 204).sort()).toEqual([false, true]);
  });

  it("finds accounts by any part of their names, page by page", async () => {
    const owner = await signedInAdministrator(server(), "pager", "pages");
    const joinCode = await joinCodeFrom(owner);
    const { services } = server();
    await signedUp(server().app, joinCode, "needle_50");
    const template = await services.db.kysely
      .selectFrom("accounts")
      .selectAll()
      .where("user_name", "=", "needle_50")
      .executeTakeFirstOrThrow();
    const many = Array.from({ length: 120 }, (_, index) => ({
      ...template,
      id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
      user_name: `hay-${index}`,
      name: `Hay ${index}`,
      email: `${index}@users.invalid`,
    }));
    await services.db.kysely.insertInto("accounts").values(many).execute();
    const names = new Set<string>();
    let cursor = "";
    do {
      const page = (await owner.get(`admin/accounts?${cursor && `cursor=${cursor}`}`)).json();
      for (const { id } of page.items) expect(names.has(id) || names.add(id)).toBeInstanceOf(Set);
      cursor = page.next ?? "";
    } while (cursor);
    expect(names.size).toBe(122);
    const never = `999999999999999_${template.id}`;
    expect((await owner.get(`admin/accounts?cursor=${never}`)).statusCode).toBe(422);
    const search = async (text: string) => (await owner.get(`admin/accounts?search=${encodeURIComponent(text)}`)).json().items.length;
    expect([await search("NEEDLE"), await search("_50"), await search("_"), await search("%y"), await search("hay-7")]).toEqual([
      1, 1, 1, 0, 11,
    ]);
  });

  it("writes down who did what", async () => {
    const { items } = (await administrator.get("admin/audit")).json();
    const actions = items.map(({ action }: { action: string }) => action);
    expect(actions).toEqual(
      expect.arrayContaining(["set-up", "account-created", "account-disabled", "account-enabled", "role-changed", "join-code-created"]),
    );
    expect(items.find(({ action }: { action: string }) => action === "set-up")).toMatchObject({ actor: { name: "Ada Administrator" } });
    const disabled = items.find(({ action }: { action: string }) => action === "account-disabled");
    const { items: people } = (await administrator.get("admin/accounts")).json();
    expect(disabled.subjectName).toBe(people.find(({ id }: { id: string }) => id === disabled.subject).name);
    expect(JSON.stringify(items)).not.toMatch(/password"|argon2/);
  });

  it("never failed on the way", () => {
    expect(server().errors).toEqual([]);
  });
});
