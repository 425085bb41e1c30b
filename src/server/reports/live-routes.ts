import { signedInAccount } from "../accounts/signed-in-account.ts";
import type { Api, ApiDeps } from "../routes/api-deps.ts";
import { refuse } from "../routes/api-problems.ts";
import { authRequestFrom } from "../routes/auth-request.ts";
import { signedIn } from "../routes/route-rules.ts";
import { answering } from "../routes/schemas.ts";
import { findLive, taughtLive } from "./live-access.ts";
import { createLiveEvents } from "./live-events.ts";
import { readRoomState } from "./live-room.ts";
import { closeItem, endLive, startLive } from "./live-sessions.ts";
import { closeItemBody, cohortParams, liveAnswer, newLiveBody } from "./report-schemas.ts";

const forTrainers = { config: { rule: { who: "trainer" } } } as const;

/** A quiz that a room takes together, and the projector's view of it. */
export async function liveRoutes(api: Api, deps: ApiDeps): Promise<void> {
  const { services, packs, courses, onError, live } = deps;
  const liveServices = { ...services, packs, courses };
  const events = createLiveEvents({ ...live, onError });
  api.addHook("preClose", () => events.close());

  api.post(
    "/cohorts/:id/live",
    {
      ...forTrainers,
      schema: { summary: "Begin a live session", params: cohortParams, body: newLiveBody, response: answering(liveAnswer, 201) },
    },
    async (request, reply) => {
      const started = await startLive(liveServices, signedIn(request).account, request.params.id, request.body.quiz);
      return started.ok ? reply.code(201).send(started.value) : refuse(reply, started.error);
    },
  );
  api.delete(
    "/live/:id",
    { ...forTrainers, schema: { summary: "End a live session", params: cohortParams, response: answering(null) } },
    async (request, reply) => {
      const ended = await endLive(services, signedIn(request).account, request.params.id);
      return ended.ok ? reply.code(204).send() : refuse(reply, ended.error);
    },
  );
  api.post(
    "/live/:id/close",
    {
      ...forTrainers,
      schema: { summary: "Close an item: its results stay", params: cohortParams, body: closeItemBody, response: answering(liveAnswer) },
    },
    async (request, reply) => {
      const closed = await closeItem(liveServices, signedIn(request).account, request.params.id, request.body.item);
      return closed.ok ? closed.value : refuse(reply, closed.error);
    },
  );
  api.get(
    "/live/:id/events",
    { ...forTrainers, schema: { summary: "What the room does, as server-sent events", params: cohortParams } },
    async (request, reply) => {
      const { id } = request.params;
      const { account } = signedIn(request);
      const { db, clock } = services;
      if (!(await taughtLive(db.kysely, account, id))) return refuse(reply, { code: "not-found" });
      const authRequest = authRequestFrom(request);
      const read = async () => {
        const going = await findLive(db.kysely, account.tenant, id);
        if (!going || going.isOver) return undefined;
        return readRoomState(db.kysely, deps, going, clock.now());
      };
      const mayWatch = async () => {
        const still = await signedInAccount(services, authRequest);
        return still !== undefined && (await taughtLive(db.kysely, still.account, id)) !== undefined;
      };
      const stream = await events.watch(id, read, mayWatch);
      return reply.type("text/event-stream").header("x-accel-buffering", "no").send(stream);
    },
  );
}
