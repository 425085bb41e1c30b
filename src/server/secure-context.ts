import type { FastifyRequest } from "fastify";

/** What browsers call a secure context: https, or a name of this machine. Everything else can be read and changed on the way. */
export const isSecureContext = ({ protocol, hostname }: Pick<FastifyRequest, "protocol" | "hostname">): boolean =>
  protocol === "https" ||
  hostname === "localhost" ||
  hostname.endsWith(".localhost") ||
  /^127(\.\d{1,3}){3}$/.test(hostname) ||
  hostname === "[::1]";
