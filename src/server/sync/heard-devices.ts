import { type RawBuilder, sql } from "kysely";
import type { ReadPush } from "#sync/parse-messages.ts";
import type { LearnerKey } from "./learner-key.ts";

export type HeardFrom = NonNullable<ReadPush["from"]>;

/** When a device of the learner was last heard of, and how much waited on it then; a part for `storeTogether`, with what the device sent. */
export const heardPart = ({ tenant, learner }: LearnerKey, from: HeardFrom | undefined, nowMs: number): RawBuilder<unknown> => sql`
  heard as (
    insert into heard_devices (tenant, learner, device, heard_at, waiting)
    values (${tenant}, ${learner}, ${from?.device ?? ""}, ${new Date(nowMs)}, ${from?.waiting ?? null})
    on conflict (tenant, learner, device) do update set heard_at = excluded.heard_at, waiting = excluded.waiting
  )`;
