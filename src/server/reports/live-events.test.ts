import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RoomState } from "#sync/report-messages.ts";
import { reportCourses, reportPacks, versionOf } from "../../../tests/reports/report-course.ts";
import { type ApiServer, startApiServer } from "../../../tests/support/api-server.ts";
import { type CohortWorld, cohortWorld, expectStatus, type Person } from "../../../tests/support/cohort-world.ts";
import { statementAt } from "../../../tests/support/sync-fixtures.ts";
import { createLiveEvents } from "./live-events.ts";

const roomOf = (started: number): RoomState => ({ asOf: new Date().toISOString(), joined: 9, started, closed: [], items: [] });
const quick = { pollMs: 10, heartbeatMs: 60_000, onError: (error: unknown) => expect.fail(String(error)) };
const mayWatch = async () => true;

/** Everything a stream says until it ends. */
async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  let text = "";
  for await (const chunk of stream) text += chunk.toString();
  return text;
}
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await delay(5);
}

describe("live events", () => {
  it("look once for all who watch, and say what changed until the session ends", async () => {
    const events = createLiveEvents(quick);
    let [looks, started] = [0, 0];
    const read = async () => {
      looks += 1;
      started = Math.floor(looks / 3);
      return looks < 10 ? roomOf(started) : undefined;
    };
    const streams = await Promise.all([1, 2, 3].map(() => events.watch("s", read, mayWatch)));
    const texts = await Promise.all(streams.map(textOf));
    expect(looks).toBe(10);
    for (const text of texts) {
      expect(text.match(/"started":\d/g)).toEqual(['"started":0', '"started":1', '"started":2', '"started":3']);
      expect(text.endsWith("event: ended\ndata:\n\n")).toBe(true);
    }
    expect(events.followed()).toBe(0);
  });

  it("keep nothing for a watcher who does not read, and stop looking when the last one goes", async () => {
    const events = createLiveEvents(quick);
    let looks = 0;
    const large = "x".repeat(20_000);
    const read = async () => ({ ...roomOf(looks++), closed: [large] });
    const stream = await events.watch("s", read, mayWatch);
    await until(() => looks > 20);
    expect(stream.readableLength + stream.writableLength).toBeLessThan(80_000);
    stream.destroy();
    await until(() => events.followed() === 0);
  });

  it("ask again now and then whether somebody may still watch", async () => {
    const events = createLiveEvents({ ...quick, heartbeatMs: 20 });
    let isAllowed = true;
    const stream = await events.watch(
      "s",
      async () => roomOf(1),
      async () => isAllowed,
    );
    const text = textOf(stream);
    await delay(60);
    isAllowed = false;
    expect((await text).match(/event: room/g)?.length).toBeGreaterThan(1);
    await events.close();
  });

  it("outlive a look that fails", async () => {
    const errors: unknown[] = [];
    const events = createLiveEvents({ ...quick, onError: (error) => errors.push(error) });
    let looks = 0;
    const read = async () => {
      looks += 1;
      if (looks === 2) throw new Error("the database is away");
      return looks < 5 ? roomOf(looks) : undefined;
    };
    expect(await textOf(await events.watch("s", read, mayWatch))).toContain('"started":4');
    expect(errors).toHaveLength(1);
  });
});

describe("the projector's view", () => {
  let server: ApiServer;
  let world: CohortWorld;
  let trainer: Person;
  let base: string;
  beforeAll(async () => {
    server = await startApiServer({
      published: { packs: reportPacks, courses: reportCourses },
      live: { pollMs: 20, heartbeatMs: 50 },
    });
    await server.app.listen({ port: 0, host: "localhost" });
    base = `http://localhost:${(server.app.server.address() as AddressInfo).port}`;
    world = await cohortWorld(server);
    trainer = await world.trainer();
  }, 60_000);
  afterAll(() => server.close());

  async function watched(confidential: boolean, watcher = trainer.client) {
    const cohort = await world.cohort(trainer, { confidential });
    await world.assign(cohort, trainer, { work: { course: "essentials" } });
    const learner = await world.learner("Amina");
    await world.join(cohort, trainer, learner);
    const live = expectStatus(await trainer.client.post(`cohorts/${cohort}/live`, { quiz: "essentials/check" }), 201).json();
    const cookie = [...watcher.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const gone = new AbortController();
    const response = await fetch(`${base}/api/live/${live.id}/events`, { headers: { cookie }, signal: gone.signal });
    return { cohort, learner, live, response, gone, events: eventsOf(response) };
  }

  /** The states, as they arrive. */
  async function* eventsOf(response: Response): AsyncGenerator<RoomState | "ended"> {
    let text = "";
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString();
      const whole = text.split("\n\n");
      text = whole.pop() ?? "";
      for (const event of whole) {
        const data = /^event: room\ndata: (.*)$/.exec(event)?.[1];
        if (data !== undefined) yield JSON.parse(data);
        else if (event.startsWith("event: ended")) yield "ended";
      }
    }
  }
  async function stateWhen(events: AsyncGenerator<RoomState | "ended">, isSo: (state: RoomState) => boolean): Promise<RoomState> {
    for (;;) {
      const { value } = await events.next();
      if (value === undefined || value === "ended") throw new Error("the events ended");
      if (isSo(value)) return value;
    }
  }

  const answer = ({ client, id }: Person) => {
    const inAttempt = { attemptId: "a1", courseVersion: versionOf("essentials") };
    const said = (verb: string, rest: object) => statementAt(Date.now() + 1000, { verb, ...inAttempt, ...rest });
    return client.post("sync/push", {
      epoch: null,
      learner: id,
      statements: [
        said("started", { activityId: "essentials/check", result: { items: ["aim", "limits", "same-means", "day"], mode: "practice" } }),
        said("answered", { activityId: "essentials/aim", quizId: "essentials/check", result: { response: "comply" } }),
      ],
    });
  };

  it("shows the room's answers as they arrive, without a name, until the session is ended", async () => {
    const { learner, live, response, events } = await watched(false);
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    expect(response.headers.get("cache-control")).toBe("no-store");
    const before = await stateWhen(events, () => true);
    expect(before).toMatchObject({ joined: 1, started: 0, closed: [] });
    expectStatus(await answer(learner), 200);
    const after = await stateWhen(events, ({ started }) => started === 1);
    expect(after.items[0]).toMatchObject({
      item: "essentials/aim",
      answered: 1,
      right: 1,
      choices: [{ choice: "comply", count: 1 }, {}, {}],
    });
    expect(JSON.stringify(after)).not.toMatch(new RegExp(`Amina|${learner.id}`));
    expectStatus(await trainer.client.delete(`live/${live.id}`), 204);
    const rest = [];
    for await (const event of events) rest.push(event);
    expect(rest.at(-1)).toBe("ended");
  });

  it("shows nothing of an open question in a confidential cohort", async () => {
    const { learner, events, gone } = await watched(true);
    expectStatus(await answer(learner), 200);
    for (let seen = 0; seen < 3; seen++) {
      const state = await stateWhen(events, () => true);
      expect(state.started).toBeNull();
      for (const item of state.items) expect(item).toMatchObject({ answered: null, right: null, choices: null });
    }
    gone.abort();
  });

  it("ends for somebody who has signed out, and for all at shutdown", async () => {
    const { events } = await watched(false);
    const other = await watched(false, world.administrator);
    await trainer.client.post("sign-out");
    for await (const event of events) expect(event).not.toBe("ended");
    await stateWhen(other.events, () => true);
    await server.app.close();
    for await (const event of other.events) expect(event).not.toBe("ended");
  });
});
