import type { PinpointForm } from "../schema/reference-schema.ts";

/** A place inside an instrument, read from its short written form. */
export type Pinpoint =
  | { readonly form: "article" | "paragraph"; readonly from: string; readonly to?: string; readonly subs: readonly string[] }
  | { readonly form: "page"; readonly from: string; readonly to?: string }
  | { readonly form: "commentary"; readonly article: string; readonly from: string; readonly to?: string }
  | { readonly form: "commentary"; readonly part: number; readonly chapter: number; readonly from: string; readonly to?: string };

/** Reads `49(1)`, `49-54`, `13(c)`, `p18`, `49/3`, `part3-ch2/3`. `null` when the text is not of the form. */
export function parsePinpoint(form: PinpointForm, text: string): Pinpoint | null {
  switch (form) {
    case "article":
    case "paragraph":
      return parseNumbered(form, text);
    case "page": {
      const [, from, to] = /^p(\d+)(?:-(\d+))?$/.exec(text) ?? [];
      return from === undefined ? null : { form, from, ...optionalTo(to) };
    }
    case "commentary":
      return parseCommentary(text);
    case "none":
      return null;
  }
}

const optionalTo = (to: string | undefined): { to?: string } => (to === undefined ? {} : { to });

function parseNumbered(form: "article" | "paragraph", text: string): Pinpoint | null {
  const [, from, to, subs] = /^(\d+)(?:-(\d+)|((?:\([a-z0-9]+\))*))$/.exec(text) ?? [];
  if (from === undefined || (to !== undefined && Number(to) <= Number(from))) return null;
  return { form, from, ...optionalTo(to), subs: [...(subs ?? "").matchAll(/\(([a-z0-9]+)\)/g)].map(([, sub]) => sub ?? "") };
}

function parseCommentary(text: string): Pinpoint | null {
  const [, article, part, chapter, from, to] = /^(?:(\d+)|part(\d)-ch(\d))\/(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  if (from === undefined || (to !== undefined && Number(to) <= Number(from))) return null;
  if (article !== undefined) return { form: "commentary", article, from, ...optionalTo(to) };
  return { form: "commentary", part: Number(part), chapter: Number(chapter), from, ...optionalTo(to) };
}
