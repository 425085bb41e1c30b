import type { z } from "zod";

/** Says what an author has to do about a value of the wrong shape; `undefined` leaves the words of the schema itself. */
export function explainIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return "this key is missing: add it";
      if (issue.expected === "string" && typeof issue.input !== "object") return `put quotes around ${JSON.stringify(issue.input)}`;
      return `write ${shapeNames[issue.expected] ?? issue.expected} here`;
    case "unrecognized_keys":
      return `unknown key ${issue.keys.map((key) => `"${key}"`).join(", ")}: check the spelling, or take it out`;
    case "invalid_value":
      return `write one of: ${issue.values.map(String).join(", ")}`;
    case "invalid_key":
    case "invalid_element":
      return issue.issues[0]?.message;
    case "invalid_union":
      return "this value has none of the shapes allowed here";
    case "too_small":
      return `too small or too short: at least ${issue.minimum}`;
    case "too_big":
      return `too big or too long: at most ${issue.maximum}`;
    default:
      return undefined;
  }
}

const shapeNames: { readonly [expected: string]: string } = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list: [a, b]",
  object: "keys with values",
  record: "keys with values",
};
