import { databaseMessage, openDatabase } from "#server/database/open-database.ts";
import { quizPacks } from "./quiz-course.ts";
import { createSyncApp } from "./sync-app.ts";

/** A program: the sync routes over the embedded database in a folder, on a free port, which it prints. For tests that kill it. */
const opened = await openDatabase({ dataDir: process.argv[2] ?? "" });
if (!opened.ok) throw new Error(databaseMessage(opened.error));
const app = createSyncApp({
  deps: { db: opened.value, packs: quizPacks, clock: { now: Date.now }, dailyQuota: Number.POSITIVE_INFINITY },
  onError: console.error,
});
console.log(await app.listen({ port: 0, host: "127.0.0.1" }));
