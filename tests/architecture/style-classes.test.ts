import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const folder = join(import.meta.dirname, "../../src/app/styles");

/** Classes that a sheet sets by their own name alone, in the layers of the screen. */
function classesSetBy(sheet: string): readonly string[] {
  const onScreen = (sheet.match(/^@layer (?!print)\w+ \{[\s\S]*?^\}/gm) ?? []).join("\n");
  return [...new Set([...onScreen.matchAll(/^\s+\.([a-z][\w-]*)(?: \{|,)$/gm)].map(([, name]) => name ?? ""))];
}

it("every class is set by one sheet: the sheets of all screens are one file, where the later rule wins", () => {
  const setBy = new Map<string, string[]>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".css")))
    for (const name of classesSetBy(readFileSync(join(folder, file), "utf8"))) setBy.set(name, [...(setBy.get(name) ?? []), file]);
  expect(setBy.size).toBeGreaterThan(200);
  expect([...setBy].filter(([, files]) => files.length > 1)).toEqual([]);
});
