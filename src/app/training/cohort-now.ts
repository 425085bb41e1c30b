import type { ChangeRow } from "#offline/database.ts";
import { isMaking } from "#offline/training/trainer-change.ts";
import type { Assignment, CohortChange, CohortDetail, CohortGroup, CohortSummary } from "#sync/cohort-messages.ts";

/**
 * Something as the trainer left it; `isWaiting`: the server does not know it so yet. Its version is the one that the server has when it has
 * taken this, so that a further change builds on it whether or not that has happened.
 */
export type Shown<T> = T & { readonly isWaiting?: true };
export type ShownDetail = Shown<Omit<CohortDetail, "groups" | "plan">> & {
  readonly groups: readonly Shown<CohortGroup>[];
  readonly plan: readonly Shown<Assignment>[];
};

const isoFrom = (ms: number) => new Date(ms).toISOString();

/** The server's list with the changes that wait; cohorts that it does not know yet come first. */
export function cohortsNow(cohorts: readonly CohortSummary[], rows: readonly ChangeRow[]): readonly Shown<CohortSummary>[] {
  const known = new Set(cohorts.map(({ id }) => id));
  const made = rows.filter(({ change, refused }) => isMaking(change) && !refused && !known.has(change.cohort));
  const ids = [...new Set(made.map(({ change }) => change.cohort))].reverse();
  const madeAt = new Map(made.map(({ change, madeAtMs }) => [change.cohort, madeAtMs]));
  return [...ids.map((id) => emptySummary(id, madeAt.get(id) ?? 0)), ...cohorts].map((cohort) => settingsNow(cohort, rows));
}

/** One cohort with the changes that wait; `undefined` when neither the server nor a change has told of it. */
export function cohortNow(id: string, detail: CohortDetail | undefined, rows: readonly ChangeRow[]): ShownDetail | undefined {
  const ours = rows.filter(({ change, refused }) => change.cohort === id && !refused);
  const made = ours.find(({ change }) => isMaking(change));
  if (!detail && !made) return undefined;
  const base = detail ?? {
    ...emptySummary(id, made?.madeAtMs ?? 0),
    trainers: [],
    groups: [],
    members: [],
    invitees: [],
    plan: [],
    invitations: [],
  };
  const groups = new Map<string, Shown<CohortGroup>>(base.groups.map((group) => [group.id, group]));
  const plan = new Map<string, Shown<Assignment>>(base.plan.map((assignment) => [assignment.id, assignment]));
  for (const { change, takenAtMs } of ours) {
    const isWaiting = takenAtMs === undefined;
    if (change.kind === "group") place(groups, change.id, change.body, isWaiting);
    else if (change.kind === "assignment") place(plan, change.id, change.body, isWaiting);
  }
  return { ...settingsNow(base, ours), groups: [...groups.values()], plan: [...plan.values()] };
}

/** A change takes the place of what it changes, unless the server has it and has told of it. */
function place<Body extends { readonly version: number }>(
  items: Map<string, Shown<Body & { readonly id: string }>>,
  id: string,
  body: Body | { readonly version: number; readonly withdrawn: true },
  isWaiting: boolean,
): void {
  const held = items.get(id)?.version ?? 0;
  if (!isWaiting && held >= body.version) return;
  if ("withdrawn" in body) items.delete(id);
  else items.set(id, { ...body, id, version: Math.max(held, body.version), ...(isWaiting && { isWaiting }) });
}

function settingsNow<Summary extends CohortSummary>(cohort: Summary, rows: readonly ChangeRow[]): Shown<Summary> {
  const last = rows.filter(({ change, refused }) => change.kind === "cohort" && change.cohort === cohort.id && !refused).at(-1);
  if (last?.change.kind !== "cohort") return cohort;
  const { archived, version, ...settings }: CohortChange = last.change.body;
  if (last.takenAtMs !== undefined && cohort.version > version) return cohort; // the server told of it
  const { opensOn: _, closesOn: __, ...rest } = cohort;
  return {
    ...rest,
    ...settings,
    archived: archived ?? false,
    version: Math.max(cohort.version, version + 1),
    ...(last.takenAtMs === undefined && { isWaiting: true }),
  } as Shown<Summary>;
}

const emptySummary = (id: string, madeAtMs: number): CohortSummary => ({
  id,
  version: 0,
  name: "",
  language: "en",
  timeZone: "UTC",
  confidential: false,
  learners: 0,
  assignments: 0,
  archived: false,
  createdAt: isoFrom(madeAtMs),
});
