import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { onEachApiServer } from "../../../tests/support/api-server.ts";
import { accountGuessLimits, codeGuessLimits, countGuess, forgiveGuess } from "./guess-limits.ts";

onEachApiServer("limits on guessing", (server) => {
  let rounds = 0;
  /** Names that no other test uses. */
  const fresh = (name: string): string => `${name}-${rounds}`;
  const guess = async (account: string, address: string) => (await countGuess(server().services, accountGuessLimits(account, address))).ok;
  /** How many of so many wrong guesses are looked at. */
  async function looked(times: number, account: string, address: string): Promise<number> {
    let count = 0;
    for (let each = 0; each < times; each++) if (await guess(account, address)) count++;
    return count;
  }

  it("stop one address, and keep neither the owner elsewhere nor others at that address out", async () => {
    rounds++;
    expect(await looked(320, fresh("victim"), "192.0.2.1")).toBe(10);
    expect(await guess(fresh("victim"), "192.0.2.2")).toBe(true);
    expect(await guess(fresh("classmate"), "192.0.2.1")).toBe(true);
  });

  it("stop an address that tries many names, and nobody who has those names", async () => {
    rounds++;
    let count = 0;
    for (let name = 0; name < 32; name++) count += await looked(12, fresh(`name ${name}`), "192.0.2.3");
    expect(count).toBe(300);
    for (const name of [0, 31]) expect(await guess(fresh(`name ${name}`), "192.0.2.4")).toBe(true);
  });

  it("stop guesses at one account from many addresses", async () => {
    rounds++;
    let count = 0;
    for (let address = 0; address < 12; address++) count += await looked(12, fresh("wanted"), `198.51.100.${address}`);
    expect(count).toBe(100);
    expect(await guess(fresh("another"), "198.51.100.11")).toBe(true);
  });

  it("count a right guess nowhere, also where many sign in at once", async () => {
    rounds++;
    const limits = accountGuessLimits(fresh("owner"), "192.0.2.9");
    for (let round = 0; round < 4; round++) {
      const counted = await Promise.all(Array.from({ length: 8 }, () => countGuess(server().services, limits)));
      expect(counted.every(({ ok }) => ok)).toBe(true);
      for (const _ of counted) await forgiveGuess(server().services, limits);
    }
    expect(await looked(12, fresh("owner"), "192.0.2.9")).toBe(10);
  });

  it("say how long to wait, and end with their window", async () => {
    rounds++;
    const { services, clock } = server();
    const limits = accountGuessLimits(fresh("patient"), "192.0.2.10");
    await looked(10, fresh("patient"), "192.0.2.10");
    clock.ms += 5 * 60_000;
    expect(await countGuess(services, limits)).toEqual({ ok: false, error: { code: "too-often", retryAfter: 600 } });
    clock.ms += 10 * 60_000 + 1;
    expect((await countGuess(services, limits)).ok).toBe(true);
  });

  describe("know whose address it is", () => {
    const cases: readonly (readonly [string, string, boolean])[] = [
      ["2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true],
      ["2001:db8:1:2::1", "2001:0DB8:0001:0002::", true],
      ["2001:db8:1:2::1", "2001:db8:1:3::1", false],
      ["2001:db8::5", "2001:db8:0:0:9::", true],
      ["::1:2:3:4:5", "0:0:0:1:9::", true],
      ["fe80::1%eth0", "fe80::2", true],
      ["64:ff9b::192.0.2.1", "64:ff9b::192.0.2.200", true],
      ["::ffff:192.0.2.1", "192.0.2.1", true],
      ["::ffff:192.0.2.1", "::ffff:192.0.2.2", false],
      ["192.0.2.1", "192.0.2.2", false],
    ];
    it.each(cases)("%s and %s: %s", (one, other, isSame) => {
      expect(codeGuessLimits(one)[0]?.subject === codeGuessLimits(other)[0]?.subject).toBe(isSame);
    });
  });

  it("refuse a guess only where as many were looked at, whatever the order", async () => {
    const bursts = fc.array(
      fc.record({
        account: fc.integer({ max: 2, min: 0 }),
        address: fc.integer({ max: 12, min: 0 }),
        times: fc.integer({ max: 12, min: 1 }),
      }),
      { minLength: 5, maxLength: 25 },
    );
    await fc.assert(
      fc.asyncProperty(bursts, async (list) => {
        rounds++;
        const held = new Map<string, number>();
        for (const { account, address, times } of list)
          for (let each = 0; each < times; each++) {
            const limits = accountGuessLimits(fresh(`account ${account}`), fresh(`address ${address}`));
            const isFree = limits.every(({ subject, max }) => (held.get(subject) ?? 0) < max);
            expect(await guess(fresh(`account ${account}`), fresh(`address ${address}`))).toBe(isFree);
            if (isFree) for (const { subject } of limits) held.set(subject, (held.get(subject) ?? 0) + 1);
          }
      }),
      { numRuns: 8 },
    );
  });
});
