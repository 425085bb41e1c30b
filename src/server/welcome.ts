import { renderUnicodeCompact } from "uqr";

/** What the person who started the server sees first. In a room, the QR code saves typing the address. */
export function printAddresses(addresses: readonly string[], isForARoom: boolean): void {
  for (const address of addresses) console.log(`Concord is running at ${address}`);
  if (!isForARoom) return;
  for (const address of addresses) console.log(`\n${address}\n${renderUnicodeCompact(address, { border: 2 })}`);
}

export function printSetUpLink(origin: string, token: string): void {
  console.log(
    `\nNobody administers this server yet. Open this link once, within a day, to become its administrator:\n${setUpUrl(origin, token)}\n`,
  );
}

/** The token stands after `#`, so that it is in no log of any server. */
export const setUpUrl = (origin: string, token: string): string => `${origin}/en/set-up#${token}`;
