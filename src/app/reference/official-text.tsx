import { officialTextHref } from "#page/official-text.ts";
import { useLocale, useTranslate } from "../i18n/i18n.tsx";
import { Icon } from "../ui/icon.tsx";

/** Links to the document itself: in the reader's language where its site has it, and in English. */
export function OfficialText({ url }: { readonly url: string }) {
  const locale = useLocale();
  const t = useTranslate("reference");
  const own = officialTextHref(url, locale);
  return (
    <>
      <p className="meta">{t("document.official-text")}</p>
      <ul className="links">
        <li>
          <OutLink href={own.href} text={t(own.locale || locale === "en" ? "document.open" : "document.open-in-english")} />
        </li>
        {own.href !== url && (
          <li>
            <OutLink href={url} text={t("document.open-in-english")} />
          </li>
        )}
      </ul>
    </>
  );
}

function OutLink({ href, text }: { readonly href: string; readonly text: string }) {
  return (
    <a className="lk" href={href} rel="external noreferrer">
      <Icon name="external" />
      <span>{text}</span>
      <bdi className="meta" dir="ltr">
        {new URL(href).hostname}
      </bdi>
    </a>
  );
}
