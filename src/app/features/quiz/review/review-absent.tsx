import { useTranslate } from "../../../i18n/i18n.tsx";

/** In the place of something that cannot be asked now; it stays in the record. */
export function ReviewAbsent({ nextText, onNext }: { readonly nextText: string; readonly onNext: () => void }) {
  const t = useTranslate("reader");
  return (
    <div className="stack">
      <p>{t("review.skip")}</p>
      <p className="acts">
        <button type="button" className="btn btn--main" onClick={onNext}>
          {nextText}
        </button>
      </p>
    </div>
  );
}
