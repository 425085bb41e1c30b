import { liveQuery } from "dexie";
import type { CourseId } from "#domain/course/course.ts";
import { pathsPack } from "#domain/course/learning-paths.ts";
import type { FileHash } from "#domain/pack/manifest.ts";
import type { Clock } from "#domain/record/clock.ts";
import { referencePack } from "#domain/reference/reference-pack.ts";
import type { ConcordDatabase } from "../database.ts";
import type { PackRow } from "./pack-row.ts";

export type PackFacts = Omit<PackRow, "key" | "state" | "changedAtMs">;

/** Which versions of which courses are on this device, and so which files must stay. */
export function createPackRows(db: ConcordDatabase, clock: Clock) {
  const rowsOf = (course: CourseId) => db.packs.where("course").equals(course).toArray();
  const add = (facts: PackFacts, state: PackRow["state"]) => db.packs.add({ ...facts, state, changedAtMs: clock.now() });
  const change = (work: () => Promise<void>) => db.transaction("rw", db.packs, work);

  return {
    all: (): PromiseLike<PackRow[]> => db.packs.toArray(),

    /** Names the files of a download, so that what it has stored stays for going on. Downloads of other versions are given up. */
    begin: (packs: readonly PackFacts[]): PromiseLike<void> =>
      change(async () => {
        for (const facts of packs) {
          const old = (await rowsOf(facts.course)).filter(({ state }) => state === "downloading");
          const replaced = old.filter(({ version, locales }) => version !== facts.version || locales.join() === facts.locales.join());
          await db.packs.bulkDelete(replaced.map(({ key }) => key));
          await add(facts, "downloading");
        }
      }),

    /** Makes versions those that are read, all in one step. The version before stays until no attempt needs it. */
    install: (packs: readonly PackFacts[]): PromiseLike<void> =>
      change(async () => {
        for (const facts of packs) {
          const rows = await rowsOf(facts.course);
          const replaced = rows.filter(({ state, version }) => state === "downloading" || version === facts.version);
          await db.packs.bulkDelete(replaced.map(({ key }) => key));
          await supersede(rows.filter(({ state, version }) => state === "installed" && version !== facts.version));
          await add(facts, "installed");
        }
      }),

    /** The reference shelf goes with the last course; the learning paths came without one, and stay. */
    remove: (course: CourseId): PromiseLike<void> =>
      change(async () => {
        await give(await rowsOf(course));
        const others = await db.packs
          .filter((row) => row.course !== referencePack && row.course !== pathsPack && row.state === "installed")
          .count();
        if (others === 0) await give(await rowsOf(referencePack));
      }),

    dropSuperseded: (inUse: ReadonlySet<FileHash>): PromiseLike<void> =>
      change(async () => void (await db.packs.filter(({ state, version }) => state === "superseded" && !inUse.has(version)).delete())),

    /** Calls the listener now and after every change, in this tab or another, until the answer is called. */
    observe(listener: () => void): () => void {
      const subscription = liveQuery(() => db.packs.toArray()).subscribe({ next: listener, error: listener });
      return () => subscription.unsubscribe();
    },
  };

  async function give(rows: readonly PackRow[]): Promise<void> {
    await db.packs.bulkDelete(rows.filter(({ state }) => state === "downloading").map(({ key }) => key));
    await supersede(rows.filter(({ state }) => state === "installed"));
  }

  async function supersede(rows: readonly PackRow[]): Promise<void> {
    await db.packs.bulkPut(rows.map((row) => ({ ...row, state: "superseded" as const })));
  }
}
export type PackRows = ReturnType<typeof createPackRows>;
