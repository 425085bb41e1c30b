import { useTranslate } from "../../i18n/i18n.tsx";
import { type SheetTexts, Words } from "./sheet-texts.tsx";

/** How somebody else wrote it, folded away until it is asked for. */
export function WorksheetModel({ fields, texts }: { readonly fields: readonly string[]; readonly texts: SheetTexts }) {
  const t = useTranslate("worksheet");
  return (
    <details className="model">
      <summary className="lk">{t("model")}</summary>
      <div className="stack read">
        <p className="meta">{t("model.note")}</p>
        <dl className="memo">
          {fields.map((field) => (
            <div key={field}>
              <dt className="lab">
                <Words of={texts} pick={(words) => words.fields[field]?.label ?? field} />
              </dt>
              <dd>
                <Words of={texts} pick={({ model }) => model?.[field]} as="div" />
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </details>
  );
}
