import { useEffect, useState } from "react";
import { loadStyles } from "../styles/load-styles.ts";
import address from "../styles/trainer.css?url";

let loading: Promise<void> | undefined;

/** The styles of the trainer's area, which nobody else fetches. True once they are here, or cannot be had. */
export function useTrainerStyles(): boolean {
  const [isHere, setHere] = useState(false);
  useEffect(() => {
    loading ??= loadStyles().then(load); // after the others: of rules of one weight the last one holds
    void loading.then(() => setHere(true));
  }, []);
  return isHere;
}

function load(): Promise<void> {
  return new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    link.onload = () => resolve();
    link.onerror = () => resolve();
    document.head.append(link);
  });
}

/** Lets them pass through the worker, which keeps them. */
export const fetchTrainerStyles = (): Promise<unknown> => fetch(address);
