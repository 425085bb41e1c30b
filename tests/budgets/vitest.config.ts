import { defineConfig } from "vitest/config";

/** Sizes of what the build made; it runs after the build. */
export default defineConfig({ test: { include: ["tests/budgets/*.test.ts"], testTimeout: 120_000 } });
