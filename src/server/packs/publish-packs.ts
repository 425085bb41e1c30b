import { createHash } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { err, ok, type Result } from "#domain/result.ts";
import { retiredFile, retiredText } from "./retired-activities.ts";

export interface Publication {
  /** Absolute path of the folder to serve packs from. */
  readonly folder: string;
  /** Files that were not there before, or whose copy had been damaged. */
  readonly published: number;
}
export type PublishProblem =
  | { readonly code: "packs-missing"; readonly folder: string }
  /** The build holds a file whose name is not the hash of its content. */
  | { readonly code: "pack-damaged"; readonly file: string }
  /** No right to write, a full disk. What was published before is untouched. */
  | { readonly code: "data-dir-unwritable"; readonly folder: string; readonly cause: string };

const catalogue = "catalogue.json";
const compressedForms = [".br", ".gz"];

/**
 * Copies the build's packs into `DATA_DIR/packs`, where every version ever published stays: learners' records name old ones. Each file appears
 * whole or not at all (written beside, then renamed), its compressed forms before it and the catalogue after all that it names. So an
 * interrupted run is made good by the next one, and running it twice changes nothing. One process at a time may publish to a `DATA_DIR`.
 */
export async function publishPacks(buildFolder: string, dataDir: string): Promise<Result<Publication, PublishProblem>> {
  const names = await readdir(buildFolder).catch((): string[] => []);
  if (!names.includes(catalogue)) return err({ code: "packs-missing", folder: buildFolder });
  const packs = names.filter((name) => /^[0-9a-f]{32}\.json$/.test(name));

  const contents = new Map<string, Buffer>();
  for (const name of packs) {
    const content = await readFile(join(buildFolder, name));
    if (!name.startsWith(hashOf(content))) return err({ code: "pack-damaged", file: join(buildFolder, name) });
    contents.set(name, content);
  }
  contents.set(catalogue, await readFile(join(buildFolder, catalogue)));

  const folder = join(dataDir, "packs");
  try {
    return ok({ folder, published: await publishAll(buildFolder, folder, contents) });
  } catch (error) {
    return err({ code: "data-dir-unwritable", folder, cause: error instanceof Error ? error.message : String(error) });
  }
}

async function publishAll(buildFolder: string, folder: string, contents: ReadonlyMap<string, Buffer>): Promise<number> {
  const scratch = join(folder, ".publishing");
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch, { recursive: true });
  const retired = await retiredText(folder, async (name) => contents.get(name)?.toString());
  if (retired !== undefined) await publish(scratch, folder, retiredFile, Buffer.from(retired));
  let published = 0;
  for (const [name, content] of contents) {
    for (const form of compressedForms) {
      const compressed = await readFile(join(buildFolder, name + form)).catch(() => undefined);
      if (compressed === undefined) await rm(join(folder, name + form), { force: true });
      else if (await publish(scratch, folder, name + form, compressed)) published++;
    }
    if (await publish(scratch, folder, name, content)) published++;
  }
  await rm(scratch, { recursive: true, force: true });
  return published;
}

/** True if the file was written, false if it was there with the same bytes. */
async function publish(scratch: string, folder: string, name: string, content: Buffer): Promise<boolean> {
  const held = await readFile(join(folder, name)).catch(() => undefined);
  if (held?.equals(content)) return false;
  const file = await open(join(scratch, name), "w");
  try {
    await file.writeFile(content);
    await file.sync(); // so that a power cut cannot leave a renamed but empty file
  } finally {
    await file.close();
  }
  await rename(join(scratch, name), join(folder, name));
  return true;
}

const hashOf = (content: Buffer): string => createHash("sha256").update(content).digest("hex").slice(0, 32);
