import type { Basis, Standing } from "#domain/course/lesson.ts";
import { icon } from "./icons.ts";
import { h, type PageElement } from "./node.ts";
import type { Translate } from "./translate.ts";

/** Word, shape and colour of what kind of authority stands behind a text (design guide, section 4). */
export function standingLabel(standing: Standing, basis: Basis | undefined, t: Translate): PageElement {
  const word = basis
    ? t("standing-with-basis", { standing: t(`standing.${standing}`), basis: t(`basis.${basis}`) })
    : t(`standing.${standing}`);
  return h("span", { class: `st is-${standing}` }, icon(`s-${standing}`), word);
}
