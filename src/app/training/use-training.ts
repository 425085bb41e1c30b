import { useEffect, useSyncExternalStore } from "react";
import { useDevice } from "../device/use-device.ts";
import { openTraining } from "./open-training.ts";
import type { Training, TrainingState } from "./training.ts";

const nothing = () => () => undefined;

/** The trainer's part of this device and its state; begins to send with the first who asks. `undefined` until the device is open. */
export function useTraining(): { readonly training: Training; readonly state: TrainingState } | undefined {
  const training = useDevice()?.device?.training(openTraining);
  useEffect(() => training?.begin(), [training]);
  const state = useSyncExternalStore(training?.subscribe ?? nothing, training?.state ?? (() => undefined), () => undefined);
  return training && state && { training, state };
}
