import { type ReactNode, useRef, useState } from "react";
import type { WorksheetPage } from "#page/activity-page.ts";
import { courseHref } from "#page/address.ts";
import { provenanceText } from "#page/lesson-view.ts";
import type { Device } from "../../device/device.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { Icon } from "../../ui/icon.tsx";
import { RecordProblem } from "../../ui/record-problem.tsx";
import { ClearWorksheet } from "./clear-worksheet.tsx";
import { GivenTexts } from "./given-texts.tsx";
import { sheetTextsOf, Words } from "./sheet-texts.tsx";
import { useWorksheetDraft } from "./use-worksheet-draft.ts";
import { WorksheetChecks } from "./worksheet-checks.tsx";
import { WorksheetForm } from "./worksheet-form.tsx";
import { WorksheetModel } from "./worksheet-model.tsx";
import { WorksheetResult } from "./worksheet-result.tsx";
import { WorksheetRubric } from "./worksheet-rubric.tsx";
import { WorksheetTimer } from "./worksheet-timer.tsx";

interface Props {
  readonly page: WorksheetPage;
  /** Undefined until the device is open, and where it cannot be. */
  readonly device: Pick<Device, "drafts"> | undefined;
  /** Undefined until the record has been read. */
  readonly isDone: boolean | undefined;
  readonly onComplete: () => void;
  /** Stands below the introduction; may come after the page. */
  readonly tools?: ReactNode;
}

/** A form that helps to think: filled in on this device, checked when asked, printed, and done when its writer says so. */
export function Worksheet({ page, device, isDone, onComplete, tools }: Props) {
  const t = useTranslate("worksheet");
  const form = useRef<HTMLFormElement>(null);
  const [isChecked, setChecked] = useState(false);
  const { structure, course, activity } = page;
  const draft = useWorksheetDraft(device, `worksheet/${course.id}/${activity.id}`, structure, form);
  const texts = sheetTextsOf(page);
  const [, second] = texts;
  const { entries } = draft;
  const beside = second && draft.beside[second.locale];
  const clear = () => {
    draft.clear();
    setChecked(false);
  };
  return (
    <>
      <div className="on-screen stack">
        <WorksheetHead page={page} />
        <div className="sheet-tools">{tools}</div>
        {structure.given && <GivenTexts given={structure.given} texts={texts} />}
        {structure.clock !== undefined && <WorksheetTimer minutes={structure.clock} clock={draft.clock} onChange={draft.setClock} />}
        <WorksheetForm {...{ form, structure, texts, entries, beside }} onEnter={draft.enter} onEnterBeside={draft.enterBeside} />
        {draft.failure && <RecordProblem problem={draft.failure.problem} onRetry={draft.failure.retry} />}
        <p className="acts">
          <button type="button" className="btn btn--main btn--block" onClick={() => setChecked(true)}>
            {t("check")}
          </button>
        </p>
        {isChecked && <WorksheetChecks {...{ structure, texts, entries, beside }} />}
        {isChecked && structure.model && <WorksheetModel fields={structure.model} texts={texts} />}
        {structure.criteria.length > 0 && (
          <WorksheetRubric criteria={structure.criteria} texts={texts} marks={draft.marks} onMark={draft.mark} />
        )}
      </div>
      <WorksheetResult {...{ page, texts, entries, beside }} />
      <div className="on-screen stack">
        {isDone ? (
          <p className="row-i" role="status">
            <Icon name="check" />
            {t("done")}
          </p>
        ) : (
          <p className="acts">
            <button type="button" className="btn btn--quiet btn--block" disabled={isDone === undefined} onClick={onComplete}>
              <Icon name="check" />
              {t("mark-done")}
            </button>
          </p>
        )}
        <ClearWorksheet onClear={clear} />
        <NextActivity page={page} />
      </div>
    </>
  );
}

function WorksheetHead({ page }: { readonly page: WorksheetPage }) {
  const t = useTranslate("worksheet");
  const lesson = useTranslate("lesson");
  const { words, textLocale, locale, course, activity, second } = page;
  const texts = sheetTextsOf(page);
  return (
    <>
      <nav className="crumb" aria-label={t("crumb")}>
        <a href={courseHref(locale, course.id)}>{course.title}</a>
      </nav>
      <header className="page-head">
        <h1>
          <Words of={texts} pick={({ title }) => title} />
        </h1>
        <p className="meta dots">
          <span>{lesson("minutes", { count: activity.minutes })}</span>
          <span>{provenanceText(words, textLocale, lesson)}</span>
          {second?.text.kind === "here" && <span>{provenanceText(second.text.words, second.locale, lesson)}</span>}
        </p>
      </header>
      <div className="stack read">
        <Words of={texts} pick={({ intro }) => intro} as="div" />
      </div>
      <p className="row-i meta">
        <Icon name="device" />
        {t("stays-here")}
      </p>
      <p className="row-i meta">
        <Icon name="info" />
        {t("aid")}
      </p>
    </>
  );
}

function NextActivity({ page: { next } }: { readonly page: WorksheetPage }) {
  const lesson = useTranslate("lesson");
  return (
    next && (
      <p>
        <a className="lk" href={next.href}>
          {lesson(`next.${next.kind}`, { title: next.title })}
          <Icon name="arrow" />
        </a>
      </p>
    )
  );
}
