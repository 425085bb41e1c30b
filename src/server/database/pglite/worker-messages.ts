import type { ClusterProblem } from "./open-cluster.ts";

/** To the worker: one statement of SQL, or the end. Answers come in the order of the requests. */
export type WorkerRequest =
  | { readonly kind: "query"; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly kind: "close" };

/** From the worker: first `opened` or `refused`, then an answer to each request. */
export type WorkerAnswer =
  | { readonly kind: "opened" }
  | { readonly kind: "refused"; readonly problem: ClusterProblem }
  | { readonly kind: "rows"; readonly rows: readonly unknown[]; readonly affected: number; readonly fsyncs: number }
  | { readonly kind: "failed"; readonly message: string; readonly code: string | undefined; readonly constraint: string | undefined }
  | { readonly kind: "closed" };
