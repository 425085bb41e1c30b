import { parseSessionAccount } from "#sync/parse-answers.ts";
import type { ApiProblem } from "../../api/call-api.ts";
import type { DeviceProblem } from "../../device/device.ts";
import { useDevice } from "../../device/use-device.ts";
import { useSync } from "../../sync/use-sync.ts";
import { useDatedAnswer } from "../../training/use-dated-answer.ts";

export type TrainerAccess =
  | { readonly kind: "asking" }
  | { readonly kind: "no-device"; readonly problem: DeviceProblem }
  | { readonly kind: "problem"; readonly problem: ApiProblem; readonly again: () => void }
  | { readonly kind: "not-yours" }
  /** `isSignedOut`: the server no longer knows this device; what was loaded stays readable. */
  | { readonly kind: "trainer"; readonly isAdministrator: boolean; readonly isSignedOut: boolean };

/**
 * Whether the person of this device is a trainer, as the server says now, or as it said last. The server decides for every answer anew;
 * this only spares others a page of refusals.
 */
export function useTrainerAccess(): TrainerAccess {
  const device = useDevice();
  const status = useSync()?.state.status;
  const session = useDatedAnswer("session", parseSessionAccount);
  if (device?.problem) return { kind: "no-device", problem: device.problem };
  if (!device) return { kind: "asking" };
  if (!device.device.hasAccount) return { kind: "not-yours" };
  const account = session.dated?.value ?? status?.account;
  if (!account || (session.isAsking && account.role === "learner"))
    return session.problem && !session.isAsking ? { kind: "problem", problem: session.problem, again: session.again } : { kind: "asking" };
  if (account.role === "learner") return { kind: "not-yours" };
  return { kind: "trainer", isAdministrator: account.role === "administrator", isSignedOut: session.dated?.value === null };
}
