import { type Kysely, sql } from "kysely";
import { type Gain, gainOf } from "#domain/cohort/gain.ts";
import type { QuizMode } from "#domain/course/course.ts";
import { compareByTime } from "#domain/record/effective-statements.ts";
import { msOf } from "#domain/record/hlc.ts";
import type { Tables } from "../database/tables.ts";
import type { PublishedPacks } from "../sync/published-packs.ts";
import { attemptsFrom, isAllVisible } from "./cohort-work.ts";
import { groupedBy, type ReportedCohort, type ReportedMember } from "./reported-cohort.ts";
import { visibleStatements } from "./visible-statements.ts";

export interface ReportedGain extends Gain {
  readonly course: string;
}

/** For each course with a pre-test and a final assessment: those who have handed in both. */
export async function reportedGain(db: Kysely<Tables>, packs: PublishedPacks, cohort: ReportedCohort): Promise<ReportedGain[]> {
  const gains: ReportedGain[] = [];
  for (const [course, { quizzes }] of cohort.outlines) {
    const inMode = (wanted: QuizMode) => quizzes.filter(({ mode }) => mode === wanted).map(({ id }) => `${course}/${id}`);
    const [pretests, finals] = [inMode("pretest"), inMode("assessment")];
    if (pretests.length === 0 || finals.length === 0) continue;
    const submissions = await visibleSubmissions(db, packs, cohort, [...pretests, ...finals]);
    const gain = gainOf(
      cohort.members.flatMap(({ person }) => {
        const own = submissions.get(person.id) ?? [];
        const before = own.find(({ quiz }) => pretests.includes(quiz))?.scaled;
        const after = own.find(({ quiz }) => finals.includes(quiz))?.scaled;
        return before === undefined || after === undefined ? [] : { before, after };
      }),
    );
    if (gain) gains.push({ course, ...gain });
  }
  return gains;
}

interface Submission {
  readonly quiz: string;
  readonly at: string;
  /** Id of the attempt. */
  readonly id: string;
  readonly scaled: number;
}
interface AttemptRow {
  readonly learner: string;
  readonly quiz: string;
  readonly attempt: string;
  readonly earliest_at: string;
  readonly submitted_at: string | null;
  readonly scaled: number | null;
}

/** Graded submissions of each member that the trainers may see, the earliest first. */
async function visibleSubmissions(
  db: Kysely<Tables>,
  packs: PublishedPacks,
  { tenant, members }: ReportedCohort,
  quizzes: readonly string[],
): Promise<ReadonlyMap<string, readonly Submission[]>> {
  const byId = new Map(members.map((member) => [member.person.id, member]));
  const { rows } = await sql<AttemptRow>`
    select learner, quiz, attempt, earliest_at, submitted_at, scaled from attempts
    where tenant = ${tenant} and learner = any(${[...byId.keys()]}::uuid[]) and quiz = any(${quizzes}::text[])`.execute(db);
  const byWork = groupedBy(rows, ({ learner, quiz }) => `${learner} ${quiz}`);
  const isWhole = (member: ReportedMember, { quiz, earliest_at }: AttemptRow) =>
    (member.due.has(quiz) || member.visibility.shared.has(quiz)) && isAllVisible(member, quiz, msOf(earliest_at));
  const submissions: (Submission & { readonly learner: string })[] = [];
  const mixed: { readonly learner: string; readonly activity: string }[] = [];
  for (const [first, ...rest] of byWork.values()) {
    const member = first && byId.get(first.learner);
    if (!member) continue;
    const attempts = [first, ...rest];
    if (attempts.every((attempt) => isWhole(member, attempt))) submissions.push(...attempts.flatMap(submissionOf));
    else mixed.push({ learner: first.learner, activity: first.quiz });
  }
  const visibilities = new Map(members.map(({ person, visibility }) => [person.id, visibility]));
  const statements = await visibleStatements(db, tenant, mixed, visibilities);
  for (const { learner, activity } of mixed) {
    const attempts = await attemptsFrom(activity, statements.get(learner) ?? [], packs);
    submissions.push(...attempts.flatMap((attempt) => submissionOf({ learner, ...attempt })));
  }
  return groupedBy(submissions.sort(compareByTime), ({ learner }) => learner);
}

function submissionOf(row: {
  readonly learner: string;
  readonly quiz: string;
  readonly attempt: string;
  readonly submitted_at?: string | null;
  readonly scaled?: number | null;
}): (Submission & { readonly learner: string })[] {
  const { learner, quiz, attempt, submitted_at = null, scaled = null } = row;
  return submitted_at === null || scaled === null ? [] : [{ learner, quiz, id: attempt, at: submitted_at, scaled }];
}
