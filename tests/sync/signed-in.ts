import { err, ok } from "#domain/result.ts";
import { createSyncEngine, type SyncEngine } from "#offline/sync/sync-engine.ts";
import type { SyncTransport } from "#offline/sync/sync-transport.ts";
import type { PushRequest } from "#sync/messages.ts";
import type { ReceivedPull, ReceivedRecord } from "#sync/parse-answers.ts";
import { accountOf, type Cookie, ModelServer } from "./model-server.ts";
import { SimDevice } from "./sim-device.ts";

/** Devices of account `a`, signed in at one server. */
export async function signedIn(server: ModelServer, count: number): Promise<readonly SimDevice<Cookie>[]> {
  const devices = Array.from(
    { length: count },
    (_, name) => new SimDevice<Cookie>(name, { account: "a" }, (cookie) => server.fetch(cookie)),
  );
  for (const device of devices) await device.signIn(accountOf("a"));
  return devices;
}
export async function oneDevice(server = new ModelServer()) {
  const [device] = await signedIn(server, 1);
  if (!device) throw new Error("no device");
  return { server, device, db: await device.open() };
}
export async function recorded(device: SimDevice<Cookie>, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push((await device.record(`c/lesson-${n}`)).statement.id);
  return ids;
}
export const idsOn = (server: ModelServer) => server.statementsOf("a").map(({ id }) => id);

/** An engine over a server that answers as the test says, and the requests it got. */
export async function withAnswers(device: SimDevice<Cookie>, answers: Partial<SyncTransport>) {
  const pushes: PushRequest[] = [];
  const transport: SyncTransport = {
    push: async (request) => {
      pushes.push(request);
      return answers.push?.(request) ?? err({ code: "offline" });
    },
    pull: async (request) => answers.pull?.(request) ?? ok({ epoch: "e", head: 0, records: [] }),
    account: async () => answers.account?.() ?? err({ code: "offline" }),
  };
  const engine: SyncEngine = createSyncEngine({ db: await device.open(), transport, clock: device.clock, ids: { uuid: () => "de71ce" } });
  return { engine, pushes };
}
export const page = (records: readonly ReceivedRecord[], head = records.length): ReceivedPull => ({ epoch: "e", head, records });
export const stored = "2026-11-22T00:00:00.000Z";
