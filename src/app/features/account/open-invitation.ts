import type { Locale } from "#domain/locale.ts";
import { joinHref } from "#page/address.ts";

/** Loads the page of an invitation anew, also from itself: it is of whoever has signed in since. */
export function openInvitation(locale: Locale, joinCode: string): void {
  history.replaceState(null, "", `${joinHref(locale)}#${encodeURIComponent(joinCode)}`);
  location.reload();
}
