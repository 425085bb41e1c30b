import type { FastifyReply, FastifyRequest } from "fastify";
import { isSecureContext } from "./secure-context.ts";

const yearSeconds = 31_536_000;
/** For files whose name changes with their content. */
export const immutable = `public, max-age=${yearSeconds}, immutable`;
/** Kept by browsers, but asked about each time. */
export const revalidate = "no-cache";

/** Sent with every answer. A page's Content-Security-Policy comes with the page. */
export function addSecurityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  });
  if (request.protocol === "https") reply.header("strict-transport-security", `max-age=${yearSeconds}`);
  // Browsers ignore the opener policy elsewhere, and say so on the console: a workshop laptop on plain http.
  if (isSecureContext(request)) reply.header("cross-origin-opener-policy", "same-origin");
}
