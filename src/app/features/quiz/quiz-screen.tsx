import { useState } from "react";
import type { QuizPage } from "#page/activity-page.ts";
import { useQuizDevice } from "../../device/quiz-device.ts";
import { randomUuid } from "../../device/random-uuid.ts";
import { createUnkeptRecord } from "../../device/unkept-record.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useLater } from "../../ui/use-later.ts";
import { useTitle } from "../../ui/use-title.ts";
import { Quiz } from "./quiz.tsx";

const secondLanguage = async () => (await import("../../reading/second-language-section.tsx")).SecondLanguageSection;

/** A quiz on this device. Where the browser gives no database, practice still works, and the screen says that nothing is kept. */
export function QuizScreen({ data: page }: { readonly data: QuizPage }) {
  const t = useTranslate("quiz");
  const isPractice = page.structure.mode === "practice";
  const { device, problem } = useQuizDevice(isPractice);
  const [unkept] = useState(createUnkeptRecord);
  const SecondLanguage = useLater("reader", secondLanguage);
  useTitle(`${page.words.title} · ${page.course.title}`);
  const isUnkept = problem?.code === "unavailable" && isPractice;
  return (
    <div className="page--margin">
      <div className="wrap quiz">
        {isUnkept && (
          <div className="note note--warn" role="status">
            <Icon name="warn" />
            <div>
              <p className="h">{t("unkept.title")}</p>
              <p>{t("unkept.text")}</p>
            </div>
          </div>
        )}
        <Quiz page={page} device={device ?? (isUnkept ? unkept : undefined)} isKept={!isUnkept} newAttemptId={randomUuid} />
      </div>
      <aside className="margin" aria-label={t("about")}>
        {!problem && (
          <section>
            <h2>{t("about.answers")}</h2>
            <p className="meta">{t(`about.${page.structure.mode}`)}</p>
          </section>
        )}
        {SecondLanguage && <SecondLanguage page={page} />}
      </aside>
    </div>
  );
}
