import type { ListedPerson } from "#domain/cohort/people-list.ts";
import type { MemberRowReport, MembersReport } from "#sync/cohort-messages.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import type { ShownDetail } from "../../training/cohort-now.ts";
import { csvFrom, saveFile } from "../../training/csv-file.ts";
import { Icon } from "../../ui/icon.tsx";

interface Props {
  readonly people: readonly ListedPerson[];
  readonly report: MembersReport;
}
interface Reported {
  readonly person: ListedPerson;
  readonly report: MemberRowReport;
}

const pairs = ({ people, report }: Props): readonly Reported[] =>
  people.flatMap((person, index) => {
    const row = report.rows[index];
    return row ? [{ person, report: row }] : [];
  });

/** What would happen with each row, those first that stand in the way of all. Nothing was done yet. */
export function RowReports(props: Props) {
  const t = useTranslate("trainer");
  const all = pairs(props);
  const refused = all.filter(({ report }) => report.outcome === "refused");
  const others = all.filter(({ report }) => report.outcome !== "refused");
  const count = (outcome: MemberRowReport["outcome"]) => all.filter(({ report }) => report.outcome === outcome).length;
  return (
    <div className={refused.length > 0 ? "note note--warn" : "note note--ok"} role="status">
      <Icon name={refused.length > 0 ? "warn" : "check"} />
      <div>
        <p className="h">{refused.length > 0 ? t("report.refused", { count: refused.length }) : t("report.fine")}</p>
        <p>{t(refused.length > 0 ? "report.refused.text" : "report.fine.text")}</p>
        <ul className="meta dots">
          <li>{t("report.created", { count: count("created") })}</li>
          <li>{t("report.invited", { count: count("invited") })}</li>
          <li>{t("report.already-in", { count: count("already-in") })}</li>
        </ul>
        {refused.length > 0 && <Rows rows={refused} caption={t("report.refused", { count: refused.length })} />}
        {others.length > 0 && (
          <details>
            <summary className="lk">{t("report.others", { count: others.length })}</summary>
            <Rows rows={others} caption={t("report.others", { count: others.length })} />
          </details>
        )}
      </div>
    </div>
  );
}

function Rows({ rows, caption }: { readonly rows: readonly Reported[]; readonly caption: string }) {
  const t = useTranslate("trainer");
  const format = useFormat();
  return (
    <table className="tbl">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("report.line")}</th>
          <th scope="col">{t("name")}</th>
          <th scope="col">{t("report.outcome")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ person, report }) => (
          <tr key={person.line}>
            <td data-label={t("report.line")}>{format.number(person.line)}</td>
            <th scope="row" data-label={t("name")}>
              <bdi>{person.name || "—"}</bdi> <bdi className="meta">{person.email ?? person.userName ?? ""}</bdi>
            </th>
            <td data-label={t("report.outcome")}>
              {t(report.outcome === "refused" ? `row.${report.code}` : `row.${report.outcome}`, {
                name: report.outcome === "created" ? report.userName : "",
              })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Who was asked, and with which user name and password for one sign-in: shown once, to be handed out. */
export function EnrolledList({ cohort, onAgain, ...props }: Props & { readonly cohort: ShownDetail; readonly onAgain: () => void }) {
  const t = useTranslate("trainer");
  const all = pairs(props);
  const created = all.flatMap(({ person, report }) => (report.outcome === "created" ? [{ person, ...report }] : []));
  const save = () => {
    const head = [t("name"), t("column.user-name"), t("import.password"), t("column.group")];
    const rows = created.map(({ person, userName, oneTimePassword = "" }) => [person.name, userName, oneTimePassword, person.group ?? ""]);
    saveFile(`${cohort.name}.csv`, csvFrom([head, ...rows]), "text/csv");
  };
  return (
    <section aria-labelledby="enrolled-title">
      <h2 id="enrolled-title">{t("import.done", { count: all.length })}</h2>
      <p>{t("invited.text")}</p>
      {created.length > 0 && (
        <>
          <div className="note note--warn">
            <Icon name="warn" />
            <div>
              <p className="h">{t("import.passwords", { count: created.length })}</p>
              <p>{t("import.passwords.text")}</p>
              <p className="acts">
                <button type="button" className="btn btn--main" onClick={save}>
                  {t("import.passwords.save")}
                </button>
                <button type="button" className="btn btn--quiet" onClick={() => print()}>
                  {t("print")}
                </button>
              </p>
            </div>
          </div>
          <table className="tbl">
            <thead>
              <tr>
                <th scope="col">{t("name")}</th>
                <th scope="col">{t("column.user-name")}</th>
                <th scope="col">{t("import.password")}</th>
              </tr>
            </thead>
            <tbody>
              {created.map(({ person, userName, oneTimePassword }) => (
                <tr key={person.line}>
                  <th scope="row">
                    <bdi>{person.name}</bdi>
                  </th>
                  <td data-label={t("column.user-name")}>
                    <code dir="ltr">{userName}</code>
                  </td>
                  <td data-label={t("import.password")}>
                    <code dir="ltr">{oneTimePassword}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <p className="acts">
        <button type="button" className="btn btn--quiet" onClick={onAgain}>
          {t("import.again")}
        </button>
      </p>
    </section>
  );
}
