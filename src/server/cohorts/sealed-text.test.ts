import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { openSealed, seal } from "./sealed-text.ts";

it("a sealed text opens under its secret only, and not once it was changed", () => {
  const [secret, text] = [randomUUID(), "كلمة مرور k7mp-2xwd"];
  const sealed = seal(text, secret);
  expect(openSealed(sealed, secret)).toBe(text);
  expect(seal(text, secret)).not.toBe(sealed);
  expect(() => openSealed(sealed, randomUUID())).toThrow();
  const bytes = Buffer.from(sealed, "base64");
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  expect(() => openSealed(bytes.toString("base64"), secret)).toThrow();
});
