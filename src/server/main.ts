import { networkInterfaces } from "node:os";
import { fileURLToPath } from "node:url";
import { assertNever } from "#domain/result.ts";
import { createAccountServices } from "./accounts/create-account-services.ts";
import { repeatErasures } from "./accounts/delete-account.ts";
import { openErasureLog } from "./accounts/erasure-log.ts";
import { forgetExpired } from "./accounts/forget-expired.ts";
import { isSetUp, issueSetUpToken } from "./accounts/set-up-links.ts";
import { createApp } from "./app.ts";
import { deliverAllPostponed } from "./cohorts/deliver-postponed.ts";
import { commands } from "./commands/commands.ts";
import { serveOperator } from "./commands/operator-socket.ts";
import { type Config, configMessage, parseConfig } from "./config.ts";
import type { Database } from "./database/database.ts";
import { databaseMessage, openDatabase } from "./database/open-database.ts";
import { logOptions } from "./log-options.ts";
import { type PublishProblem, publishPacks } from "./packs/publish-packs.ts";
import { createPublishedCourses } from "./packs/published-courses.ts";
import { gradeLate } from "./sync/grade-late.ts";
import { createPublishedPacks } from "./sync/published-packs.ts";
import { defaultDailyQuota } from "./sync/push.ts";
import { readWebBuild, type WebBuild } from "./web-build.ts";
import { printAddresses, printSetUpLink } from "./welcome.ts";

/** The build writes this program to `dist/server/main.js`, beside `dist/web` and `dist/packs`. */
const dist = fileURLToPath(new URL("../", import.meta.url));
const hourMs = 3_600_000;
const clock = { now: () => Date.now() };

async function main(): Promise<void> {
  const config = parseConfig(process.env);
  if (!config.ok) return refuse(configMessage(config.error));
  const build = await readWebBuild(`${dist}web`);
  if (!build.ok) return refuse(`${build.error.folder} holds no finished build. Run "npm run build".`);
  const packs = await publishPacks(`${dist}packs`, config.value.dataDir);
  if (!packs.ok) return refuse(publishMessage(packs.error));
  const { dataDir, databaseUrl } = config.value;
  const onConnectionLost = (error: Error) => console.error(`a connection to the database was lost: ${error.message}`);
  const db = await openDatabase({
    dataDir,
    serves: true,
    onGone: endWithoutDatabase,
    ...(databaseUrl && { databaseUrl, onConnectionLost }),
  });
  if (!db.ok) return refuse(databaseMessage(db.error));

  try {
    const { stop, announce } = await startServer(config.value, build.value, packs.value.folder, db.value);
    let isStopping = false;
    const end = () => {
      if (!isStopping) void stop();
      isStopping = true;
    };
    process.on("SIGTERM", end).on("SIGINT", end); // not once: npm start passes on what the terminal sent already
    announce();
  } catch (error) {
    await db.value.close();
    refuse(startMessage(error, config.value));
  }
}

interface RunningServer {
  /** Lets running requests finish, then closes the database. */
  stop(): Promise<void>;
  /** Tells the person who started it where it is. */
  announce(): void;
}

async function startServer(config: Config, build: WebBuild, packsFolder: string, db: Database): Promise<RunningServer> {
  const { dataDir, publicUrl, oidc } = config;
  const erasureLog = openErasureLog(dataDir);
  await repeatErasures(db, erasureLog.read());
  const packs = createPublishedPacks(packsFolder);
  const courses = createPublishedCourses(packsFolder);
  await gradeLate(db, packs);
  await deliverAllPostponed(db);
  const publicOrigin = publicUrl ?? "http://localhost";
  const services = await createAccountServices({ db, clock, publicOrigin, oidc });
  await forgetExpired(services);

  let addresses: readonly string[] = [];
  const onError = (error: unknown) => app.log.error(error);
  const passkeyDomain = new URL(publicOrigin).hostname;
  const api = {
    services,
    config,
    erasureLog,
    packs,
    courses,
    dailyQuota: defaultDailyQuota,
    passkeyDomain,
    addresses: () => addresses,
    onError,
  };
  const app = createApp({ config, build, packsFolder, onError, log: logOptions(config.logLevel), api });
  await app.listen({ port: config.port, host: config.host });

  const [bound] = app.addresses();
  const port = typeof bound === "object" ? bound.port : config.port;
  addresses = publicUrl ? [publicUrl] : addressesOf(config, port);
  const secureOrigin = publicUrl ?? `${config.tls ? "https" : "http"}://localhost:${port}`;
  const operator = await serveOperator({ db, packs, clock, erasureLog, dataDir, publicOrigin: secureOrigin }, commands).catch(
    async (error) => {
      await app.close();
      throw error;
    },
  );
  const setUpToken = (await isSetUp(db)) ? undefined : await issueSetUpToken(db, clock.now());

  const hourly = async () => {
    await forgetExpired(services);
    await gradeLate(db, packs);
  };
  const housekeeping = setInterval(() => void hourly().catch(onError), hourMs);
  return {
    async stop() {
      clearInterval(housekeeping);
      await app.close();
      operator.close();
      await db.close();
    },
    announce() {
      printAddresses(addresses, isForARoom(config));
      if (setUpToken !== undefined) printSetUpLink(secureOrigin, setUpToken);
    },
  };
}

/** What is committed is on disk. Whoever watches over the process starts it again, which opens the database anew. */
function endWithoutDatabase(error: Error): void {
  console.error(`Concord ends: the embedded database has failed (${error.message}). Start it again.`);
  process.exit(1);
}

function refuse(message: string): void {
  console.error(`Concord cannot start: ${message}`);
  process.exitCode = 1;
}

function publishMessage(problem: PublishProblem): string {
  switch (problem.code) {
    case "packs-missing":
      return `${problem.folder} holds no packs. Run "npm run build".`;
    case "pack-damaged":
      return `${problem.file} is damaged. Run "npm run build".`;
    case "data-dir-unwritable":
      return `packs cannot be written to ${problem.folder} (${problem.cause}). Set DATA_DIR to a folder that can be written to.`;
    default:
      return assertNever(problem);
  }
}

function startMessage(error: unknown, { host, port }: Config): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return `port ${port} on ${host} is in use. Stop the other program or set PORT to a free port.`;
  if (code === "EACCES") return `this account may not use port ${port}. Set PORT to one above 1023.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") return `HOST is ${host}, which is not an address of this machine.`;
  return error instanceof Error ? error.message : String(error);
}

/** Reached by other machines, over plain http: a laptop that serves a workshop. */
const isForARoom = ({ host, tls, publicUrl }: Config): boolean => !tls && !publicUrl && !/^(127\.|localhost$|::1$)/.test(host);

/** Where people reach the server: with a wildcard host, every IPv4 address of this machine (a workshop laptop on a LAN). */
function addressesOf({ host, tls }: Config, port: number): string[] {
  const scheme = tls ? "https" : "http";
  const interfaces = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const all = interfaces.filter(({ family }) => family === "IPv4").map(({ address }) => address);
  const hosts = host === "0.0.0.0" || host === "::" ? all : [host.includes(":") ? `[${host}]` : host];
  return hosts.map((name) => `${scheme}://${name}:${port}`);
}

await main();
