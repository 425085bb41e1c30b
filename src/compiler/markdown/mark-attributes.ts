/** What a mark, or a file's top, says about a translation. */
export interface Attributes {
  readonly of?: string | undefined;
  readonly state?: string | undefined;
  readonly by?: string | undefined;
}

/** A mark's line with these attributes set, behind the id; its other words stay. */
export function markWith(mark: string, { of, state, by }: Attributes): string {
  const open = mark.lastIndexOf("{#");
  const set = (attributes: string, name: string, value: string | undefined, after: RegExp): string => {
    if (value === undefined) return attributes;
    const known = new RegExp(`(\\s${name}=)(?:"[^"]*"|[^\\s}]+)`);
    const written = /^[\w-]+$/.test(value) ? value : `"${value}"`;
    if (known.test(attributes)) return attributes.replace(known, (_, start: string) => start + written);
    return attributes.replace(after, (start) => `${start} ${name}=${written}`);
  };
  const withOf = set(mark.slice(open), "of", of, /^\{#[^\s}]+/);
  const withState = set(withOf, "state", state, /^\{#[^\s}]+(?:\sof=[^\s}]+)?/);
  return mark.slice(0, open) + set(withState, "by", by, /^\{#[^\s}]+(?:\s(?:of|state)=[^\s}]+)*/);
}
