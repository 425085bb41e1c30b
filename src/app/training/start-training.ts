import type { Locale } from "#domain/locale.ts";
import { deviceHolder } from "../device/device-holder.ts";
import { fetchWords } from "../i18n/words.ts";
import { whenIdle } from "../when-idle.ts";

let hasStarted = false;

/**
 * On a trainer's device, whatever page is open: what waits is sent, and the trainer's area is fetched once, so that the worker keeps it
 * for when there is no network, also after an update of the app.
 */
export function startTraining(locale: Locale): void {
  if (hasStarted) return;
  hasStarted = true;
  whenIdle(() => void start(locale).catch(() => undefined)); // without a network the area itself says what is missing
}

async function start(locale: Locale): Promise<void> {
  const { fetchTrainerParts, fetchTrainerStyles, openTraining } = await import("../features/trainer/trainer-screens.ts");
  deviceHolder.now()?.device?.training(openTraining).begin();
  const words = (["invitation", "reference", "trainer", "trainer-report"] as const).map((namespace) => fetchWords(locale, namespace));
  await Promise.all([fetchTrainerStyles(), fetchTrainerParts(), ...words]);
}
