import { randomUUID } from "node:crypto";
import type { AssignmentChange, CohortChange, CohortDetail } from "#sync/cohort-messages.ts";
import type { ServerRecord } from "#sync/messages.ts";
import { type ApiClient, joinCodeFrom, signedInAdministrator, signedUp } from "./api-client.ts";
import type { ApiServer } from "./api-server.ts";

/** Somebody signed in, with the id of their account. */
export interface Person {
  readonly client: ApiClient;
  readonly id: string;
  readonly name: string;
}

export const settings: CohortChange = {
  version: 0,
  name: "Dakar 2026",
  language: "fr",
  timeZone: "Africa/Dakar",
  opensOn: "2026-11-23",
  closesOn: "2026-12-18",
  confidential: false,
};
export const assignment = (change: Partial<AssignmentChange> = {}): AssignmentChange => ({
  version: 1,
  work: { course: "state-responsibility", module: "breach" },
  target: { kind: "cohort" },
  required: true,
  ...change,
});

/** A tenant with an administrator, and people and cohorts as a test asks for them. */
export async function cohortWorld(server: ApiServer) {
  const administrator = await signedInAdministrator(server, `admin-${randomUUID()}`);
  const person = async (role: "learner" | "trainer", name: string): Promise<Person> => {
    const client = await signedUp(server.app, await joinCodeFrom(administrator, { role }), `${name}-${randomUUID()}`);
    const { account } = (await client.get("session")).json();
    return { client, id: account.id, name: account.name };
  };
  return {
    server,
    administrator,
    learner: (name = "learner") => person("learner", name),
    trainer: (name = "trainer") => person("trainer", name),
    /** Its id. */
    async cohort({ client }: Pick<Person, "client">, change: Partial<CohortChange> = {}): Promise<string> {
      const id = randomUUID();
      expectStatus(await client.put(`cohorts/${id}`, { ...settings, ...change }), 200);
      return id;
    },
    async join(cohort: string, { client: trainer }: Person, ...learners: readonly Person[]): Promise<void> {
      const invitation = expectStatus(await trainer.post(`cohorts/${cohort}/invitations`, {}), 201).json();
      for (const { client } of learners) expectStatus(await client.post("join", { joinCode: invitation.code }), 200);
    },
    /** By a list with their user names. */
    async invite(cohort: string, { client: trainer }: Person, ...learners: readonly Person[]): Promise<void> {
      const rows = [];
      for (const { client } of learners) rows.push({ name: "Somebody", userName: (await client.get("session")).json().account.userName });
      const report = expectStatus(await trainer.post(`cohorts/${cohort}/members`, { dryRun: false, rows }), 200).json();
      if (!report.done) throw new Error(`not invited: ${JSON.stringify(report)}`);
    },
    async accept(cohort: string, confidential: boolean, ...learners: readonly Pick<Person, "client">[]): Promise<void> {
      for (const { client } of learners) expectStatus(await client.post(`account/cohorts/${cohort}/accept`, { confidential }), 204);
    },
    async assign(cohort: string, { client }: Person, change: Partial<AssignmentChange> = {}): Promise<string> {
      const id = randomUUID();
      expectStatus(await client.put(`cohorts/${cohort}/assignments/${id}`, assignment(change)), 204);
      return id;
    },
    async group(cohort: string, { client }: Person, name: string, members: readonly Person[]): Promise<string> {
      const id = randomUUID();
      const body = { version: 1, name, members: members.map((member) => member.id) };
      expectStatus(await client.put(`cohorts/${cohort}/groups/${id}`, body), 204);
      return id;
    },
    async detail(cohort: string, { client }: Person): Promise<CohortDetail> {
      return expectStatus(await client.get(`cohorts/${cohort}`), 200).json();
    },
    /** What the server wrote for a learner and has not taken back: the highest version of each. */
    async records({ client, id }: Person): Promise<ServerRecord[]> {
      const all: ServerRecord[] = expectStatus(await client.get(`sync/pull?learner=${id}`), 200).json().records;
      const latest = new Map(all.filter(({ kind }) => String(kind) !== "statement").map((record) => [record.id, record]));
      return [...latest.values()].filter(({ deleted }) => !deleted);
    },
  };
}
export type CohortWorld = Awaited<ReturnType<typeof cohortWorld>>;

type Answer = Awaited<ReturnType<ApiClient["get"]>>;

export function expectStatus(answer: Answer, status: number): Answer {
  if (answer.statusCode !== status) throw new Error(`expected ${status}, got ${answer.statusCode} ${answer.body}`);
  return answer;
}
export const codeOf = (answer: Answer): string => `${answer.statusCode} ${answer.json().problem?.code}`;
