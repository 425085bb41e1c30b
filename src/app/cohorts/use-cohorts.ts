import { useSyncExternalStore } from "react";
import type { CohortRecords, CohortsHere } from "../device/device.ts";
import { useDevice } from "../device/use-device.ts";
import { openCohorts } from "./open-cohorts.ts";

const nothing = () => () => undefined;

/** What is here of the learner's cohorts; `undefined` until it was read, and where there is no device. */
export function useCohorts(): { readonly cohorts: CohortsHere; readonly records: CohortRecords } | undefined {
  const cohorts = useDevice()?.device?.cohorts(openCohorts);
  const records = useSyncExternalStore(cohorts?.subscribe ?? nothing, cohorts?.records ?? (() => undefined), () => undefined);
  return cohorts && records && { cohorts, records };
}
