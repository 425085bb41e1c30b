import { type ChangeEvent, useState } from "react";
import { type ListedPerson, type PeopleColumn, parsePeopleList, peopleColumns, peopleFrom } from "#domain/cohort/people-list.ts";
import type { MembersReport } from "#sync/cohort-messages.ts";
import { parseMembersReport } from "#sync/parse-cohort-answers.ts";
import type { ApiProblem } from "../../api/call-api.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { postParsed } from "../../training/ask-server.ts";
import { type FormDraft, useFormDraft } from "../../training/use-form-draft.ts";
import { useTraining } from "../../training/use-training.ts";
import { ApiProblemText } from "../../ui/api-problem-text.tsx";
import { decodeList, type ListEncoding, listEncodings, recognisedEncoding } from "./decode-list.ts";
import { DraftText } from "./form-fields.tsx";
import { EnrolledList, RowReports } from "./row-reports.tsx";
import type { ViewProps } from "./view-props.ts";

const mostRows = 1000;
/** `import` is the id under which the server enrols this list once; another list has another. */
const nothingTyped = { text: "", columns: "", import: "" };

/** Enrols the people of a list, all or none, after the server has said for each row what will happen. */
export function ImportView({ cohort, onChanged }: ViewProps) {
  const t = useTranslate("trainer");
  const draft = useFormDraft(`trainer:import:${cohort.id}`, nothingTyped);
  if (cohort.archived) return <p>{t("archived.text")}</p>;
  return draft ? <Import cohort={cohort} onChanged={onChanged} draft={draft} /> : null;
}

/** What the server said about exactly these people. */
interface Reported {
  readonly people: readonly ListedPerson[];
  readonly report: MembersReport;
}

