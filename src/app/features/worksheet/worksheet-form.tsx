import type { RefObject } from "react";
import type { WorksheetField as Field, WorksheetEntries, WorksheetStructure } from "#domain/course/worksheet.ts";
import type { Locale } from "#domain/locale.ts";
import { openFields } from "#domain/worksheet/open-fields.ts";
import { isFilled } from "#domain/worksheet/worksheet-entry.ts";
import { citeList } from "#page/lesson-view.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { reactNode } from "../../ui/page-node.tsx";
import { type SheetTexts, Words } from "./sheet-texts.tsx";
import { WorksheetField } from "./worksheet-field.tsx";

interface Props {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly structure: WorksheetStructure;
  readonly texts: SheetTexts;
  readonly entries: WorksheetEntries;
  readonly onEnter: (field: string, entry: string | readonly string[]) => void;
  /** What is written in the language beside. */
  readonly beside: WorksheetEntries | undefined;
  readonly onEnterBeside: (locale: Locale, field: string, text: string) => void;
}

/** The open fields of a worksheet, in its steps where it has some. */
export function WorksheetForm(props: Props) {
  const { form, structure, entries } = props;
  const open = openFields(structure.fields, entries);
  const shown = structure.fields.filter(({ id }) => open.has(id));
  const { steps } = structure;
  return (
    <>
      {steps && <StepList {...props} shown={shown} />}
      <form ref={form} className="sheet-fields" onSubmit={(event) => event.preventDefault()}>
        {steps
          ? steps.map((step) => <Step key={step.id} step={step} {...props} shown={shown.filter(({ id }) => step.fields.includes(id))} />)
          : shown.map((field) => <OwnField key={field.id} field={field} {...props} />)}
      </form>
    </>
  );
}

type Steps = NonNullable<WorksheetStructure["steps"]>;
type WithShown = Props & { readonly shown: readonly Field[] };

const stepAddress = (step: string): string => `step-${step}`;

/** The way through the steps, and how far each is filled in. */
function StepList({ structure, texts, entries, shown }: WithShown) {
  const t = useTranslate("worksheet");
  return (
    <nav aria-labelledby="steps">
      <h2 id="steps">{t("steps")}</h2>
      <ol className="stack-s">
        {structure.steps?.map(({ id, fields }) => {
          const own = shown.filter((field) => fields.includes(field.id));
          const filled = own.filter((field) => isFilled(entries, field.id));
          return (
            <li key={id}>
              <a className="lk" href={`#${stepAddress(id)}`}>
                <Words of={texts} pick={({ steps }) => steps?.[id]?.title ?? id} />
              </a>
              <span className="meta"> {t("step.filled", { filled: filled.length, of: own.length })}</span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function Step({ step, ...props }: WithShown & { readonly step: Steps[number] }) {
  const t = useTranslate("worksheet");
  const lesson = useTranslate("lesson");
  const { texts, shown } = props;
  const [{ words, language }] = texts;
  const id = stepAddress(step.id);
  return (
    <section className="sheet-step" id={id} tabIndex={-1} aria-labelledby={`${id}-name`}>
      <h2 id={`${id}-name`}>
        <Words of={texts} pick={({ steps }) => steps?.[step.id]?.title ?? step.id} />
      </h2>
      {words.steps?.[step.id]?.text && <Words of={texts} pick={({ steps }) => steps?.[step.id]?.text} as="div" />}
      {step.cite && <div className="meta">{reactNode(citeList(step.cite, words.cites, lesson, language))}</div>}
      {shown.length === 0 && <p className="meta">{t("step.closed")}</p>}
      {shown.map((field) => (
        <OwnField key={field.id} field={field} {...props} />
      ))}
    </section>
  );
}

function OwnField({ field, texts, entries, onEnter, beside, onEnterBeside }: Props & { readonly field: Field }) {
  return (
    <WorksheetField
      field={field}
      texts={texts}
      entry={entries[field.id]}
      onEnter={(entry) => onEnter(field.id, entry)}
      beside={beside?.[field.id]}
      onEnterBeside={(locale, text) => onEnterBeside(locale, field.id, text)}
    />
  );
}
