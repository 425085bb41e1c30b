import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

/** Chromium stands for Chrome and Edge too; WebKit is found by its WebDriver program. */
export const engineNames = ["chromium", "firefox", "webkit"] as const;
export type Engine = (typeof engineNames)[number];

interface EnginePlaces {
  /** Environment variable with the path of the program; wins over every other place. */
  readonly variable: string;
  /** Names of the program on PATH, the likeliest first. */
  readonly commands: readonly string[];
  readonly paths: readonly string[];
}

const programFolders = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) => process.env[name] ?? []);

export const engines: Readonly<Record<Engine, EnginePlaces>> = {
  chromium: {
    variable: "CONCORD_CHROMIUM",
    commands: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"],
    paths: [
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
      "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
      ...programFolders.map((folder) => join(folder, "Google/Chrome/Application/chrome.exe")),
      ...programFolders.map((folder) => join(folder, "Microsoft/Edge/Application/msedge.exe")),
      chromium.executablePath(),
    ],
  },
  firefox: {
    variable: "CONCORD_FIREFOX",
    commands: ["firefox-esr", "firefox"],
    paths: [
      "/Applications/Firefox.app/Contents/MacOS/firefox",
      ...programFolders.map((folder) => join(folder, "Mozilla Firefox/firefox.exe")),
    ],
  },
  webkit: { variable: "CONCORD_WEBKIT_DRIVER", commands: ["WebKitWebDriver"], paths: [] },
};

/**
 * The path of a browser's program on this machine, or undefined. Nothing is installed or downloaded.
 * Throws when the engine's environment variable names a file that does not exist, since somebody meant that one.
 */
export function findBrowser(engine: Engine, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const { variable, commands, paths } = engines[engine];
  const chosen = env[variable];
  if (chosen && !existsSync(chosen)) throw new Error(`${variable} names ${chosen}, which does not exist`);
  if (chosen) return chosen;
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean);
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...paths].find((path) => existsSync(path));
}
