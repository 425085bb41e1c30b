import { citeList, languageOf } from "#page/lesson-view.ts";
import { pairCell, type ReadText } from "#page/pair-view.ts";
import { standingLabel } from "#page/standing-view.ts";
import { useFormat, useTranslate } from "../../i18n/i18n.tsx";
import { reactNode } from "../../ui/page-node.tsx";
import type { BriefingPoint } from "./briefing-points.ts";

interface Props {
  readonly point: BriefingPoint;
  /** Of its footnote, from 1. */
  readonly number: number;
}

export function BriefingRow({ point: { page, block }, number }: Props) {
  const t = useTranslate("lesson");
  const format = useFormat();
  const second = secondText(page);
  const cell = (text: ReadText, side: "one" | "two") => reactNode(pairCell(block, text, page.structure, page.locale, side, t));
  return (
    <div className={`brief-row is-${block.standing}`}>
      <div className="brief-mark">
        <span className="num">{format.number(number)}</span>
        {block.standing && reactNode(standingLabel(block.standing, block.basis, t))}
      </div>
      <div className="one">{cell({ locale: page.textLocale, words: page.words }, "one")}</div>
      {second && <div className="two">{cell(second, "two")}</div>}
    </div>
  );
}

/** The sources of a point, in each of the languages. */
export function FootNote({ point: { page, block }, number }: Props) {
  const t = useTranslate("lesson");
  const second = secondText(page);
  return (
    <li value={number}>
      {reactNode(citeList(block.cite ?? [], page.words.cites, t, languageOf(page.textLocale, page.locale)))}
      {second && reactNode(citeList(block.cite ?? [], second.words.cites, t, languageOf(second.locale, page.locale)))}
    </li>
  );
}

const secondText = ({ second }: BriefingPoint["page"]): ReadText | undefined =>
  second?.text.kind === "here" ? { locale: second.locale, words: second.text.words } : undefined;
