import type { FastifyReply, FastifyRequest } from "fastify";
import type { AuthRequest, Cookies } from "../accounts/authentication.ts";

/** The headers that authentication looks at, and no other. */
export function authRequestFrom({ headers, protocol }: FastifyRequest): AuthRequest {
  const { cookie, origin, "user-agent": userAgent } = headers;
  const chosen = new Headers();
  if (cookie) chosen.set("cookie", cookie);
  if (origin) chosen.set("origin", origin);
  if (userAgent) chosen.set("user-agent", userAgent.slice(0, 400));
  return { headers: chosen, overHttps: protocol === "https" };
}

export function setCookies(reply: FastifyReply, cookies: Cookies): FastifyReply {
  for (const cookie of cookies) reply.header("set-cookie", cookie);
  return reply;
}

/** The same request as it will be with these cookies: for asking who is signed in now. */
export function withCookies({ headers, overHttps }: AuthRequest, cookies: Cookies): AuthRequest {
  const next = new Headers(headers);
  next.set("cookie", cookies.map((cookie) => cookie.split(";", 1)[0]).join("; "));
  return { headers: next, overHttps };
}
