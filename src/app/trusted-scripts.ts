import searchWorkerAddress from "../offline/search/worker/search-worker.ts?worker&url";

export const serviceWorkerAddress = "/sw.js";
export { searchWorkerAddress };

interface ScriptPolicy {
  createScriptURL(address: string): unknown;
}
let policy: ScriptPolicy | undefined;

/** Trusted Types: the page hands these two script addresses to the browser and no other. A policy can be made only once. */
export function trustedScript(address: typeof serviceWorkerAddress | typeof searchWorkerAddress): string {
  const factory = (
    globalThis as { trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptPolicy } }
  ).trustedTypes;
  policy ??= factory?.createPolicy("concord", {
    createScriptURL: (url) => {
      if (url !== serviceWorkerAddress && url !== searchWorkerAddress) throw new TypeError(`${url} is not a script of this app`);
      return url;
    },
  });
  return (policy?.createScriptURL(address) ?? address) as string;
}
