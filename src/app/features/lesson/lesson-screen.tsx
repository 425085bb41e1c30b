import { type MouseEvent, useState } from "react";
import type { LessonPage } from "#page/activity-page.ts";
import { lessonView } from "#page/lesson-view.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { useLessonRecord } from "../../record/use-lesson-record.ts";
import { reactNodes } from "../../ui/page-node.tsx";
import { RecordProblem } from "../../ui/record-problem.tsx";
import { useLater } from "../../ui/use-later.ts";
import { useTitle } from "../../ui/use-title.ts";

const readerTools = async () => (await import("./reader-tools.tsx")).ReaderTools;

/** A lesson. Its markup is `lessonView`; this component adds the learner: opened, done, and what to do when the device cannot write. */
export function LessonScreen({ data: page }: { readonly data: LessonPage }) {
  const t = useTranslate("lesson");
  const { progress, complete, problem } = useLessonRecord(page);
  const Tools = useLater("reader", readerTools);
  const [busy, setBusy] = useState(false);
  useTitle(`${page.words.title} · ${page.course.title}`);
  const act = async (event: MouseEvent) => {
    const button = event.target instanceof Element ? event.target.closest("button[data-act]") : null;
    if (button?.getAttribute("data-act") !== "complete" || busy) return;
    setBusy(true);
    await complete();
    setBusy(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: the button inside is the control
    <div className="lesson-page" onClick={(event) => void act(event)}>
      {reactNodes(lessonView(page, t, progress))}
      {Tools && <Tools page={page} />}
      {problem && <RecordProblem problem={problem} onRetry={complete} />}
    </div>
  );
}
