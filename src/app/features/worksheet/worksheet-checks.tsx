import type { WorksheetEntries, WorksheetStructure } from "#domain/course/worksheet.ts";
import { evaluateWorksheet, type FoundWord } from "#domain/worksheet/evaluate-worksheet.ts";
import { textOf } from "#domain/worksheet/worksheet-entry.ts";
import { citeList } from "#page/lesson-view.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { Icon } from "../../ui/icon.tsx";
import { reactNode } from "../../ui/page-node.tsx";
import { besideAddress, fieldAddress } from "./field-address.ts";
import { type SheetTexts, Words } from "./sheet-texts.tsx";

interface Props {
  readonly structure: WorksheetStructure;
  readonly texts: SheetTexts;
  readonly entries: WorksheetEntries;
  readonly beside: WorksheetEntries | undefined;
}

/** What is missing, and what each rule that is not met has to say. They advise: nothing is refused. */
export function WorksheetChecks({ structure, texts, entries, beside = {} }: Props) {
  const t = useTranslate("worksheet");
  const lesson = useTranslate("lesson");
  const [{ words, language }, second] = texts;
  const { missing, findings } = evaluateWorksheet({
    structure,
    words: second ? [words, second.words] : [words],
    entries,
    ...(second && { beside }),
  });
  const unmet = findings.filter(({ met }) => !met);
  const open = missing.length + unmet.length;
  const cites = new Map(structure.rules.map(({ id, cite }) => [id, cite]));
  return (
    <section className="stack-s" aria-labelledby="checks">
      <h2 id="checks">{t("checks")}</h2>
      <p role="status">{open === 0 ? t("checks.ready") : t("checks.open", { count: open })}</p>
      <ul className="checks stack">
        {missing.length > 0 && (
          <li>
            <Icon name="info" />
            <div>
              <p>{t("checks.missing")}</p>
              <FieldLinks fields={missing} texts={texts} />
            </div>
          </li>
        )}
        {unmet.map(({ rule, fields, found }) => {
          const cite = cites.get(rule);
          return (
            <li key={rule}>
              <Icon name="info" />
              <div>
                <Words of={texts} pick={({ rules }) => rules[rule]?.message ?? rule} as="p" />
                {cite && <div className="meta">{reactNode(citeList(cite, words.cites, lesson, language))}</div>}
                <FieldLinks fields={fields} texts={texts} />
                {found.map((word) => (
                  <FoundPlace
                    key={`${word.beside} ${word.field} ${word.start}`}
                    word={word}
                    text={textOf(word.beside ? beside : entries, word.field)}
                  />
                ))}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function FieldLinks({ fields, texts: [{ words, language }] }: { readonly fields: readonly string[]; readonly texts: SheetTexts }) {
  return (
    <span className="dots">
      {fields.map((field) => (
        <a key={field} className="lk" href={`#${fieldAddress(field)}`} {...language}>
          {words.fields[field]?.label ?? field}
        </a>
      ))}
    </span>
  );
}

/** Letters shown on either side of a word that was found. */
const around = 28;

/** A word to avoid with what stands around it, and the way to it. */
function FoundPlace({ word, text }: { readonly word: FoundWord; readonly text: string }) {
  const t = useTranslate("worksheet");
  const { field, beside, start, end } = word;
  const show = () => {
    const control = document.getElementById((beside ? besideAddress : fieldAddress)(field));
    if (!(control instanceof HTMLTextAreaElement)) return;
    const folded = control.closest("details");
    if (folded) folded.open = true;
    control.focus();
    control.setSelectionRange(start, end);
  };
  return (
    <p>
      <bdi>
        {start > around && "…"}
        {text.slice(Math.max(0, start - around), start)}
        <mark>{text.slice(start, end)}</mark>
        {text.slice(end, end + around)}
        {end + around < text.length && "…"}
      </bdi>{" "}
      <button type="button" className="btn btn--text" onClick={show}>
        {t("checks.show")}
      </button>
    </p>
  );
}
