import type { Kysely } from "kysely";
import { firstAnswers, type ItemFigures, itemFigures } from "#domain/cohort/item-statistics.ts";
import { publishedItem } from "#domain/cohort/published-item.ts";
import type { PublishedClasses } from "#domain/cohort/published-numbers.ts";
import type { Item } from "#domain/course/quiz.ts";
import type { RoomItem, RoomState } from "#sync/report-messages.ts";
import type { Tables } from "../database/tables.ts";
import { countedStatement, quizOf, splitId } from "../sync/grade-statement.ts";
import type { ReportDeps } from "./item-report.ts";
import type { LiveOfCohort, LiveRow } from "./live-access.ts";
import { groupedBy, readReportedCohort } from "./reported-cohort.ts";
import { visibleStatements } from "./visible-statements.ts";

/** What the room has done since the session began. */
export interface Room {
  readonly joined: number;
  readonly started: number;
  readonly items: readonly OpenItem[];
}
export interface OpenItem {
  /** `course/item` */
  readonly item: string;
  readonly structure: Item;
  readonly figures: ItemFigures;
}

/** How far a clock in the room may be behind the server's. */
const slowClockMs = 15 * 60_000;

/**
 * Counted is what arrived during the session and was not recorded long before: what somebody did at home, and sends now, is no part of it. Of
 * each person the first answer to an item.
 */
export async function readRoom(db: Kysely<Tables>, { packs, courses }: ReportDeps, session: LiveRow): Promise<Room> {
  const { tenant, quiz, started_at, ends_at } = session;
  const cohort = await readReportedCohort(db, courses, session);
  const members = cohort.members.filter(({ due }) => due.has(quiz));
  const sinceMs = started_at.getTime() - slowClockMs;
  const visibilities = new Map(
    members.map(({ person, visibility }) => [
      person.id,
      { ...visibility, joinedAtMs: Math.max(visibility.joinedAtMs, sinceMs), shared: new Set<string>() },
    ]),
  );
  const keys = members.map(({ person }) => ({ learner: person.id, activity: quiz }));
  const work = await visibleStatements(db, tenant, keys, visibilities, { from: started_at, until: ends_at });
  const [course] = splitId(quiz);
  const structure = await quizOf(quiz, await courses.version(course), packs);
  const answers = groupedBy(
    [...work.values()].flatMap((own) => firstAnswers(own.map(countedStatement), quiz)),
    ({ item }) => item,
  );
  return {
    joined: members.length,
    started: work.size,
    items: (structure?.items ?? []).map((item) => {
      const id = `${course}/${item.id}`;
      return { item: id, structure: item, figures: itemFigures(item, answers.get(id) ?? []) };
    }),
  };
}

/**
 * What stays of an item that is closed, and in a confidential cohort the classes in which it tells of people.
 * @param during What was published of the item's statistics since the session began: the same answers may be in it.
 */
export function closedResult(
  { item, structure, figures }: OpenItem,
  isConfidential: boolean,
  during: readonly PublishedClasses[],
): { readonly result: RoomItem; readonly classes?: PublishedClasses } {
  const { answered, right, choices } = figures;
  if (!isConfidential) return { result: { item, answered, right, choices } };
  const published = publishedItem(structure, figures, during);
  if (!published) return { result: { item, answered, right: null, choices: null } };
  return { result: { item, answered, right: published.right, choices: published.choices }, classes: published.classes };
}

/** The room as its screen shows it. */
export async function readRoomState(
  db: Kysely<Tables>,
  deps: ReportDeps,
  { session, cohort: { confidential } }: LiveOfCohort,
  nowMs: number,
): Promise<RoomState> {
  const room = await readRoom(db, deps, session);
  const rows = await db
    .selectFrom("live_results")
    .select(["item", "result"])
    .where("tenant", "=", session.tenant)
    .where("session", "=", session.id)
    .orderBy("closed_at")
    .orderBy("item")
    .execute();
  const closed = new Map(rows.map(({ item, result }) => [item, result]));
  return {
    asOf: new Date(nowMs).toISOString(),
    joined: room.joined,
    started: confidential ? null : room.started,
    closed: [...closed.keys()],
    items: room.items.map((open) => closed.get(open.item) ?? openItem(open, confidential)),
  };
}

function openItem({ item, figures: { answered, right, choices } }: OpenItem, isConfidential: boolean): RoomItem {
  return isConfidential ? { item, answered: null, right: null, choices: null } : { item, answered, right, choices };
}
