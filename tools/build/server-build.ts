import type { InlineConfig } from "vite";

/** The server, and the program of the operator's commands. */
const serverPrograms: Readonly<Record<string, string>> = { main: "src/server/main.ts", concord: "src/server/concord.ts" };

/**
 * Vite's settings for `dist/server`. Beside the programs stand the two that they start: the thread of the embedded database, and the child
 * that creates it. They look for each other beside themselves (`src/server/database/pglite/programs.ts`), so nothing goes into subfolders.
 * Packages stay in node_modules: PGlite reads its WebAssembly from there.
 */
export function serverBuild(root: string, outDir: string, programs = serverPrograms): InlineConfig {
  const database = "src/server/database/pglite";
  return {
    root,
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    build: {
      outDir,
      emptyOutDir: true,
      ssr: true,
      target: "node20",
      rolldownOptions: {
        input: {
          ...programs,
          "pglite-worker": `${database}/pglite-worker.ts`,
          "create-cluster": `${database}/create-cluster.ts`,
        },
        output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  };
}
