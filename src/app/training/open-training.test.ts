import { afterEach, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import type { TrainerChange } from "#offline/training/trainer-change.ts";
import { parseCohortDetail } from "#sync/parse-cohort-answers.ts";
import { ModelCohorts } from "../../../tests/support/model-cohorts.ts";
import { TestDisk, testIds } from "../../../tests/support/test-device.ts";
import { ModelServer } from "../../../tests/sync/model-server.ts";
import { cohortNow } from "./cohort-now.ts";
import { openTraining } from "./open-training.ts";
import type { Training } from "./training.ts";

const owner = "t1";
const cohort = "c";
const path = `cohorts/${cohort}`;
const cohorts = new ModelCohorts();
const disk = new TestDisk();
/** As fine as a server's answer is late: every look at it is a millisecond on. */
const clock = { ms: 1_700_000_000_000, now: () => clock.ms++ };

beforeEach(() => {
  const api = new ModelServer();
  api.roles.set(owner, "trainer");
  const session = api.fetch({ account: owner });
  vi.stubGlobal("fetch", (async (input, init) => {
    const url = new URL(String(input), "http://localhost");
    return url.pathname.startsWith("/api/cohorts") ? cohorts.answer(url, init) : session(input, init);
  }) as typeof fetch);
});
afterEach(() => vi.unstubAllGlobals());

const renamed = (id: string, name: string, version: number): TrainerChange => ({
  kind: "group",
  cohort,
  id,
  body: { version, name, members: [] },
});

/** A tab with the cohort on its screen as it was read first, and every state of its groups since. */
async function openTab(firstId: number) {
  const training = openTraining({ db: await disk.open(), clock, ids: testIds(firstId) }, owner);
  let read = await readIn(training);
  const seen: string[] = [];
  const look = () => seen.push(namesOf(cohortNow(cohort, read.value, training.state().changes ?? [])?.groups));
  training.begin();
  training.subscribe(look);
  const readAgain = async () => {
    read = await readIn(training);
    training.shown(path, read);
    look();
  };
  return { training, seen, readAgain };
}
async function readIn(training: Training) {
  const asked = await training.ask(path, parseCohortDetail);
  if (!asked.ok) throw new Error(asked.error.code);
  return asked.value;
}
const namesOf = (groups: readonly { readonly name: string }[] = []) => groups.map(({ name }) => name).join();

it("a second tab does not go back to what was while it waits for the answer that the first has read", async () => {
  cohorts.add(cohort).groups.set("g", { version: 1, body: { version: 1, name: "Tuesday", members: [] } });
  const [first, second] = [await openTab(1), await openTab(1000)];
  await first.training.change(renamed("g", "Monday", 2));
  await vi.waitFor(() => expect(first.training.state().changes).toMatchObject([{ takenAtMs: expect.any(Number) }]));
  await vi.waitFor(() => expect(second.seen).toContain("Monday"));
  const { taken } = second.training.state();
  await first.readAgain();
  await vi.waitFor(() => expect(first.training.state().changes).toEqual([]));
  await first.training.change(renamed("h", "Friday", 1));
  await vi.waitFor(() => expect(second.seen).toContain("Monday,Friday"));
  expect(second.seen.slice(second.seen.indexOf("Monday"))).not.toContain("Tuesday");
  expect(second.seen).not.toContain("Tuesday,Friday");
  await vi.waitFor(() => expect(second.training.state().taken).toBeGreaterThan(taken));

  await first.readAgain();
  await vi.waitFor(() => expect(first.training.state().changes).toEqual([]));
  await second.readAgain();
  expect(second.training.state().changes).toEqual([]);
  expect(second.seen.at(-1)).toBe("Monday,Friday");
});

it("gives at once what was read last, and keeps it when it was shown", async () => {
  cohorts.add(cohort).groups.set("g", { version: 1, body: { version: 1, name: "Tuesday", members: [] } });
  const db = await disk.open();
  const training = openTraining({ db, clock, ids: testIds(1) }, owner);
  const first = await readIn(training);
  training.shown(path, first);
  await vi.waitFor(async () => expect(await db.answers.get([owner, path])).toMatchObject({ readAtMs: first.readAtMs }));
  const second = await readIn(training);
  expect((await training.kept(path, parseCohortDetail))?.readAtMs).toBe(second.readAtMs);
  expect((await db.answers.get([owner, path]))?.readAtMs).toBe(first.readAtMs);
  training.shown(path, second);
  await vi.waitFor(async () => expect(await db.answers.get([owner, path])).toMatchObject({ readAtMs: second.readAtMs }));
});

it("does not keep what the server refuses before it was kept", async () => {
  cohorts.add(cohort);
  const db = await disk.open();
  const training = openTraining({ db, clock, ids: testIds(1) }, owner);
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  await readIn(training);
  vi.stubGlobal("fetch", async () => Response.json({ problem: { code: "not-found" } }, { status: 404 }));
  expect(await training.ask(path, parseCohortDetail)).toMatchObject({ error: { code: "not-found" } });
  vi.runAllTimers(); // what was never shown is kept about now
  expect(await training.kept(path, parseCohortDetail)).toBeUndefined();
  expect(await db.answers.get([owner, path])).toBeUndefined();
});
