import { isLocale } from "#domain/locale.ts";
import type { CohortSettings } from "#sync/cohort-messages.ts";
import type { FormValues } from "../../training/use-form-draft.ts";

/** The settings of a cohort as fields of a form. */
export const valuesFrom = ({ name, language, timeZone, opensOn = "", closesOn = "", confidential }: CohortSettings): FormValues => ({
  name,
  language,
  timeZone,
  opensOn,
  closesOn,
  confidential: confidential ? "yes" : "",
});

export const settingsFrom = ({ name = "", language, timeZone = "UTC", opensOn, closesOn, confidential }: FormValues): CohortSettings => ({
  name: name.trim(),
  language: isLocale(language) ? language : "en",
  timeZone,
  ...(opensOn && { opensOn }),
  ...(closesOn && { closesOn }),
  confidential: confidential === "yes",
});
