import { canonicalJson } from "#domain/record/canonical-json.ts";
import type {
  AssignmentChange,
  CohortChange,
  CohortDetail,
  CohortInvitation,
  CohortInvitee,
  CohortMember,
  CohortPerson,
  GroupChange,
  MemberRow,
  MemberRowReport,
  MembersReport,
  MembersRequest,
} from "#sync/cohort-messages.ts";

interface Versioned<Body> {
  readonly version: number;
  readonly body: Body | undefined;
}
interface ModelCohort {
  settings: CohortChange;
  version: number;
  readonly groups: Map<string, Versioned<GroupChange>>;
  readonly plan: Map<string, Versioned<AssignmentChange>>;
  readonly members: CohortMember[];
  readonly invitees: CohortInvitee[];
  readonly trainers: CohortPerson[];
  readonly invitations: CohortInvitation[];
}

const at = "2026-11-22T00:00:00.000Z";
const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });
const problem = (status: number, code: string): Response => json({ problem: { code } }, status);
const done = (): Response => new Response(null, { status: 204 });

/** The routes of cohorts as `src/sync/cohort-messages.ts` says, in memory and for one trainer: what the trainer's screens are tested against. */
export class ModelCohorts {
  readonly cohorts = new Map<string, ModelCohort>();
  /** What its reports answer, by the path below a cohort's (`report`, `learners/l1`). */
  readonly reports = new Map<string, unknown>();
  /** Comments and marks as they arrived, by their path below a cohort's. */
  readonly feedback = new Map<string, unknown>();
  private readonly imports = new Map<string, MembersReport>();
  /** With this code the first list is refused that comes from now on, as one whose id is spent. */
  refusedImports: "import-expired" | undefined;
  private spentImport: string | undefined;
  private made = 0;

  /** A cohort that is there already, as another device made it. */
  add(id: string, settings: Partial<CohortChange> = {}): ModelCohort {
    const cohort: ModelCohort = {
      settings: { version: 1, name: "Dakar 2026", language: "fr", timeZone: "Africa/Dakar", confidential: false, ...settings },
      version: 1,
      groups: new Map(),
      plan: new Map(),
      members: [],
      invitees: [],
      trainers: [{ id: "t1", name: "Tala Trainer", userName: "tala" }],
      invitations: [],
    };
    this.cohorts.set(id, cohort);
    return cohort;
  }
  enrol(id: string, name: string): CohortMember {
    const member = { id: `l-${name}`, name, userName: name.toLowerCase(), joinedAt: at, groups: [], sharedCourses: [] };
    this.cohorts.get(id)?.members.push(member);
    return member;
  }

  invite(id: string, name: string, declined = false): CohortInvitee {
    const invitee = { id: `l-${name}`, name, userName: name.toLowerCase(), invitedAt: at, declined };
    this.cohorts.get(id)?.invitees.push(invitee);
    return invitee;
  }

  answer(url: URL, init: RequestInit | undefined): Response {
    const [, , , id, part, partId] = url.pathname.split("/");
    const method = init?.method ?? "GET";
    const body = init?.body ? JSON.parse(String(init.body)) : undefined;
    if (id === undefined) return json({ items: [...this.cohorts].map(([key, cohort]) => summaryOf(key, cohort)).reverse() });
    if (part === undefined && method === "PUT") return this.put(id, body as CohortChange);
    const cohort = this.cohorts.get(id);
    if (!cohort) return problem(404, "not-found");
    if (part === undefined) return json(detailOf(id, cohort));
    const path = url.pathname.split("/").slice(4).join("/");
    if (method === "GET") return this.reports.has(path) ? json(this.reports.get(path)) : problem(404, "not-found");
    if (cohort.settings.archived) return problem(409, "archived");
    const version = Number(url.searchParams.get("version") ?? (body as { version?: number })?.version);
    switch (part) {
      case "groups":
        return place(cohort.groups, partId ?? "", version, body as GroupChange | undefined);
      case "assignments":
        return place(cohort.plan, partId ?? "", version, body as AssignmentChange | undefined);
      case "members":
        return method === "DELETE" ? without(cohort.members, partId) : this.members(id, cohort, body as MembersRequest);
      case "invitees":
        return method === "DELETE" ? without(cohort.invitees, partId) : again(cohort.invitees, partId);
      case "trainers":
        return method === "DELETE" ? without(cohort.trainers, partId) : trainer(cohort, (body as { readonly user: string }).user);
      case "invitations":
        return method === "DELETE" ? without(cohort.invitations, partId) : this.makeCode(cohort);
      case "learners":
        this.feedback.set(path, body);
        return done();
      default:
        return problem(404, "not-found");
    }
  }

