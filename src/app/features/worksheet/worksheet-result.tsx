import type { WorksheetEntries } from "#domain/course/worksheet.ts";
import { formatTagOf } from "#domain/locale.ts";
import type { WorksheetPage } from "#page/activity-page.ts";
import { type Memo, type MemoText, memoPage, memoView } from "#page/worksheet-memo.ts";
import { createFormat } from "../../i18n/format.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { usePreferences } from "../../preferences.ts";
import { reactNodes } from "../../ui/page-node.tsx";
import { saveFile } from "../../ui/save-file.ts";
import { pageFile } from "./page-file.ts";
import type { SheetText, SheetTexts } from "./sheet-texts.tsx";

interface Props {
  readonly page: WorksheetPage;
  readonly texts: SheetTexts;
  readonly entries: WorksheetEntries;
  /** What is written in the language beside. */
  readonly beside: WorksheetEntries | undefined;
}

/** What comes of the worksheet: read here, printed, or saved as a file. */
export function WorksheetResult(props: Props) {
  const t = useTranslate("worksheet");
  const memo = useMemoOf(props);
  const { activity } = props.page;
  return (
    <>
      <section className="on-screen stack-s" aria-labelledby="memo">
        <h2 id="memo">{t("memo")}</h2>
        <details>
          <summary className="lk">{t("memo.read")}</summary>
          <div className="given stack">{reactNodes(memoView(memo, 3))}</div>
        </details>
        <div className="acts">
          <button type="button" className="btn btn--quiet btn--block" onClick={() => print()}>
            {t("print")}
          </button>
          <button
            type="button"
            className="btn btn--quiet btn--block"
            onClick={() => saveFile(`${activity.id}.html`, "text/html;charset=utf-8", pageFile(memoPage(memo)))}
          >
            {t("save")}
          </button>
        </div>
      </section>
      <section className="print-only stack">{reactNodes(memoView(memo))}</section>
    </>
  );
}

function useMemoOf({ page, texts: [first, second], entries, beside }: Props): Memo {
  const worksheet = useTranslate("worksheet");
  const lesson = useTranslate("lesson");
  const digits = usePreferences((preferences) => preferences.digits);
  const textFrom = ({ locale, words }: SheetText, own: WorksheetEntries): MemoText => {
    const format = createFormat(formatTagOf(locale, digits), worksheet);
    return { locale, words, entries: own, day: (day) => format.date(localMidnight(day)) };
  };
  const { structure, course } = page;
  const texts = second
    ? ([textFrom(first, entries), textFrom(second, besideOf(page, entries, beside))] as const)
    : ([textFrom(first, entries)] as const);
  return { structure, course: course.title, texts, worksheet, lesson };
}

/** Texts as they stand in the language beside; choices and days as they were given. */
function besideOf({ structure }: WorksheetPage, entries: WorksheetEntries, beside: WorksheetEntries = {}): WorksheetEntries {
  const others = structure.fields.filter(({ kind }) => kind !== "text").map(({ id }) => id);
  return { ...Object.fromEntries(Object.entries(entries).filter(([id]) => others.includes(id))), ...beside };
}

/** `2026-05-04` in the time zone of the device, so that the day is written as it was chosen. */
const localMidnight = (day: string): number => new Date(`${day}T00:00`).getTime();