function Import({ cohort, onChanged, draft }: ViewProps & { readonly draft: FormDraft }) {
  const t = useTranslate("trainer");
  const { training } = useTraining() ?? {};
  const [file, setFile] = useState<{ readonly bytes: Uint8Array; readonly encoding: ListEncoding }>();
  const [reported, setReported] = useState<Reported>();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const { text = "", columns = "" } = draft.values;
  const list = parsePeopleList(text);
  const chosen = columnsFrom(columns, list.columns);
  const people = peopleFrom(list, chosen);

  const forget = () => {
    setReported(undefined);
    setProblem(undefined);
  };
  const read = (bytes: Uint8Array, encoding: ListEncoding) => {
    setFile({ bytes, encoding });
    draft.setAll({ ...nothingTyped, text: decodeList(bytes, encoding) });
    forget();
  };
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [picked] = target.files ?? [];
    if (!picked) return;
    const bytes = new Uint8Array(await picked.arrayBuffer());
    read(bytes, recognisedEncoding(bytes));
  };
  const ask = async (dryRun: boolean) => {
    if (!training) return;
    const id = draft.values.import || training.newId();
    draft.set("import", id);
    setAsking(true);
    setProblem(undefined);
    const rows = people.map(({ line: _, ...person }) => person);
    const answer = await postParsed(`cohorts/${cohort.id}/members`, { dryRun, import: id, rows }, parseMembersReport);
    setAsking(false);
    if (!answer.ok) {
      if (isSpent(answer.error)) draft.set("import", "");
      return setProblem(answer.error);
    }
    setReported({ people, report: answer.value });
    if (!answer.value.done) return;
    draft.clear();
    setFile(undefined);
    onChanged();
  };

  if (reported?.report.done) return <EnrolledList {...reported} cohort={cohort} onAgain={() => setReported(undefined)} />;
  const refused = reported?.report.rows.filter(({ outcome }) => outcome === "refused").length ?? 0;
  const hasNames = chosen.includes("name") || chosen.includes("given-name") || chosen.includes("family-name");
  return (
    <section aria-labelledby="import-title">
      <h2 id="import-title">{t("view.import")}</h2>
      <p>{t("import.text")}</p>
      <div className="stack import">
        <div className="field">
          <label htmlFor="list-file">{t("import.file", { kinds: ".csv, .tsv, .txt" })}</label>
          <input
            id="list-file"
            className="in"
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            onChange={(event) => void take(event)}
          />
        </div>
        {file && (
          <div className="field">
            <label htmlFor="list-encoding">{t("import.encoding")}</label>
            <select
              id="list-encoding"
              className="in"
              value={file.encoding}
              onChange={({ target }) => read(file.bytes, listEncodings.find((each) => each === target.value) ?? "utf-8")}
            >
              {listEncodings.map((encoding) => (
                <option key={encoding} value={encoding}>
                  {t(`encoding.${encoding}`, { name: encoding })}
                </option>
              ))}
            </select>
          </div>
        )}
        <DraftText
          draft={{
            ...draft,
            set: (_, value) => {
              draft.setAll({ ...nothingTyped, text: value });
              forget();
            },
          }}
          name="text"
          rows={8}
          label={t("import.paste")}
          help={t("import.paste.help")}
        />
        {people.length > 0 && (
          <p id="list-read">
            {t(list.hasHeader ? "import.read.header" : "import.read", {
              count: people.length,
              separator: t(`separator.${separatorNames[list.separator]}`),
            })}
          </p>
        )}
        {people.length > 0 && (
          <Columns
            columns={chosen}
            rows={list.rows.slice(0, 3).map(({ cells }) => cells)}
            onChange={(next) => {
              draft.setAll({ ...nothingTyped, text, columns: next.join(" ") });
              forget();
            }}
          />
        )}
        {people.length > mostRows && <p className="err">{t("import.too-many", { most: mostRows })}</p>}
        {people.length > 0 && !hasNames && <p className="err">{t("import.no-name")}</p>}
        {problem && <ApiProblemText namespace="trainer" problem={problem} />}
        {reported && !problem && <RowReports {...reported} />}
        <p className="acts">
          {reported && refused === 0 ? (
            <button type="button" className="btn btn--main" aria-disabled={isAsking} onClick={() => !isAsking && void ask(false)}>
              {t("import.invite", { count: people.length })}
            </button>
          ) : (
            people.length > 0 &&
            people.length <= mostRows &&
            hasNames && (
              <button type="button" className="btn btn--main" aria-disabled={isAsking} onClick={() => !isAsking && void ask(true)}>
                {t("import.check", { count: people.length })}
              </button>
            )
          )}
        </p>
        <p role="status">{isAsking && t("asking")}</p>
      </div>
    </section>
  );
}

/** The server will not take a list under this id any more. */
const isSpent = ({ code }: ApiProblem): boolean => code === "import-taken" || code === "import-expired";

const separatorNames = { ",": "comma", ";": "semicolon", "\t": "tab" } as const;

/** What the trainer said a column means, else what it was read as. */
function columnsFrom(said: string, read: readonly PeopleColumn[]): readonly PeopleColumn[] {
  const named = said.split(" ").flatMap((each) => peopleColumns.find((column) => column === each) ?? []);
  return named.length === read.length ? named : read;
}

interface ColumnsProps {
  readonly columns: readonly PeopleColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly onChange: (columns: readonly PeopleColumn[]) => void;
}

/** The first rows, with what each column is taken for, to be changed where it was guessed wrong. */
function Columns({ columns, rows, onChange }: ColumnsProps) {
  const t = useTranslate("trainer");
  return (
    <div className="scroll">
      <table className="grid" aria-labelledby="list-read">
        <thead>
          <tr>
            {columns.map((column, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <th key={index} scope="col">
                <select
                  className="in"
                  aria-label={t("import.column", { number: index + 1 })}
                  value={column}
                  onChange={({ target }) =>
                    onChange(
                      columns.map((each, place) =>
                        place === index ? (peopleColumns.find((one) => one === target.value) ?? "other") : each,
                      ),
                    )
                  }
                >
                  {peopleColumns.map((each) => (
                    <option key={each} value={each}>
                      {t(`column.${each}`)}
                    </option>
                  ))}
                </select>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <tr key={row}>
              {columns.map((_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <td key={index} dir="auto">
                  {cells[index] ?? ""}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
