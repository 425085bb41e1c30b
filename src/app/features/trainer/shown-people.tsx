import { type ReactNode, useId, useState } from "react";
import type { CohortPerson } from "#sync/cohort-messages.ts";
import { useTranslate } from "../../i18n/i18n.tsx";

/** So many at first: a long list is searched. */
const atFirst = 50;

interface Props<Person extends CohortPerson> {
  readonly people: readonly Person[];
  /** Shown before the others, whatever is searched. */
  readonly isFirst?: (person: Person) => boolean;
  readonly children: (shown: readonly Person[]) => ReactNode;
}

/** Those of many people whose name is searched, a few at first. */
export function ShownPeople<Person extends CohortPerson>({ people, isFirst, children }: Props<Person>) {
  const t = useTranslate("trainer");
  const id = useId();
  const [search, setSearch] = useState("");
  const [isWhole, setWhole] = useState(false);
  const wanted = search.trim().toLowerCase();
  const found = people.filter(
    (person) => isFirst?.(person) || person.name.toLowerCase().includes(wanted) || person.userName?.toLowerCase().includes(wanted),
  );
  const sorted = isFirst ? [...found.filter(isFirst), ...found.filter((person) => !isFirst(person))] : found;
  const shown = isWhole ? sorted : sorted.slice(0, atFirst);
  return (
    <>
      {people.length > 10 && (
        <search className="field">
          <label htmlFor={id}>{t("people.search")}</label>
          <input id={id} className="in" type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
        </search>
      )}
      {children(shown)}
      {shown.length < sorted.length && (
        <p>
          <button type="button" className="btn btn--quiet" onClick={() => setWhole(true)}>
            {t("people.all", { count: sorted.length })}
          </button>
        </p>
      )}
    </>
  );
}
