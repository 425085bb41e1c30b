import { useEffect, useState, useSyncExternalStore } from "react";
import { pageSource } from "../page-source.ts";
import { whenIdle } from "../when-idle.ts";
import type { DeviceProblem } from "./device.ts";
import { deviceHolder } from "./device-holder.ts";
import { createEarlyDevice, type QuizDevice } from "./early-device.ts";
import { createHolder } from "./holder.ts";
import { journalHere, leftHere } from "./journal-here.ts";

/** For a device that was never used, one that can be answered on before the database is there; null for any other. */
const earlyHolder = createHolder(async (): Promise<QuizDevice | null> => {
  if (!(await isUnused()) || !journalHere.isOpen()) {
    deviceHolder.open();
    return null;
  }
  const course = (id: string, locale: Parameters<typeof pageSource.course>[0]) => pageSource.course(locale, id).catch(() => undefined);
  return createEarlyDevice({ holder: deviceHolder, journal: journalHere, left: leftHere, course });
});

/** No database of ours was ever made here. Where the browser does not tell, one may be: then nothing is said before it was read. */
async function isUnused(): Promise<boolean> {
  try {
    return !(await indexedDB.databases()).some(({ name }) => name === "concord");
  } catch {
    return false;
  }
}

/** Begins to look for the device of a quiz, before its screen is there. */
export const openQuizDevice = (): void => earlyHolder.open();

/**
 * The device of a quiz, and what is wrong with it. On a device that was never used a practice need not wait for the database, which is
 * opened once the quiz is on screen; an assessment waits, since it cannot be taken where nothing is kept.
 */
export function useQuizDevice(isPractice: boolean): {
  readonly device: QuizDevice | undefined;
  readonly problem: DeviceProblem | undefined;
} {
  const [atFirst] = useState(() => deviceHolder.now()?.device);
  const early = useSyncExternalStore(earlyHolder.subscribe, earlyHolder.now, () => undefined);
  const state = useSyncExternalStore(deviceHolder.subscribe, deviceHolder.now, () => undefined);
  useEffect(openQuizDevice, []);
  useEffect(() => {
    if (!early) return;
    if (isPractice) whenIdle(() => deviceHolder.open());
    else deviceHolder.open();
  }, [early, isPractice]);
  return { device: atFirst ?? ((isPractice && early) || state?.device), problem: state?.problem };
}
