import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newLearner, statementAt, streamOf } from "../../../tests/support/sync-fixtures.ts";
import { onEachDatabase } from "../../../tests/support/test-database.ts";
import { quizPacks } from "../../../tests/sync/quiz-course.ts";
import { ServerUnderTest } from "../../../tests/sync/server-under-test.ts";
import { readEpoch } from "../database/epoch.ts";
import { eraseLearner } from "./erase-learner.ts";

onEachDatabase("/api/sync", (database) => {
  let server: ServerUnderTest;
  beforeAll(() => {
    server = new ServerUnderTest(database(), quizPacks);
  });
  afterAll(() => server.close());
  const me = newLearner();
  const session = `${me.tenant}/${me.learner}`;
  const pushed = (...statements: unknown[]) => ({ epoch: null, learner: me.learner, statements });

  it("stores what a learner sends and serves it back", async () => {
    const statement = statementAt(1);
    const epoch = await readEpoch(database().kysely);
    expect(await server.push(session, pushed(statement, { ...statement, id: "bad" }))).toEqual({
      status: 200,
      body: { epoch, head: 1, acked: [statement.id], rejected: [{ id: "bad", code: "invalid" }] },
    });
    expect(await server.pull(session, { learner: me.learner, cursor: 0 })).toEqual({
      status: 200,
      body: { epoch, head: 1, records: [{ lseq: 1, kind: "statement", id: statement.id, statement, stored: expect.any(String) }] },
    });
    expect(await server.pull(session, { learner: me.learner, cursor: 1 })).toMatchObject({ status: 200, body: { head: 1, records: [] } });
  });

  it("answers a learner who has nothing yet", async () => {
    const nobody = newLearner();
    const pulled = await server.pull(`${nobody.tenant}/${nobody.learner}`, { learner: nobody.learner, cursor: 0 });
    expect(pulled).toMatchObject({ status: 200, body: { head: 0, records: [] } });
  });

  it("refuses, with a code, whoever is not signed in or is somebody else", async () => {
    const other = newLearner();
    expect(await server.push("", pushed())).toEqual({ status: 401, body: { problem: { code: "sign-in-needed" } } });
    expect(await server.pull("", { learner: me.learner, cursor: 0 })).toEqual({
      status: 401,
      body: { problem: { code: "sign-in-needed" } },
    });
    const theirs = `${other.tenant}/${other.learner}`;
    expect(await server.push(theirs, pushed(statementAt(2)))).toEqual({ status: 409, body: { problem: { code: "other-learner" } } });
    expect(await server.pull(theirs, { learner: me.learner, cursor: 0 })).toMatchObject({ status: 409 });
  });

  it("refuses what is too many, too large or not as agreed, and says where", async () => {
    const many = Array.from({ length: 501 }, () => statementAt(1));
    expect(await server.push(session, pushed(...many))).toEqual({ status: 413, body: { problem: { code: "too-many", limit: 500 } } });
    expect(await server.push(session, " ".repeat(1024 * 1024 + 1))).toEqual({ status: 413, body: { problem: { code: "too-large" } } });
    expect(await server.push(session, "{")).toEqual({ status: 400, body: { problem: { code: "not-json" } } });
    expect(await server.push(session, { ...pushed(), learner: 7 })).toMatchObject({ status: 422, body: { problem: { code: "invalid" } } });
    expect(await server.push(session, pushed({ id: "" }))).toEqual({
      status: 422,
      body: { problem: { code: "invalid", at: "/statements/0/id" } },
    });
    expect(await server.pull(session, { learner: me.learner, cursor: -1 })).toMatchObject({
      status: 422,
      body: { problem: { code: "invalid" } },
    });
  });

  it("asks to come back later when the database fails, and has stored all or nothing", async () => {
    const [first] = await streamOf(database(), me);
    const takingBack = statementAt(4, { verb: "voided", result: { statementId: first?.id ?? "" } });
    const cases = [
      { statement: statementAt(3), queries: 2, head: 2 },
      { statement: takingBack, queries: 6, head: 3 },
    ];
    for (const { statement, queries, head } of cases) {
      for (let atQuery = 1; atQuery <= queries; atQuery++) {
        server.fault = { atQuery };
        expect(await server.push(session, pushed(statement))).toMatchObject({
          status: 503,
          body: { problem: { code: "database-unavailable" } },
        });
      }
      expect(await server.pull(session, { learner: me.learner, cursor: 0 })).toMatchObject({ body: { head: head - 1 } });
      expect(await server.push(session, pushed(statement))).toMatchObject({ status: 200, body: { acked: [statement.id], head } });
    }
  });

  it("asks to come back later when the disk of the database is full, and takes it once there is room", async () => {
    const { kysely } = database();
    const full = newLearner();
    const asFull = `${full.tenant}/${full.learner}`;
    const push = { epoch: null, learner: full.learner, statements: [statementAt(1), statementAt(2)] };
    await sql`
      create function no_room() returns trigger language plpgsql as
        $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$`.execute(kysely);
    await sql`create trigger no_room before insert on statements for each row execute function no_room()`.execute(kysely);
    expect(await server.push(asFull, push)).toMatchObject({ status: 503, body: { problem: { code: "database-unavailable" } } });
    expect(await server.pull(asFull, { learner: full.learner, cursor: 0 })).toMatchObject({ status: 200, body: { head: 0, records: [] } });
    await sql`drop trigger no_room on statements`.execute(kysely);
    await sql`drop function no_room`.execute(kysely);
    expect(await server.push(asFull, push)).toMatchObject({ status: 200, body: { head: 2, rejected: [] } });
  });

  it("takes what a newer client sends, with verbs and fields that are not known here, and serves it whole", async () => {
    const newer = newLearner();
    const session = `${newer.tenant}/${newer.learner}`;
    const statement = { ...statementAt(1, { verb: "debated-with-a-peer" }), mood: { of: "a newer Concord" } };
    const push = { epoch: null, learner: newer.learner, statements: [statement], compression: "of a newer Concord" };
    expect(await server.push(session, push)).toMatchObject({ status: 200, body: { acked: [statement.id], rejected: [] } });
    expect(await server.pull(session, { learner: newer.learner, cursor: 0 })).toMatchObject({ body: { records: [{ statement }] } });
  });

  it("takes what was recorded under a clock that is thousands of years ahead, in its place by arrival", async () => {
    const late = newLearner();
    const session = `${late.tenant}/${late.learner}`;
    const [ahead, right] = [statementAt(999_999_999_999_999), statementAt(Date.UTC(2026, 10, 22))];
    for (const statement of [ahead, right])
      expect(await server.push(session, { epoch: null, learner: late.learner, statements: [statement] })).toMatchObject({
        status: 200,
        body: { acked: [statement.id], rejected: [] },
      });
    expect(await server.pull(session, { learner: late.learner, cursor: 0 })).toMatchObject({
      body: { head: 2, records: [{ statement: ahead }, { statement: right }] },
    });
  });

  it("knows no record of a learner who was erased", async () => {
    await database().transaction((trx) => eraseLearner(trx, me));
    expect(await server.push(session, pushed(statementAt(5)))).toEqual({ status: 410, body: { problem: { code: "learner-erased" } } });
    expect(await server.pull(session, { learner: me.learner, cursor: 0 })).toMatchObject({ status: 410 });
  });
});
