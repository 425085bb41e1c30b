import type { CohortPerson } from "#sync/cohort-messages.ts";

export function PersonName({ person: { name, userName } }: { readonly person: CohortPerson }) {
  return (
    <p>
      <bdi>{name}</bdi> {userName && <bdi className="meta" dir="ltr">{` ${userName}`}</bdi>}
    </p>
  );
}
