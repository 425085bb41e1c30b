import type { Translate } from "#page/translate.ts";

const levels = [1, 2, 3] as const;

interface Props {
  readonly t: Translate;
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
}

/** How sure the learner is, before what is right is told; may be left out. */
export function Certainty({ t, value, onChange }: Props) {
  return (
    <div className="stack-s">
      <p className="lab" id="certainty">
        {t("certainty")} <span className="meta">{t("certainty.note")}</span>
      </p>
      <div className="seg" role="radiogroup" aria-labelledby="certainty">
        {levels.map((level) => (
          <label key={level}>
            <input type="radio" name="certainty" checked={value === level} onChange={() => onChange(level)} />
            {t(`certainty.${level}`)}
          </label>
        ))}
      </div>
    </div>
  );
}