  private put(id: string, change: CohortChange): Response {
    const held = this.cohorts.get(id);
    if (!held) {
      if (change.version !== 0) return problem(404, "not-found");
      const made = this.add(id, change);
      return json(summaryOf(id, made));
    }
    const isSame = canonicalJson({ ...held.settings, version: 0 }) === canonicalJson({ ...change, version: 0 });
    if (change.version < held.version && !(isSame && change.version === held.version - 1)) return problem(409, "stale");
    if (change.version >= held.version) {
      held.settings = change;
      held.version = change.version + 1;
    }
    return json(summaryOf(id, held));
  }

  private members(id: string, cohort: ModelCohort, { dryRun, rows, import: list = "" }: MembersRequest): Response {
    this.spentImport ??= this.refusedImports && list;
    if (this.refusedImports && list === this.spentImport) return problem(410, this.refusedImports);
    const kept = this.imports.get(list);
    if (kept) return json(kept);
    const reports = rows.map((row, index) => reportOf(cohort, row, rows.slice(0, index)));
    const isDone = !dryRun && reports.every(({ outcome }) => outcome !== "refused");
    if (isDone) for (const { name } of rows) this.invite(id, name);
    const shown = reports.map((report) =>
      report.outcome === "created" && isDone ? { ...report, oneTimePassword: `once-${report.userName}` } : report,
    );
    const report = { done: isDone, rows: shown };
    if (isDone) this.imports.set(list, report);
    return json(report);
  }

  private makeCode(cohort: ModelCohort): Response {
    this.made += 1;
    const id = `00000000-0000-4000-8000-00000000000${this.made}`;
    const invitation = { id, code: `ABCD-EFG${this.made}`, workshop: false, uses: 0, maxUses: null, expiresAt: "2026-12-22T00:00:00.000Z" };
    cohort.invitations.push(invitation);
    return json(invitation, 201);
  }
}

function place<Body>(items: Map<string, Versioned<Body>>, id: string, version: number, body: Body | undefined): Response {
  const held = items.get(id);
  if (held && version < held.version) return problem(409, "stale");
  if (held?.version === version)
    return canonicalJson(held.body ?? null) === canonicalJson(body ?? null) ? done() : problem(409, "version-taken");
  items.set(id, { version, body });
  return done();
}

function without(items: { readonly id: string }[], id: string | undefined): Response {
  const index = items.findIndex((item) => item.id === id);
  if (index >= 0) items.splice(index, 1);
  return done();
}

function again(invitees: CohortInvitee[], id: string | undefined): Response {
  const index = invitees.findIndex((invitee) => invitee.id === id);
  const invitee = invitees[index];
  if (!invitee) return problem(404, "not-found");
  invitees[index] = { ...invitee, declined: false };
  return done();
}

function trainer(cohort: ModelCohort, user: string): Response {
  if (user !== "omar") return problem(404, "trainer-unknown");
  const person = { id: "t2", name: "Omar Other", userName: user };
  cohort.trainers.push(person);
  return json(person);
}

function reportOf({ members }: ModelCohort, { name, userName, email }: MemberRow, before: readonly MemberRow[]): MemberRowReport {
  if (name === "") return { outcome: "refused", code: "name-missing" };
  if (email !== undefined && !email.includes("@")) return { outcome: "refused", code: "email-invalid" };
  if (before.some((row) => row.name === name)) return { outcome: "refused", code: "twice-in-list" };
  if (members.some((member) => member.name === name)) return { outcome: "already-in" };
  return { outcome: "created", userName: userName ?? name.toLowerCase().replaceAll(" ", "") };
}

function summaryOf(id: string, { settings, version, members, plan }: ModelCohort) {
  const { archived = false, ...rest } = settings;
  const assignments = [...plan.values()].filter(({ body }) => body).length;
  return { ...rest, id, version, archived, learners: members.length, assignments, createdAt: at };
}

function detailOf(id: string, cohort: ModelCohort): CohortDetail {
  const there = <Body extends object>(items: Map<string, Versioned<Body>>) =>
    [...items].flatMap(([key, { body }]) => (body ? [{ ...body, id: key }] : []));
  const { trainers, members, invitees, invitations } = cohort;
  return { ...summaryOf(id, cohort), trainers, members, invitees, invitations, groups: there(cohort.groups), plan: there(cohort.plan) };
}
