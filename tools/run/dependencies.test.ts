import { describe, expect, it } from "vitest";
import { missingPackages } from "./dependencies.mjs";

const lock = {
  packages: {
    "": { version: "0.1.0" },
    "node_modules/react": { version: "19.3.1", integrity: "sha512-a" },
    "node_modules/fsevents": { version: "2.3.3", optional: true },
    "node_modules/esbuild-musl": { version: "1.0.0", devOptional: true },
  },
};

describe("missingPackages", () => {
  it("finds nothing to do in a tree that holds what the lock file names, optional packages apart", () => {
    expect(missingPackages(lock, { packages: { "node_modules/react": { version: "19.3.1", integrity: "sha512-a" } } })).toEqual([]);
  });

  it("finds a package that is absent, older, or of other content", () => {
    expect(missingPackages(lock, { packages: {} })).toEqual(["node_modules/react"]);
    for (const held of [
      { version: "19.3.0", integrity: "sha512-a" },
      { version: "19.3.1", integrity: "sha512-b" },
    ])
      expect(missingPackages(lock, { packages: { "node_modules/react": held } })).toEqual(["node_modules/react"]);
  });
});
