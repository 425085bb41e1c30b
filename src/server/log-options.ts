import type { FastifyReply, FastifyRequest } from "fastify";
import type { LogLevel } from "./config.ts";

/**
 * Structured logs on the error stream, one JSON object a line, at level `info` one for each request and answer. Neither bodies, headers,
 * cookies nor queries are in them (passwords, codes, what people learn), nor addresses of people.
 */
export const logOptions = (level: LogLevel, stream: { write(line: string): unknown } = process.stderr) => ({
  level,
  stream: { write: (line: string) => void stream.write(line) },
  serializers: {
    req: ({ method, url, routeOptions }: LoggedRequest) => ({ method, route: routeOptions?.url ?? url.split("?", 1)[0] }),
    res: ({ statusCode }: Pick<FastifyReply, "statusCode">) => ({ statusCode }),
    err: errorSummary,
  },
});

/** What requests of HTTP/1.1 and HTTP/2 have in common. */
type LoggedRequest = Pick<FastifyRequest, "method" | "url"> & { readonly routeOptions?: { readonly url?: string | undefined } };

/** PostgreSQL's `detail` holds values of rows, so it is left out. */
export function errorSummary(error: unknown): {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly code?: string;
} {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: "" };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return { type: error.name, message: error.message, stack: error.stack ?? "", ...(code && { code }) };
}
