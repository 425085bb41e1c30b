import { expect, it } from "vitest";
import { joinCodeFrom, signedInAdministrator, signedUp } from "../../../tests/support/api-client.ts";
import { onEachApiServer } from "../../../tests/support/api-server.ts";
import { joinWithCode } from "./join-codes.ts";

onEachApiServer("a join code, for somebody with an account", (server) => {
  it("leaves them the role that they have by now, when it was lowered while they joined", async () => {
    const administrator = await signedInAdministrator(server());
    const client = await signedUp(server().app, await joinCodeFrom(administrator, { role: "trainer" }), "lowered");
    const { account } = (await client.get("session")).json();
    const code = await joinCodeFrom(administrator, { role: "learner", cohort: "Dakar" });
    expect((await administrator.post(`admin/accounts/${account.id}/role`, { role: "learner" })).statusCode).toBe(204);
    const joined = await joinWithCode(server().services, account, code);
    expect(joined).toMatchObject({ ok: true, value: { account: { role: "learner" }, cohort: { name: "Dakar" } } });
  });
});
