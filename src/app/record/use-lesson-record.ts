import { useCallback, useEffect, useRef, useState } from "react";
import type { ActivityPageFrame } from "#page/activity-page.ts";
import type { LessonProgress } from "#page/lesson-view.ts";
import type { DeviceProblem, NewStatement } from "../device/device.ts";
import { useDevice, useProgress } from "../device/use-device.ts";

/** What the device knows of a lesson or a worksheet, and the learner's own act of finishing it. Opening it is recorded once, as started. */
export function useLessonRecord(page: ActivityPageFrame): {
  readonly progress: LessonProgress | undefined;
  readonly complete: () => Promise<void>;
  readonly problem: DeviceProblem | undefined;
} {
  const state = useDevice();
  const device = state?.device;
  const record = useProgress();
  const key = `${page.course.id}/${page.activity.id}`;
  const entry = record?.activities.get(key);
  const [failed, setFailed] = useState<DeviceProblem>();
  const opened = useRef(false);

  const write = useCallback(
    async (verb: "started" | "completed") => {
      const result = await device?.record(lessonStatement(verb, page));
      if (result) setFailed(result.ok ? undefined : result.error);
    },
    [device, page],
  );
  useEffect(() => {
    if (!record || entry || opened.current) return;
    opened.current = true;
    void write("started");
  }, [record, entry, write]);

  return {
    progress: record && { done: entry?.completedAt !== undefined },
    complete: useCallback(() => write("completed"), [write]),
    problem: failed ?? state?.problem,
  };
}

function lessonStatement(verb: string, page: ActivityPageFrame): NewStatement {
  return {
    verb,
    activityId: `${page.course.id}/${page.activity.id}`,
    courseVersion: page.course.version,
    structure: page.files.structure,
    text: page.files.text,
    locale: page.textLocale,
  };
}
