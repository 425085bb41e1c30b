import { dirOf, languageTagOf, locales } from "#domain/locale.ts";
import type { GlossaryTerm, TermForm } from "#domain/reference/glossary.ts";
import { useLocale, useTranslate } from "../i18n/i18n.tsx";
import { CopyText } from "./copy-text.tsx";
import { Phrase } from "./phrase.tsx";

/** The equivalents of a term, the reader's own first, each with how sure it is. */
export function SixLanguages({ term }: { readonly term: GlossaryTerm }) {
  const own = useLocale();
  const t = useTranslate("reference");
  return (
    <dl className="six">
      {[own, ...locales.filter((locale) => locale !== own)].map((locale) => {
        const form = term.forms[locale];
        return (
          <div key={locale}>
            <dt>{t(`language.${locale}`)}</dt>
            <dd>
              {form ? (
                <>
                  <span className="w" lang={languageTagOf(locale)} dir={dirOf(locale)}>
                    {form.term}
                  </span>
                  <CopyText className="btn btn--icon" text={() => form.term} label={t("copy", { text: form.term })} />
                  {form.variants && (
                    <span className="meta">
                      <Variants variants={form.variants} language={{ lang: languageTagOf(locale), dir: dirOf(locale) }} />
                    </span>
                  )}
                  <span className="meta">
                    <CertaintyOf form={form} />
                  </span>
                </>
              ) : (
                <span className="meta">{t("not-supported")}</span>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Variants({
  variants,
  language,
}: {
  readonly variants: readonly string[];
  readonly language: { lang: string; dir: "ltr" | "rtl" };
}) {
  const t = useTranslate("reference");
  const lesson = useTranslate("lesson");
  return (
    <Phrase of={(forms) => t("variants", { forms })}>
      <bdi {...language}>{variants.join(lesson("cite.separator"))}</bdi>
    </Phrase>
  );
}

function CertaintyOf({ form: { certainty, evidence } }: { readonly form: TermForm }) {
  const t = useTranslate("reference");
  if (certainty !== "verified" || evidence === undefined) return <>{t(`certainty.${certainty}`)}</>;
  return (
    <Phrase of={(place) => t("certainty.verified-at", { place })}>
      <bdi lang="en" dir="ltr">
        {evidence}
      </bdi>
    </Phrase>
  );
}
