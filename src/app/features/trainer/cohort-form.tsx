import { type FormEvent, useState } from "react";
import { languageTagOf, locales } from "#domain/locale.ts";
import type { CohortChange, CohortSettings } from "#sync/cohort-messages.ts";
import type { DeviceProblem } from "../../device/device.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { ownNames } from "../../own-names.ts";
import { type FormDraft, type FormValues, useFormDraft } from "../../training/use-form-draft.ts";
import { useTraining } from "../../training/use-training.ts";
import { RecordProblem } from "../../ui/record-problem.tsx";
import { Toggle } from "../../ui/setting.tsx";
import { settingsFrom, valuesFrom } from "./cohort-settings.ts";
import { DraftField, DraftSelect } from "./form-fields.tsx";
import { timeZonesWith } from "./time-zones.ts";

interface Props {
  /** Absent: it is yet to be made. */
  readonly id?: string;
  /** The one that the server holds; 0: none yet. */
  readonly version: number;
  readonly settings: CohortSettings;
  /** Somebody has joined: whether it is confidential cannot change any more. */
  readonly isFixed: boolean;
  readonly button: string;
  readonly onSaved: (id: string) => void;
  /** Names the draft of the form. */
  readonly draftKey: string;
}

/** Name, language, days, time zone and confidentiality of a cohort. */
export function CohortForm(props: Props) {
  const draft = useFormDraft(props.draftKey, valuesFrom(props.settings), props.version);
  return draft ? <Fields {...props} draft={draft} /> : null;
}

function Fields({ id, version, isFixed, button, onSaved, draft }: Props & { readonly draft: FormDraft }) {
  const t = useTranslate("trainer");
  const training = useTraining()?.training;
  const [failed, setFailed] = useState<DeviceProblem>();
  const { values } = draft;
  const isTurned = Boolean(values.opensOn && values.closesOn && (values.closesOn ?? "") < (values.opensOn ?? ""));
  const save = async (given: FormValues) => {
    if (!training) return;
    const cohort = id ?? training.newId();
    const body: CohortChange = { ...settingsFrom(given), version: draft.overlaps ?? version };
    const kept = await training.change({ kind: "cohort", cohort, body });
    if (!kept.ok) return setFailed(kept.error);
    draft.clear(given);
    onSaved(cohort);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isTurned) void save(values);
  };
  return (
    <form className="stack" aria-label={button} onSubmit={submit}>
      <DraftField draft={draft} name="name" label={t("name")} required maxLength={100} dir="auto" autoComplete="off" />
      <DraftSelect draft={draft} name="language" label={t("cohort.language")} help={t("cohort.language.help")}>
        {locales.map((locale) => (
          <option key={locale} value={locale} lang={languageTagOf(locale)}>
            {ownNames[locale]}
          </option>
        ))}
      </DraftSelect>
      <DraftField draft={draft} name="opensOn" type="date" label={t("cohort.opens-on")} />
      <DraftField
        draft={draft}
        name="closesOn"
        type="date"
        label={t("cohort.closes-on")}
        aria-invalid={isTurned || undefined}
        min={values.opensOn || undefined}
      />
      {isTurned && (
        <p className="err" role="alert">
          {t("problem.closes-before-opens")}
        </p>
      )}
      <DraftSelect draft={draft} name="timeZone" label={t("cohort.time-zone")} help={t("cohort.time-zone.help")}>
        {timeZonesWith(values.timeZone ?? "UTC").map((zone) => (
          <option key={zone} value={zone} lang="en">
            {zone.replaceAll("_", " ")}
          </option>
        ))}
      </DraftSelect>
      {isFixed ? (
        <p>{t(values.confidential ? "cohort.confidential.fixed" : "cohort.open.fixed")}</p>
      ) : (
        <Toggle
          label={t("cohort.confidential")}
          help={t("cohort.confidential.help")}
          checked={values.confidential === "yes"}
          onChange={(isOn) => draft.set("confidential", isOn ? "yes" : "")}
        />
      )}
      {(failed ?? draft.problem) && (
        <RecordProblem problem={failed ?? (draft.problem as DeviceProblem)} onRetry={() => void save(values)} />
      )}
      <p>
        <button type="submit" className="btn btn--main">
          {button}
        </button>
      </p>
    </form>
  );
}
