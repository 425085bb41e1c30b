import "fake-indexeddb/auto";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, expect } from "vitest";

/** A bound for what never comes, wide enough for a busy machine; what comes is met at once. */
configure({ asyncUtilTimeout: 15_000 });

/** What the code under test wrote to the console. A test that expects a message spies on that console method itself. */
const consoleMessages: unknown[][] = [];
for (const level of ["error", "warn"] as const) {
  console[level] = (...message: unknown[]) => void consoleMessages.push(message);
}

/** Node 25 and newer define a `localStorage` of their own that is undefined without a flag, and it hides happy-dom's. */
if (globalThis.localStorage === undefined) {
  Object.defineProperty(globalThis, "localStorage", { value: new Storage() });
}

afterEach(() => {
  cleanup();
  expect(consoleMessages.splice(0), "console errors and warnings").toEqual([]);
});
