import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { isUnavailable } from "../database/database-error.ts";
import { problem } from "./route-rules.ts";

const codeOfFastify: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: "not-json",
  FST_ERR_CTP_EMPTY_JSON_BODY: "not-json",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "not-json",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "media-type-unknown",
  FST_ERR_CTP_BODY_TOO_LARGE: "too-large",
};

/** Status of each code that a module of accounts, administration, cohorts or forwarding answers with. */
const statusOf: Readonly<Record<string, number>> = {
  "sign-in-wrong": 401,
  "one-time-password-expired": 401,
  "second-factor-wrong": 401,
  "second-factor-expired": 401,
  "passkey-unknown": 401,
  "token-unknown": 401,
  "not-found": 404,
  "provider-unknown": 404,
  "passkeys-off": 404,
  "user-name-taken": 409,
  "email-taken": 409,
  "no-password": 409,
  "two-factor-on": 409,
  "two-factor-off": 409,
  "last-administrator": 409,
  "not-assigned": 409,
  "live-ended": 409,
  "item-unknown": 409,
  "too-few-answers": 409,
  "trainer-unknown": 404,
  stale: 409,
  "version-taken": 409,
  archived: 409,
  "import-taken": 409,
  "import-expired": 410,
  "confidential-fixed": 409,
  "target-unknown": 409,
  "plan-full": 409,
  "last-trainer": 409,
  "invitation-gone": 404,
  "invitation-changed": 409,
  "mark-elsewhere": 409,
  "learner-erased": 410,
  "time-zone-unknown": 400,
  "closes-before-opens": 400,
  "due-before-open": 400,
  "too-often": 429,
  "forward-refused": 502,
};

/** An expected refusal. Codes without a status of their own are a plain 403. */
export function refuse(reply: FastifyReply, { code, ...details }: { readonly code: string; readonly retryAfter?: number }): FastifyReply {
  if (details.retryAfter !== undefined) reply.header("retry-after", String(details.retryAfter));
  return problem(reply, statusOf[code] ?? 403, code, details);
}

/** Thrown by the limit on requests; the answer has `Retry-After` from it already. */
export class RequestsTooOften extends Error {
  readonly statusCode = 429;
  constructor(readonly retryAfter: number) {
    super("too many requests");
  }
}

const unavailableSeconds = 5;
/** The data folder is full, read-only or failing. */
const isStorageFailure = ({ code }: FastifyError): boolean => ["ENOSPC", "EDQUOT", "EROFS", "EACCES", "EIO"].includes(code);

/** What a route throws: a request that cannot be read, a database that is gone, or our own bug. */
export function createErrorHandler(onError: (error: unknown) => void) {
  return (error: FastifyError, _: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (error.validation) {
      const [first] = error.validation;
      return problem(reply, 422, "invalid", { at: `/${error.validationContext ?? "body"}${first?.instancePath ?? ""}` });
    }
    if (error instanceof RequestsTooOften) return refuse(reply, { code: "too-often", retryAfter: error.retryAfter });
    if (isUnavailable(error)) {
      onError(error);
      return problem(reply.header("retry-after", String(unavailableSeconds)), 503, "database-unavailable", {
        retryAfter: unavailableSeconds,
      });
    }
    if (isStorageFailure(error)) {
      onError(error);
      return problem(reply.header("retry-after", String(unavailableSeconds)), 503, "storage-unavailable", {
        retryAfter: unavailableSeconds,
      });
    }
    const status = error.statusCode ?? 500;
    if (status < 500) return problem(reply, status, codeOfFastify[error.code] ?? "bad-request");
    onError(error);
    return problem(reply, 500, "internal");
  };
}
