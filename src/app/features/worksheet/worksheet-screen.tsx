import type { WorksheetPage } from "#page/activity-page.ts";
import { useDevice } from "../../device/use-device.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { useLessonRecord } from "../../record/use-lesson-record.ts";
import { Icon } from "../../ui/icon.tsx";
import { RecordProblem } from "../../ui/record-problem.tsx";
import { useLater } from "../../ui/use-later.ts";
import { useTitle } from "../../ui/use-title.ts";
import { Worksheet } from "./worksheet.tsx";

const secondLanguage = async () => (await import("../../reading/second-language-section.tsx")).SecondLanguageSection;

/** A worksheet on this device. Where nothing can be kept it can still be filled in and printed, and the screen says so. */
export function WorksheetScreen({ data: page }: { readonly data: WorksheetPage }) {
  const t = useTranslate("worksheet");
  const state = useDevice();
  const SecondLanguage = useLater("reader", secondLanguage);
  const { progress, complete, problem } = useLessonRecord(page);
  useTitle(`${page.words.title} · ${page.course.title}`);
  return (
    <div className="wrap">
      {state?.problem && (
        <div className="note note--warn on-screen" role="status">
          <Icon name="warn" />
          <div>
            <p className="h">{t(`device.${state.problem.code}.title`)}</p>
            <p>{t("unkept")}</p>
          </div>
        </div>
      )}
      <Worksheet
        page={page}
        device={state?.device}
        isDone={progress?.done}
        onComplete={() => void complete()}
        tools={SecondLanguage && <SecondLanguage page={page} />}
      />
      {state?.device && problem && <RecordProblem problem={problem} onRetry={complete} />}
    </div>
  );
}
