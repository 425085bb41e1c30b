import { beforeAll, expect, it } from "vitest";
import { type ApiClient, createApiClient, joinCodeFrom, signedInAdministrator, signedUp } from "../../../tests/support/api-client.ts";
import { onEachApiServer } from "../../../tests/support/api-server.ts";
import { notedStatement } from "../../../tests/support/noted-statement.ts";

const room = "http://laptop.lan:8080";
const codeOf = (response: { json(): { problem?: { code?: string } } }) => response.json().problem?.code;

onEachApiServer("a workshop over plain http", (server) => {
  let administrator: ApiClient;
  let joinCode: string;
  beforeAll(async () => {
    administrator = await signedInAdministrator(server());
    joinCode = await joinCodeFrom(administrator, { role: "learner", workshop: true, cohort: "Room 4" });
  });
  const guest = (address = "192.0.2.20") => createApiClient(server().app, { origin: room, address });

  it("takes a name and a PIN, keeps what is learnt, and knows the person again on another device", async () => {
    const client = guest();
    const joined = await client.post("workshop/join", { joinCode: joinCode.toUpperCase(), name: " Fatou  Diop ", pin: "2468" });
    expect(joined.json().account).toMatchObject({ name: "Fatou Diop", role: "learner", workshop: true, hasPassword: false });
    expect(String(joined.headers["set-cookie"])).toMatch(/^concord\.session_token=.*HttpOnly; SameSite=Lax$/);
    const { id } = joined.json().account;
    const statement = notedStatement("from the room");
    const pushed = await client.post("sync/push", { epoch: null, learner: id, statements: [statement] });
    expect(pushed.json()).toMatchObject({ acked: [statement.id], rejected: [] });

    const other = guest();
    const back = await other.post("workshop/join", { joinCode, name: "fatou diop", pin: "2468" });
    expect(back.json().account.id).toBe(id);
    expect((await other.get(`sync/pull?learner=${id}&cursor=1`)).json().records).toMatchObject([
      { lseq: 2, statement: { id: statement.id } },
    ]);
    expect((await other.get("session")).json()).toMatchObject({
      account: { id },
      server: { isSecure: false, signIn: { password: false, passkey: false } },
    });
  });

  it("knows code and PIN in the digits of an Arabic or a Chinese keyboard", async () => {
    const arabic = (text: string) => text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x0660 + Number(digit)));
    const { id } = (await guest().post("workshop/join", { joinCode: arabic(joinCode), name: "هدى", pin: "٢٤٦٨" })).json().account;
    for (const pin of ["2468", "۲۴۶۸", "２４６８"])
      expect([pin, (await guest().post("workshop/join", { joinCode, name: "هدى", pin })).json().account.id]).toEqual([pin, id]);
    expect(codeOf(await guest().post("workshop/join", { joinCode, name: "هدى", pin: "٢٤٦٩" }))).toBe("pin-wrong");
  });

  it("lets nobody in under another's name with another PIN, and slows guessing down", async () => {
    await guest().post("workshop/join", { joinCode, name: "Omar", pin: "1357" });
    const guesser = guest("192.0.2.66");
    const guesses = [];
    for (let pin = 1000; pin < 1012; pin++) guesses.push(await guesser.post("workshop/join", { joinCode, name: "Omar", pin: String(pin) }));
    expect(guesses.map(codeOf)).toEqual([...Array(10).fill("pin-wrong"), "too-often", "too-often"]);
    expect((await guest("192.0.2.67").post("workshop/join", { joinCode, name: "Omar", pin: "1357" })).statusCode).toBe(200);
  });

  it("makes one learner of a name that two devices choose at once", async () => {
    const answers = await Promise.all(
      ["1111", "2222", "1111"].map((pin) => guest().post("workshop/join", { joinCode, name: "Twin", pin })),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 200).length).toBeGreaterThan(0);
    const { items } = (await administrator.get("admin/accounts?search=twin")).json();
    expect(items).toHaveLength(1);
  });

  it("knows no code of accounts and no code that is unknown", async () => {
    for (const unknown of [await joinCodeFrom(administrator), "zzzz-zzzz"])
      expect(codeOf(await guest().post("workshop/join", { joinCode: unknown, name: "N", pin: "1234" }))).toBe("join-code-unknown");
    expect((await guest().post("workshop/join", { joinCode, name: "N", pin: "12" })).statusCode).toBe(422);
    const trainers = await administrator.post("admin/join-codes", { role: "trainer", workshop: true });
    expect(codeOf(trainers)).toBe("workshop-is-for-learners");
  });

  it("does not serve an ordinary account there: its cookie is refused", async () => {
    const account = await signedUp(server().app, await joinCodeFrom(administrator), "careless");
    const client = guest();
    for (const [name, value] of account.cookies) client.cookies.set(name, value);
    const { id } = (await account.get("session")).json().account;
    expect(codeOf(await client.get(`sync/pull?learner=${id}`))).toBe("insecure-origin");
    expect((await client.get("session")).json().account).toBeNull();
  });

  it("opens no account by the sign-in for passwords", async () => {
    await guest().post("workshop/join", { joinCode, name: "Pin", pin: "8642" });
    const client = createApiClient(server().app);
    expect((await client.post("sign-in", { user: "workshop:default:pin", password: "8642" })).statusCode).toBe(422);
  });

  it("gives a new PIN by an administrator, which ends the sessions", async () => {
    const client = guest();
    const { id } = (await client.post("workshop/join", { joinCode, name: "Forgot", pin: "4321" })).json().account;
    const { oneTimePassword: pin } = (await administrator.post(`admin/accounts/${id}/password`)).json();
    expect(pin).toMatch(/^\d{6}$/);
    expect((await client.get("session")).json().account).toBeNull();
    expect(codeOf(await guest().post("workshop/join", { joinCode, name: "Forgot", pin: "4321" }))).toBe("pin-wrong");
    expect((await guest().post("workshop/join", { joinCode, name: "Forgot", pin })).json().account.id).toBe(id);
  });

  it("shows the projector where to go and the newest code", async () => {
    const shown = (await administrator.get("workshop")).json();
    expect(shown).toEqual({ addresses: [{ url: "http://192.0.2.7:8080/join", qr: expect.stringMatching(/^<svg/) }], joinCode });
  });

  it("brings somebody who comes back with the code of another cohort into it, signed in or not, and takes one use for it", async () => {
    const returning = guest();
    const { id } = (await returning.post("workshop/join", { joinCode, name: "Idris", pin: "1470" })).json().account;
    const codeFor = (cohort: string) => joinCodeFrom(administrator, { role: "learner", workshop: true, cohort, maxUses: 1 });
    const [evening, weekend] = [await codeFor("Evening"), await codeFor("Weekend")];
    for (let time = 0; time < 2; time++) {
      const back = await guest().post("workshop/join", { joinCode: evening, name: "Idris", pin: "1470" });
      expect([time, back.json().account.id]).toEqual([time, id]);
    }
    expect((await returning.post("join", { joinCode: weekend })).json().cohort.name).toBe("Weekend");
    const cohorts = await server()
      .services.db.kysely.selectFrom("enrolments")
      .innerJoin("cohorts", "cohorts.id", "enrolments.cohort")
      .select("cohorts.name")
      .where("learner", "=", id)
      .orderBy("cohorts.name")
      .execute();
    expect(cohorts.map(({ name }) => name)).toEqual(["Evening", "Room 4", "Weekend"]);
    const { items } = (await administrator.get("admin/join-codes")).json();
    const used = items.filter(({ maxUses }: { maxUses: number | null }) => maxUses === 1);
    expect(used.map(({ uses }: { uses: number }) => uses)).toEqual([1, 1]);
  });

  it("brings nobody into a cohort with a wrong PIN", async () => {
    await guest().post("workshop/join", { joinCode, name: "Sara", pin: "1470" });
    const other = await joinCodeFrom(administrator, { role: "learner", workshop: true, cohort: "Night", maxUses: 1 });
    expect(codeOf(await guest().post("workshop/join", { joinCode: other, name: "Sara", pin: "1471" }))).toBe("pin-wrong");
    const { items } = (await administrator.get("admin/join-codes")).json();
    expect(items.find(({ code }: { code: string }) => code === other).uses).toBe(0);
  });

  it("never failed on the way", () => {
    expect(server().errors).toEqual([]);
  });
});
