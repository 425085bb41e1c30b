import { describe, expect, it } from "vitest";
import { TestDisk, testClock, testIds } from "../../../tests/support/test-device.ts";
import { createOneTab, type Locks } from "./one-tab.ts";

/** Web Locks as browsers have them: one holder, the others in a row. */
function webLocks(): Locks {
  let last: Promise<unknown> = Promise.resolve();
  const request = (_name: string, work: () => Promise<unknown>) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  return { request } as unknown as Locks;
}

/** Two tabs of one browser; each notes when its work begins and ends. */
async function twoTabs(locks: Locks | undefined) {
  const disk = new TestDisk();
  const clock = testClock();
  const log: string[] = [];
  const tab = async (name: string, first: number) => {
    const oneTab = createOneTab({ name: "concord-sync", locks, db: await disk.open(), clock, ids: testIds(first) });
    return (during: () => Promise<void>) =>
      oneTab(async () => {
        log.push(`${name} begins`);
        await during();
        log.push(`${name} ends`);
      });
  };
  return { clock, log, one: await tab("one", 1), two: await tab("two", 100) };
}
const nothing = async () => undefined;

describe("one tab at a time", () => {
  it("lets the second wait for its turn where there are Web Locks", async () => {
    const { log, one, two } = await twoTabs(webLocks());
    let second: Promise<boolean> | undefined;
    const first = one(async () => {
      second = two(nothing);
    });
    expect([await first, await second]).toEqual([true, true]);
    expect(log).toEqual(["one begins", "one ends", "two begins", "two ends"]);
  });
  it("turns the second away where there are none, and lets it in afterwards", async () => {
    const { log, one, two } = await twoTabs(undefined);
    let second: boolean | undefined;
    await one(async () => {
      second = await two(nothing);
    });
    expect([second, await two(nothing)]).toEqual([false, true]);
    expect(log).toEqual(["one begins", "one ends", "two begins", "two ends"]);
  });
  it("is free again after work that failed", async () => {
    const { one, two } = await twoTabs(undefined);
    await expect(one(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(await two(nothing)).toBe(true);
  });
  it.each([
    ["a tab that is gone", 120_000],
    ["a clock that was set back", -3_600_000],
  ])("is not held up for ever by %s", async (_, byMs) => {
    const { clock, one, two } = await twoTabs(undefined);
    let second: boolean | undefined;
    await one(async () => {
      clock.ms += byMs;
      second = await two(nothing);
    });
    expect(second).toBe(true);
  });
});
