import { referenceHref } from "#page/address.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";

/** The way back to the shelf, and to the list that a page belongs to. */
export function ReferenceCrumb({ list }: { readonly list?: { readonly href: string; readonly name: string } }) {
  const locale = useLocale();
  const t = useTranslate("reference");
  return (
    <nav className="crumb dots" aria-label={t("breadcrumb")}>
      <a href={referenceHref(locale)}>{t("reference.title")}</a>
      {list && <a href={list.href}>{list.name}</a>}
    </nav>
  );
}
