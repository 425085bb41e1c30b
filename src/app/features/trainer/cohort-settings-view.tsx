import { useState } from "react";
import type { DeviceProblem } from "../../device/device.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import type { ShownDetail } from "../../training/cohort-now.ts";
import { useTraining } from "../../training/use-training.ts";
import { RecordProblem } from "../../ui/record-problem.tsx";
import { CohortForm } from "./cohort-form.tsx";
import { settingsFrom, valuesFrom } from "./cohort-settings.ts";

/** Changing what a cohort is, and putting it away. */
export function CohortSettingsView({ cohort }: { readonly cohort: ShownDetail }) {
  const t = useTranslate("trainer");
  const training = useTraining()?.training;
  const [saved, setSaved] = useState(false);
  const [failed, setFailed] = useState<DeviceProblem>();
  const { id, version, archived } = cohort;
  const setArchived = async (isArchived: boolean) => {
    const body = { ...settingsFrom(valuesFrom(cohort)), version, ...(isArchived && { archived: true as const }) };
    const kept = await training?.change({ kind: "cohort", cohort: id, body });
    setFailed(kept?.ok ? undefined : kept?.error);
  };
  return (
    <>
      <section aria-labelledby="settings-title">
        <h2 id="settings-title">{t("view.settings")}</h2>
        {archived ? (
          <p>{t("archived.text")}</p>
        ) : (
          <CohortForm
            id={id}
            version={version}
            settings={cohort}
            isFixed={cohort.learners > 0}
            button={t("save")}
            draftKey={`trainer:cohort:${id}`}
            onSaved={() => setSaved(true)}
          />
        )}
        <p role="status">{saved && t("saved")}</p>
      </section>
      <section aria-labelledby="archive-title">
        <h2 id="archive-title">{t("archive")}</h2>
        <p>{t("archive.text")}</p>
        <p>
          <button type="button" className="btn btn--quiet" onClick={() => void setArchived(!archived)}>
            {t(archived ? "unarchive.button" : "archive.button")}
          </button>
        </p>
        {failed && <RecordProblem problem={failed} onRetry={() => void setArchived(!archived)} />}
      </section>
    </>
  );
}
