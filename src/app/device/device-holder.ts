import type { CoursesHere, Device, DeviceProblem } from "./device.ts";
import { createHolder } from "./holder.ts";

export type DeviceState =
  | { readonly device: Device; readonly problem?: never }
  | { readonly device?: never; readonly problem: DeviceProblem };

/** The one device of this page. The database library is fetched when the first screen asks for it, after the page is on screen. */
export const deviceHolder = createHolder<DeviceState>(async () => {
  try {
    const { openDevice } = await import("./open-device.ts");
    const opened = await openDevice();
    return opened.ok ? { device: opened.value } : { problem: opened.error };
  } catch (cause) {
    console.error(cause);
    return { problem: { code: "failed" } };
  }
});

/** The courses on it, for the screens that show what is here. */
export const coursesHolder = createHolder<CoursesHere | undefined>(
  () =>
    new Promise((resolve) => {
      const open = () => {
        const state = deviceHolder.now();
        if (!state) return;
        stop();
        resolve(state.device?.courses().catch(() => undefined)); // screens then show courses as not kept here
      };
      const stop = deviceHolder.subscribe(open);
      deviceHolder.open();
      open();
    }),
);
