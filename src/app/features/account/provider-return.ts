/** In this tab only, from leaving for a provider's sign-in to coming back: the join code that the person came with, empty without one. */
const key = "concord-provider-sign-in";

/** Remembers a join code over the way to a provider and back: in no address, so that it reaches no log. */
export function leaveForProvider(joinCode: string): void {
  tabStorage()?.setItem(key, joinCode);
}

/** The join code with which this tab left for a provider; `undefined` when it did not. */
export const joinCodeFromProvider = (): string | undefined => tabStorage()?.getItem(key) ?? undefined;

export function forgetProvider(): void {
  tabStorage()?.removeItem(key);
}

/** Undefined where there is none (the build), or where the browser refuses it; cookies, and with them signing in, it refuses as well. */
function tabStorage(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}
