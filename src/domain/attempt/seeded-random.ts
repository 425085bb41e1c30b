/** Numbers in [0, 1), the same sequence for the same seed everywhere: the attempt id decides what is drawn and how it is shuffled. */
export function seededRandom(seed: string): () => number {
  let state = fnv1a(seed);
  return () => {
    // mulberry32, public domain, Tommy Ettinger
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A copy in a random order, each order alike likely (Fisher and Yates). */
export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const rest = [...list];
  const drawn: T[] = [];
  while (rest.length > 0) drawn.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return drawn;
}

/** 32-bit FNV-1a over UTF-16 units. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash | 0;
}
