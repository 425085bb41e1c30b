import { type RawBuilder, sql } from "kysely";
import type { ReadPush } from "#sync/parse-messages.ts";
import type { LearnerKey } from "./learner-key.ts";

export type HeardFrom = NonNullable<ReadPush["from"]>;

/** A browser that forgets all at its end is another device each time. */
const keptDevices = 50;

/**
 * When a device of the learner was last heard of, and how much waited on it then, of those heard last; a part for `storeTogether`, with
 * what the device sent.
 */
export const heardPart = ({ tenant, learner }: LearnerKey, from: HeardFrom | undefined, nowMs: number): RawBuilder<unknown> => sql`
  heard as (
    insert into heard_devices (tenant, learner, device, heard_at, waiting)
    values (${tenant}, ${learner}, ${from?.device ?? ""}, ${new Date(nowMs)}, ${from?.waiting ?? null})
    on conflict (tenant, learner, device) do update set heard_at = excluded.heard_at, waiting = excluded.waiting
  ),
  forgotten as (
    delete from heard_devices where tenant = ${tenant} and learner = ${learner} and device in (
      select device from heard_devices where tenant = ${tenant} and learner = ${learner} and device <> ${from?.device ?? ""}
      order by heard_at desc, device offset ${sql.lit(keptDevices - 1)}
    )
  )`;
