import type { Statement } from "#domain/record/statement.ts";
import type { PullAnswer, PushAnswer, ServerRecord, StreamRecord } from "#sync/messages.ts";
import type { Answer, ServerUnderTest } from "./server-under-test.ts";

/** The app ended here, as by a power cut. */
export class Crash extends Error {}

export type Fate = "arrives" | "request-lost" | "answer-lost" | "doubled";

/** What is on the disk of a device; everything else is gone at a crash. */
export interface OwnedRow {
  statement: Statement;
  acked: boolean;
  /** Why the server would not have it. */
  rejected: string | undefined;
  regraded: { readonly scaled: number; readonly points: number } | undefined;
}
export interface OwnerState {
  readonly rows: Map<string, OwnedRow>;
  readonly serverRecords: Map<string, ServerRecord>;
  epoch: string | null;
  cursor: number;
}

/**
 * The client as the protocol tells it (docs/sync.md), in the fewest lines: what the server is tested against. The real client is in
 * `src/offline/sync`. Work on the disk is all or nothing, and the app may crash before or after each piece of it.
 */
export class ProtocolClient {
  readonly disk = new Map<string, OwnerState>();
  /** Account that is signed in here. */
  account: string | undefined;
  /** Whose session the requests carry, where the browser holds another than the app believes. */
  strangeSession: string | undefined;
  /** What happens to the requests to come; then they all arrive. */
  fates: Fate[] = [];
  /** Crash at the n-th piece of work on the disk from now, before or after it. */
  crash: { steps: number; readonly when: "before" | "after" } | undefined;
  batchSize = 50;
  pageSize = 500;
  /** Every push that was sent, for a network that keeps copies. */
  readonly sent: { readonly session: string; readonly body: unknown }[] = [];

  constructor(
    private readonly server: ServerUnderTest,
    private readonly tenant: string,
    private readonly anonymous: string,
  ) {}

  get owner(): string {
    return this.account ?? this.anonymous;
  }

  state(owner: string): OwnerState {
    const known = this.disk.get(owner) ?? { rows: new Map(), serverRecords: new Map(), epoch: null, cursor: 0 };
    this.disk.set(owner, known);
    return known;
  }

  record(statement: Statement): void {
    this.state(this.owner).rows.set(statement.id, { statement, acked: false, rejected: undefined, regraded: undefined });
  }

  /** The person says that the work done here without an account is theirs. What the account holds already stays as it is, with the server's grade. */
  adopt(): readonly string[] {
    const { account } = this;
    if (account === undefined) return [];
    const anonymous = this.state(this.anonymous);
    const ids = [...anonymous.rows.keys()];
    this.step(() => {
      const { rows } = this.state(account);
      for (const [id, row] of anonymous.rows) if (!rows.has(id)) rows.set(id, row);
      anonymous.rows.clear();
    });
    return ids;
  }

  /** Sends and fetches until there is nothing to do, or something is in the way. False: it has to be tried again later. */
  async sync(): Promise<boolean> {
    const { account } = this;
    if (account === undefined) return false;
    for (let pass = 0; pass < 4; pass++) {
      const pushed = await this.push(account);
      const pulled = pushed === "done" ? await this.pull(account) : pushed;
      if (pulled !== "again") return pulled === "done";
    }
    return false;
  }

  private async push(account: string): Promise<"done" | "again" | "later"> {
    const state = this.state(account);
    for (;;) {
      const batch = [...state.rows.values()].filter(({ acked, rejected }) => !acked && (rejected === undefined || rejected === "quota"));
      if (batch.length === 0) return "done";
      const statements = batch.slice(0, this.batchSize).map(({ statement }) => statement);
      const answer = await this.send(account, { epoch: state.epoch, learner: account, statements });
      if (answer?.status !== 200) return "later";
      const { epoch, head, acked, rejected } = answer.body as PushAnswer;
      if (this.startsOver(account, epoch, head)) return "again";
      this.step(() => {
        state.epoch = epoch;
        for (const id of acked) {
          const row = state.rows.get(id);
          if (row) Object.assign(row, { acked: true, rejected: undefined });
        }
        for (const { id, code } of rejected) {
          const row = state.rows.get(id);
          if (row && !row.acked) row.rejected = code;
        }
      });
      if (rejected.some(({ code }) => code === "quota")) return "later";
    }
  }

  private async pull(account: string): Promise<"done" | "again" | "later"> {
    const state = this.state(account);
    for (;;) {
      const { cursor } = state;
      const query = { learner: account, cursor, limit: this.pageSize };
      const answer = await this.meet(() => this.server.pull(this.session(account), query));
      if (answer?.status !== 200) return "later";
      const { epoch, head, records } = answer.body as PullAnswer;
      if (this.startsOver(account, epoch, head)) return "again";
      if (records.some(({ lseq }, index) => lseq !== cursor + 1 + index)) throw new Error(`a gap after ${cursor}`);
      this.step(() => {
        state.epoch = epoch;
        for (const record of records) keep(state, record);
        state.cursor = records.at(-1)?.lseq ?? cursor;
      });
      if (state.cursor >= head) return "done";
      if (records.length === 0) throw new Error(`nothing after ${cursor}, though the head is ${head}`);
    }
  }

  /** The server was put back to an older state, or is another one: everything is sent and fetched again. */
  private startsOver(account: string, epoch: string, head: number): boolean {
    const state = this.state(account);
    if ((state.epoch === null || state.epoch === epoch) && head >= state.cursor) return false;
    this.step(() => {
      Object.assign(state, { epoch, cursor: 0 });
      state.serverRecords.clear();
      for (const row of state.rows.values()) Object.assign(row, { acked: false, rejected: undefined });
    });
    return true;
  }

  private send(account: string, body: unknown): Promise<Answer | undefined> {
    const session = this.session(account);
    this.sent.push({ session, body });
    return this.meet(() => this.server.push(session, body));
  }

  private session(account: string): string {
    return `${this.tenant}/${this.strangeSession ?? account}`;
  }

  private async meet(deliver: () => Promise<Answer>): Promise<Answer | undefined> {
    const fate = this.fates.shift() ?? "arrives";
    if (fate === "request-lost") return undefined;
    if (fate === "doubled") await deliver();
    const answer = await deliver();
    return fate === "answer-lost" ? undefined : answer;
  }

  private step(work: () => void): void {
    const { crash } = this;
    if (crash) crash.steps -= 1;
    const isHere = crash?.steps === 0;
    if (isHere && crash.when === "before") throw new Crash();
    work();
    if (isHere) throw new Crash();
  }
}

function keep(state: OwnerState, record: StreamRecord): void {
  if (isStatement(record)) {
    state.rows.set(record.id, { statement: record.statement, acked: true, rejected: undefined, regraded: record.regraded });
    return;
  }
  const before = state.serverRecords.get(record.id);
  if (!before || before.version < record.version) state.serverRecords.set(record.id, record);
}

export const isStatement = (record: StreamRecord): record is Extract<StreamRecord, { statement: Statement }> => record.kind === "statement";
