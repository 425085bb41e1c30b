import { renderSVG } from "uqr";
import type { Locale } from "#domain/locale.ts";
import { joinHref } from "#page/address.ts";

/** The page of the invitation. The code stands after the hash, so that it reaches no server's log. */
export const joinLink = (locale: Locale, code: string): string => `${location.origin}${joinHref(locale)}#${code}`;

export function QrCode({ link, label }: { readonly link: string; readonly label: string }) {
  return <img className="qr" alt={label} src={`data:image/svg+xml,${encodeURIComponent(renderSVG(link, { border: 2 }))}`} />;
}
