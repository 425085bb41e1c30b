import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";

export interface PostgresqlServer {
  /** Of the database `postgres`, in which tests make their own. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a PostgreSQL of its own in a new folder, on a free port of this machine; undefined where none is installed. */
export async function startPostgresql(settings: readonly string[] = ["fsync=off"]): Promise<PostgresqlServer | undefined> {
  const programs = programsFolder();
  if (programs === undefined) return undefined;
  const user = serverUser();
  const folder = mkdtempSync(join(tmpdir(), "concord-postgresql-"));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const create = ["--pgdata", data, "--username", "postgres", "--auth", "trust", "--encoding", "UTF8", "--no-locale", "--no-sync"];
  execFileSync(join(programs, "initdb"), create, { ...user, cwd: folder, stdio: ["ignore", "ignore", "inherit"] });

  const port = await freePort();
  const all = ["listen_addresses=127.0.0.1", `port=${port}`, "unix_socket_directories=", ...settings];
  const server = spawn(join(programs, "postgres"), ["-D", data, ...all.flatMap((setting) => ["-c", setting])], {
    ...user,
    cwd: folder,
    stdio: "ignore",
  });
  const ended = once(server, "exit");
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await untilItAnswers(url, () => server.exitCode !== null);
  return {
    url,
    async stop() {
      server.kill("SIGINT"); // PostgreSQL's fast shutdown
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Debian keeps the programs of the server out of the path, one folder for each version. */
function programsFolder(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...versions.map((version) => join(debian, version, "bin"))];
  return folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")));
}

/** PostgreSQL refuses to run as root; Debian's package makes a user for it. */
function serverUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const numberOf = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: numberOf("-u"), gid: numberOf("-g") };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}

async function untilItAnswers(url: string, hasEnded: () => boolean): Promise<void> {
  for (;;) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (hasEnded()) throw new Error("PostgreSQL ended at its start", { cause: error });
      await delay(50);
    }
  }
}
