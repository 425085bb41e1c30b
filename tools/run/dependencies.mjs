import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./lock.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Installs what package-lock.json names unless it is there already. False when npm failed; npm has then said why. */
export async function ensureDependencies() {
  if (isInstalled()) return true;
  return withLock(join(root, ".cache"), "install", async () => isInstalled() || install());
}

/**
 * The packages of a lock file that an installed tree lacks or holds in another version. Optional ones belong to other machines.
 *
 * @param {{ packages: Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }> }} lock
 * @param {{ packages: Record<string, { version?: string, integrity?: string }> }} installed
 */
export function missingPackages(lock, installed) {
  return Object.entries(lock.packages)
    .filter(([path, wanted]) => path !== "" && !wanted.optional && !wanted.devOptional)
    .filter(([path, wanted]) => {
      const held = installed.packages[path];
      return held?.version !== wanted.version || held?.integrity !== wanted.integrity;
    })
    .map(([path]) => path);
}

function isInstalled() {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  try {
    const installed = JSON.parse(readFileSync(join(root, "node_modules/.package-lock.json"), "utf8"));
    return missingPackages(lock, installed).length === 0;
  } catch {
    return false; // nothing installed, or an installation that was interrupted
  }
}

/** @returns {Promise<boolean>} */
function install() {
  console.log("Installing the packages that package-lock.json names ...");
  const npm = process.env.npm_execpath ?? "";
  const [command, ...first] = basename(npm) === "npm-cli.js" ? [process.execPath, npm] : ["npm"];
  const child = spawn(command, [...first, "ci", "--include=dev"], {
    cwd: root,
    stdio: "inherit",
    shell: command === "npm" && process.platform === "win32",
  });
  return new Promise((resolve) => {
    child.on("error", (error) => {
      console.error(`npm could not be started: ${error.message}`);
      resolve(false);
    });
    child.on("exit", (exitCode) => resolve(exitCode === 0));
  });
}
