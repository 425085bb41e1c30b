import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { engineNames, engines, findBrowser } from "../find-browser.ts";
import { root } from "./child.ts";
import type { Outcome } from "./outcome.ts";

/**
 * Finds the engines of the journeys. With CI set, a missing one is first installed from Debian's packages where that is possible, and
 * counts as failed if it is still missing; on a person's machine nothing is installed and a missing engine is listed as not run.
 */
export async function prepareBrowsers(): Promise<{ outcome: Outcome; hasChromium: boolean }> {
  const isCi = Boolean(process.env.CI);
  const missing = () => engineNames.filter((engine) => findBrowser(engine) === undefined);
  if (isCi && missing().length > 0 && isDebianRoot()) spawnSync("bash", [".ci/install-browsers"], { cwd: root, stdio: "inherit" });
  const absent = missing();
  const notRun = absent.map(
    (engine) => `${engine}: not found; install ${engines[engine].commands[0]} or set ${engines[engine].variable} to its path`,
  );
  const outcome = { name: "browsers", passed: engineNames.length - absent.length, failed: isCi ? absent.length : 0, notRun };
  return { outcome, hasChromium: !absent.includes("chromium") };
}

const isDebianRoot = (): boolean => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
