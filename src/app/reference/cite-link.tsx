import type { CiteRef, CiteTable } from "#domain/course/text.ts";
import { instrumentHref } from "#page/address.ts";
import { instrumentOf, pinpointOf } from "#page/cite-ref.ts";
import { languageOf } from "#page/lesson-view.ts";
import { useLocale } from "../i18n/i18n.tsx";

/** A citation that leads to its entry in the library. */
export function CiteLink({ cite, table }: { readonly cite: CiteRef; readonly table: CiteTable }) {
  const locale = useLocale();
  const words = table[cite];
  if (!words) return null;
  const { instrument, pinpoint, symbol, lang } = words;
  return (
    <a className="lk" href={instrumentHref(locale, instrumentOf(cite), pinpointOf(cite))}>
      {symbol ? (
        <bdi className="sym" dir="ltr">
          {instrument}
        </bdi>
      ) : (
        <bdi {...(lang ? languageOf(lang, locale) : {})}>{instrument}</bdi>
      )}
      {pinpoint !== undefined && <span className="pin">{pinpoint}</span>}
    </a>
  );
}
