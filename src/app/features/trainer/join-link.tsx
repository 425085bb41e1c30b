import { renderSVG } from "uqr";
import type { Locale } from "#domain/locale.ts";
import { accountHref } from "#page/address.ts";

/** Where a join code is typed in already. It stands after the hash, so that it reaches no server's log. */
export const joinLink = (locale: Locale, code: string): string => `${location.origin}${accountHref(locale)}#join=${code}`;

export function QrCode({ link, label }: { readonly link: string; readonly label: string }) {
  return <img className="qr" alt={label} src={`data:image/svg+xml,${encodeURIComponent(renderSVG(link, { border: 2 }))}`} />;
}
