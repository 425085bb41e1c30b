import { useFormat, useTranslate } from "../../i18n/i18n.tsx";

interface Props {
  readonly confidential: boolean;
  readonly trainers: readonly string[];
}

/** Exactly what of a learner is visible to whom, by the rule of the server: told before joining, and as long as they are in. */
export function WhatTrainersSee({ confidential, trainers }: Props) {
  const t = useTranslate("sign-in");
  const format = useFormat();
  const kind = confidential ? "confidential" : "open";
  return (
    <div className="stack-s">
      <p>{trainers.length > 0 ? t("see.trainers", { names: format.list(trainers) }) : t("see.no-trainers")}</p>
      {confidential && <p>{t("see.confidential")}</p>}
      <ul className="pts stack-s">
        <li>{t(`see.${kind}.person`)}</li>
        <li>{t(`see.${kind}.work`)}</li>
        {confidential && <li>{t("see.confidential.renewal")}</li>}
        <li>{t(`see.${kind}.earlier`)}</li>
        <li>{t("see.never")}</li>
        <li>{t("see.backups")}</li>
      </ul>
    </div>
  );
}
