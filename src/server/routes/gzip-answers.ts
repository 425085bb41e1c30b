import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";
import type { FastifyReply, FastifyRequest } from "fastify";

declare module "fastify" {
  interface FastifyContextConfig {
    /**
     * Its answer may be long. Not for one that holds a secret (a code, a token, a password) beside something that the request brought: how
     * well the two compress together would tell the secret to whoever sees lengths.
     */
    gzipped?: true;
  }
}

const compress = promisify(gzip);
/** A shorter one fits into a packet as it is. */
const shortest = 1024;
/** The fastest: what is saved on the line is many times what more effort would save. */
const options = { level: constants.Z_BEST_SPEED, chunkSize: 2 ** 18 };

/** A hook (`onSend`): answers of routes that allow it go gzipped to whoever takes that. */
export async function gzipLongAnswers({ headers, routeOptions }: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (!routeOptions.config.gzipped) return payload;
  reply.header("vary", "accept-encoding");
  if (typeof payload !== "string" || payload.length < shortest || !takesGzip(headers["accept-encoding"])) return payload;
  reply.header("content-encoding", "gzip");
  return compress(payload, options);
}

const takesGzip = (accepted = ""): boolean => accepted.split(",").some((each) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).+)?$/i.test(each));
