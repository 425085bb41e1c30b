import { accountHref } from "#page/address.ts";
import { useLocale } from "../i18n/i18n.tsx";
import { useWords } from "../i18n/use-words.ts";

/** On the home page of somebody with an account: where answers go, and where it says who sees them. */
export function CohortPrivacy() {
  const t = useWords("account");
  const locale = useLocale();
  if (!t) return null;
  return (
    <>
      <h2>{t("privacy.title")}</h2>
      <p className="meta">{t("privacy.text")}</p>
      <p>
        <a className="lk" href={`${accountHref(locale)}#cohorts`}>
          {t("privacy.more")}
        </a>
      </p>
    </>
  );
}
