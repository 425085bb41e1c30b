import type { WorksheetField as Field } from "#domain/course/worksheet.ts";
import type { Locale } from "#domain/locale.ts";
import { citeList } from "#page/lesson-view.ts";
import { useTranslate } from "../../i18n/i18n.tsx";
import { reactNode } from "../../ui/page-node.tsx";
import { BesideText } from "./beside-text.tsx";
import { fieldAddress } from "./field-address.ts";
import { type SheetTexts, Words } from "./sheet-texts.tsx";

interface Props {
  readonly field: Field;
  readonly texts: SheetTexts;
  readonly entry: string | readonly string[] | undefined;
  readonly onEnter: (entry: string | readonly string[]) => void;
  /** The same text in the language beside; undefined where there is none. */
  readonly beside: string | readonly string[] | undefined;
  readonly onEnterBeside: (locale: Locale, text: string) => void;
}

/** One field of a worksheet with its label, help and sources. What is typed finds its own direction. */
export function WorksheetField(props: Props) {
  const { field, texts } = props;
  const t = useTranslate("worksheet");
  const lesson = useTranslate("lesson");
  const [{ words, language }, second] = texts;
  const id = fieldAddress(field.id);
  const name = (
    <>
      <Words of={texts} pick={({ fields }) => fields[field.id]?.label ?? field.id} />
      {field.required && <span className="meta"> {t("needed")}</span>}
    </>
  );
  const about = (
    <div className="meta" id={`${id}-help`}>
      {words.fields[field.id]?.help && <Words of={texts} pick={({ fields }) => fields[field.id]?.help} as="p" />}
      {field.cite && reactNode(citeList(field.cite, words.cites, lesson, language))}
    </div>
  );
  if (field.kind === "choice" || field.kind === "choices") {
    return (
      <fieldset id={id} tabIndex={-1} aria-describedby={`${id}-help`}>
        <legend className="lab">{name}</legend>
        {about}
        {field.options.map((option) => (
          <Option key={option} option={option} {...props} />
        ))}
      </fieldset>
    );
  }
  const control = {
    id,
    className: "in",
    name: field.id,
    value: typeof props.entry === "string" ? props.entry : "",
    "aria-describedby": `${id}-help`,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{name}</label>
      {about}
      {field.kind === "text" ? (
        <textarea {...control} dir="auto" rows={field.rows} onChange={(event) => props.onEnter(event.target.value)} />
      ) : (
        <input {...control} type="date" onChange={(event) => props.onEnter(event.target.value)} />
      )}
      {field.kind === "text" && second && (
        <BesideText
          field={field.id}
          rows={field.rows}
          locale={second.locale}
          text={typeof props.beside === "string" ? props.beside : ""}
          onEnter={(text) => props.onEnterBeside(second.locale, text)}
        />
      )}
    </div>
  );
}

function Option({ option, field, texts, entry, onEnter }: Props & { readonly option: string }) {
  const lesson = useTranslate("lesson");
  const [{ words, language }] = texts;
  const many = field.kind === "choices";
  const ticked = typeof entry === "string" ? [entry] : (entry ?? []);
  const cites = "cites" in field ? field.cites?.[option] : undefined;
  const choose = () => {
    if (!many) onEnter(option);
    else onEnter(ticked.includes(option) ? ticked.filter((other) => other !== option) : [...ticked, option]);
  };
  return (
    <div>
      <label className="pick">
        <input type={many ? "checkbox" : "radio"} name={field.id} value={option} checked={ticked.includes(option)} onChange={choose} />
        <Words of={texts} pick={({ fields }) => fields[field.id]?.options?.[option] ?? option} />
      </label>
      {cites && <div className="option-cites meta">{reactNode(citeList(cites, words.cites, lesson, language))}</div>}
    </div>
  );
}
