import { useEffect, useState } from "react";
import { localTimeAt } from "#domain/cohort/zoned-time.ts";
import { dirOf, type Locale, languageTagOf, locales } from "#domain/locale.ts";
import { joinHref, trainerHref } from "#page/address.ts";
import { createTranslate, type Translate } from "#page/translate.ts";
import type { CohortInvitation } from "#sync/cohort-messages.ts";
import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { fetchWords } from "../../i18n/words.ts";
import { ownNames } from "../../own-names.ts";
import { createDayText } from "../../reference/day-text.ts";
import { AsOf } from "../../training/as-of.tsx";
import type { ShownDetail } from "../../training/cohort-now.ts";
import { useCohort } from "../../training/use-cohort.ts";
import { useTitle } from "../../ui/use-title.ts";
import { joinLink, QrCode } from "./join-link.tsx";

/** An invitation on paper: a page for each of the languages that are ticked, whatever the language of the screen. */
export function InvitationSheet({ cohortId, invitationId }: { readonly cohortId: string; readonly invitationId: string }) {
  const t = useTranslate("trainer");
  const locale = useLocale();
  const { cohort, answer } = useCohort(cohortId);
  const [ticked, setTicked] = useState<readonly Locale[]>();
  useTitle(t("invitation.sheet"));
  const invitation = cohort?.invitations.find(({ id }) => id === invitationId);
  const chosen = ticked ?? (cohort ? [cohort.language] : []);
  const toggle = (each: Locale) => setTicked(locales.filter((other) => (other === each) !== chosen.includes(other)));
  return (
    <>
      <header className="page-head on-screen">
        <p className="crumb">
          <a href={trainerHref(locale, { cohort: cohortId, view: "invitations" })}>{cohort?.name ?? t("title")}</a>
        </p>
        <h1>{t("invitation.sheet")}</h1>
        {!cohort && <AsOf answer={answer} />}
        {cohort && !invitation && <p>{t("invitation.gone")}</p>}
        {invitation && (
          <>
            <fieldset className="tongues">
              <legend className="lab">{t("invitation.languages")}</legend>
              {locales.map((each) => (
                <label key={each} className="pick" lang={languageTagOf(each)}>
                  <input type="checkbox" checked={chosen.includes(each)} onChange={() => toggle(each)} />
                  <span>{ownNames[each]}</span>
                </label>
              ))}
            </fieldset>
            <p className="acts">
              <button type="button" className="btn btn--main" onClick={() => print()}>
                {t("print")}
              </button>
            </p>
          </>
        )}
      </header>
      {cohort && invitation && chosen.map((each) => <Sheet key={each} locale={each} cohort={cohort} invitation={invitation} />)}
    </>
  );
}

interface SheetProps {
  readonly locale: Locale;
  readonly cohort: ShownDetail;
  readonly invitation: CohortInvitation;
}

function Sheet({ locale, cohort, invitation }: SheetProps) {
  const [t, setTranslate] = useState<Translate>();
  const [failed, setFailed] = useState(false);
  const say = useTranslate("trainer");
  useEffect(() => {
    let current = true;
    fetchWords(locale, "invitation").then(
      (words) => current && setTranslate(() => createTranslate(locale, words)),
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [locale]);
  if (failed) return <p className="on-screen">{say("invitation.words-missing", { language: ownNames[locale] })}</p>;
  if (!t) return null;
  const link = joinLink(locale, invitation.code);
  const until = createDayText(locale, "latn")(localTimeAt(invitation.expiresAt, cohort.timeZone).slice(0, 10));
  return (
    <article className="invite" lang={languageTagOf(locale)} dir={dirOf(locale)}>
      <h2>
        {t("join")}
        <br />
        <bdi>{cohort.name}</bdi>
      </h2>
      <div className="invite-body">
        <ol>
          <li>
            {t("step.open")}
            <br />
            <bdi dir="ltr" className="long">{`${location.origin}${joinHref(locale)}`}</bdi>
          </li>
          <li>
            {t("step.code")}
            <br />
            <code dir="ltr">{invitation.code}</code>
          </li>
          <li>{t(invitation.workshop ? "step.pin" : "step.password")}</li>
        </ol>
        <QrCode link={link} label={t("qr")} />
      </div>
      <p>{t("until", { date: until })}</p>
      <h3>{t("seen")}</h3>
      <p>{t(cohort.confidential ? "seen.confidential" : "seen.open")}</p>
      <p>{t("seen.administrator")}</p>
    </article>
  );
}
