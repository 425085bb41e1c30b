import { useEffect, useMemo } from "react";
import type { Device } from "./device.ts";
import { createDraftSaver, type DraftSaver, type OnDraftProblem } from "./draft-saver.ts";

/** One saver for as long as the screen is shown; what waits is written when the page or the screen is left. */
export function useDraftSaver(device: Pick<Device, "drafts"> | undefined, onProblem: OnDraftProblem): DraftSaver | undefined {
  const saver = useMemo(() => device && createDraftSaver(device.drafts, onProblem), [device, onProblem]);
  useEffect(() => {
    if (!saver) return;
    addEventListener("pagehide", saver.leave);
    return () => {
      removeEventListener("pagehide", saver.leave);
      saver.flush();
    };
  }, [saver]);
  return saver;
}
