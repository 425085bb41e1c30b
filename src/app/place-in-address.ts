/** What an address names behind its `#`. One typed or cut by hand may hold a lone per cent sign: it is taken as it stands. */
export function placeInAddress(hash: string): string {
  const place = hash.replace(/^#/, "");
  try {
    return decodeURIComponent(place);
  } catch {
    return place;
  }
}
