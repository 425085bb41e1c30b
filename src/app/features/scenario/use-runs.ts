import { useMemo } from "react";
import type { Statement } from "#domain/record/statement.ts";
import { type Run, runsOf } from "#domain/scenario/run.ts";
import type { Device } from "../../device/device.ts";
import { type KeptStatements, useStatements } from "../../record/use-statements.ts";

/** What a scenario needs of the device. */
export type ScenarioDevice = Pick<Device, "jot" | "record" | "statementsAbout" | "subscribe" | "drafts">;

export interface RunsRecord extends KeptStatements {
  /** In the order begun; undefined until they have been read. */
  readonly runs: readonly Run[] | undefined;
}

const read = (device: ScenarioDevice, scenarioId: string): Promise<readonly Statement[]> => device.statementsAbout(scenarioId);

/** Every run of this learner at a scenario (`course/scenario`), and the way to add to them. */
export function useRuns(device: ScenarioDevice | undefined, scenarioId: string): RunsRecord {
  const record = useStatements(device, scenarioId, read);
  const { statements } = record;
  const runs = useMemo(() => statements && runsOf(scenarioId, statements), [scenarioId, statements]);
  return { ...record, runs };
}
