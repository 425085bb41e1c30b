import type { CohortInvitee } from "#sync/cohort-messages.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import { Confirmed } from "../../ui/confirmed.tsx";
import { PersonName } from "./person-name.tsx";
import { ShownPeople } from "./shown-people.tsx";

interface Props {
  readonly invitees: readonly CohortInvitee[];
  /** Absent in a cohort that does not change any more. */
  readonly onChange: ((action: "again" | "withdraw", invitee: CohortInvitee) => void) | undefined;
}

/** Who was asked by name and is not in: they have not answered, or declined. */
export function Invitees({ invitees, onChange }: Props) {
  const t = useTranslate("trainer");
  const format = useFormat();
  return (
    <section aria-labelledby="invitees-title">
      <h2 id="invitees-title">{t("invited")}</h2>
      <p>{t("invited.text")}</p>
      <ShownPeople people={invitees}>
        {(shown) => (
          <ul className="roster">
            {shown.map((invitee) => (
              <li key={invitee.id}>
                <div>
                  <PersonName person={invitee} />
                  <p className="meta dots">
                    <span>{t(invitee.declined ? "invited.declined" : "invited.waiting")}</span>
                    <span>{t("invited.on", { date: format.date(Date.parse(invitee.invitedAt)) })}</span>
                  </p>
                </div>
                {onChange && (
                  <div className="acts">
                    {invitee.declined && (
                      <button type="button" className="btn btn--quiet" onClick={() => onChange("again", invitee)}>
                        {t("invited.again")}
                        <span className="vh"> {invitee.name}</span>
                      </button>
                    )}
                    <Confirmed
                      button={t("invited.withdraw")}
                      about={invitee.name}
                      text={t("invited.withdraw.text", { name: invitee.name })}
                      onYes={() => onChange("withdraw", invitee)}
                    />
                  </div>
                )}
              </li>
            ))}
          </ul>
        )}
      </ShownPeople>
    </section>
  );
}
