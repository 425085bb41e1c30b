import { useTranslate } from "../../../i18n/i18n.tsx";
import type { CellSign } from "./cell-words.ts";

const shapes: { readonly [sign in CellSign]: string } = {
  started: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 1 0 0-17M12 3.5v17M12 8l5-3M12 12.5l8-4M12 17l8-4",
  done: "M5 12.5l4.5 4.5L19 7.5",
  mastered: "M12 3.5l2.6 5.6 6.1.8-4.5 4.2 1.2 6-5.4-3-5.4 3 1.2-6-4.5-4.2 6.1-.8z",
  late: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 1 0 0-17M12 7v5l3.2 2",
};
const signs: readonly CellSign[] = ["started", "done", "mastered", "late"];

/** The drawings of all signs, once for a page: thousands of cells point at them. */
export function CellSymbols() {
  return (
    <svg className="cell-symbols" aria-hidden="true">
      {signs.map((sign) => (
        <symbol key={sign} id={`cell-${sign}`} viewBox="0 0 24 24">
          <path d={shapes[sign]} />
        </symbol>
      ))}
    </svg>
  );
}

export function Sign({ name }: { readonly name: CellSign }) {
  return (
    <svg className="i" aria-hidden="true">
      <use href={`#cell-${name}`} />
    </svg>
  );
}

/** What the signs of the matrix mean. */
export function CellLegend() {
  const t = useTranslate("trainer-report");
  return (
    <ul className="dots meta cell-legend">
      <li>{t("state.not-started")}</li>
      {signs.map((sign) => (
        <li key={sign} className="row-i">
          <Sign name={sign} />
          {t(sign === "started" ? "state.in-progress" : sign === "late" ? "late" : `state.${sign}`)}
        </li>
      ))}
    </ul>
  );
}
