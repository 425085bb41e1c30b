/** Encodings in which lists of people come; the trainer may choose another than the one that was recognised. */
export const listEncodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252", "windows-1256", "windows-1251", "gb18030"] as const;
export type ListEncoding = (typeof listEncodings)[number];

export const decodeList = (bytes: Uint8Array, encoding: ListEncoding): string => new TextDecoder(encoding).decode(bytes);

/**
 * A mark at the beginning decides; else zero bytes mean UTF-16, and what is UTF-8 throughout is. Of the others, letters beyond ASCII
 * stand in whole words in Arabic (windows-1256), and one by one among ASCII letters in Western languages (windows-1252).
 */
export function recognisedEncoding(bytes: Uint8Array): ListEncoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const zeros = zerosByPlace(bytes);
  if (zeros.odd + zeros.even > bytes.length / 10) return zeros.odd >= zeros.even ? "utf-16le" : "utf-16be";
  if (isUtf8(bytes)) return "utf-8";
  return isMostlyInWords(bytes) ? "windows-1256" : "windows-1252";
}

function zerosByPlace(bytes: Uint8Array): { readonly even: number; readonly odd: number } {
  let even = 0;
  let odd = 0;
  bytes.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  return { even, odd };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function isMostlyInWords(bytes: Uint8Array): boolean {
  const isBeyond = (byte: number | undefined): boolean => byte !== undefined && byte >= 0xc0;
  let alone = 0;
  let together = 0;
  bytes.forEach((byte, index) => {
    if (!isBeyond(byte)) return;
    if (isBeyond(bytes[index - 1]) || isBeyond(bytes[index + 1])) together += 1;
    else alone += 1;
  });
  return together > alone;
}
