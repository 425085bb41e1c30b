import { startTransition, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useLocation, useNavigationType } from "react-router";
import { ErrorBoundary } from "./error-boundary.tsx";
import { Layout } from "./layout.tsx";
import { placeInAddress } from "./place-in-address.ts";
import { Problem } from "./problem-page.tsx";
import { ReferenceMarks } from "./reference-panel/reference-marks.tsx";
import type { LoadedPage } from "./routes.ts";

declare global {
  /** Sends the form that somebody sent before the app listened, if there is one; defined by `boot.js`. Does it once. */
  var sendEarlyForm: (() => void) | undefined;
}

interface AppProps {
  /** The page to begin with, loaded before anything is rendered. */
  readonly first: LoadedPage;
  readonly load: (address: string) => Promise<LoadedPage>;
}

/** Shows the page of the address; the page before stays until the next one is whole. */
export function App({ first, load }: AppProps) {
  const { pathname, search } = useLocation();
  const address = pathname + search;
  const [page, setPage] = useState(first);
  const wanted = useRef(first.address);
  useEffect(() => globalThis.sendEarlyForm?.(), []);
  useEffect(() => {
    if (wanted.current === address) return;
    wanted.current = address;
    // not awaited inside the transition: React would hold back every later page until this one has come
    void load(address).then((loaded) => {
      if (wanted.current === address) startTransition(() => setPage(loaded));
    });
  }, [address, load]);
  useScroll(page.address);
  return (
    <Layout busy={page.address !== address}>
      <ErrorBoundary key={page.address}>
        <PageView page={page} />
      </ErrorBoundary>
      <ReferenceMarks />
    </Layout>
  );
}

export function PageView({ page }: { readonly page: LoadedPage }) {
  if ("problem" in page) return <Problem cause={page.problem} />;
  return <page.Screen data={page.data as never} />;
}

/** A new page starts at its top or at the block its address names; going back returns to where the reader was. */
function useScroll(shown: string): void {
  const { key, hash } = useLocation();
  const type = useNavigationType();
  const places = useRef(new Map<string, number>());
  const first = useRef(true);
  useEffect(() => {
    const remember = () => places.current.set(key, scrollY);
    addEventListener("scroll", remember, { passive: true });
    return () => removeEventListener("scroll", remember);
  }, [key]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another page is shown, not when the address changes
  useLayoutEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const target = hash && document.getElementById(placeInAddress(hash));
    if (type === "POP") scrollTo(0, places.current.get(key) ?? 0);
    else if (target) target.scrollIntoView();
    else scrollTo(0, 0);
    document.getElementById("main")?.focus({ preventScroll: true });
  }, [shown]);
}
