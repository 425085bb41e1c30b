import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Locale } from "#domain/locale.ts";
import { preferredLocale } from "../preferred-locale.ts";
import { immutable, revalidate } from "../response-headers.ts";
import { webAnswer } from "../web-address.ts";
import type { WebBuild } from "../web-build.ts";

/** Everything under no other prefix: pages, shells, scripts, fonts, the worker. */
export function addWebRoutes(app: FastifyInstance, build: WebBuild): void {
  app.get("/*", async (request, reply) => {
    const answer = webAnswer(request.url, build);
    switch (answer.kind) {
      case "choose-language":
        return reply
          .headers({ vary: "Accept-Language, Cookie", "cache-control": "no-store" })
          .redirect(`/${localeFor(request)}${answer.rest}`, 302);
      case "redirect":
        return reply.redirect(answer.location, 301);
      case "file":
        return sendWebFile(reply, build, answer.file);
      case "page-missing":
        if (answer.locale === undefined) reply.header("vary", "Accept-Language, Cookie");
        return sendMissingPage(reply, build, answer.locale ?? localeFor(request));
      case "file-missing":
        reply.callNotFound();
        return reply;
    }
  });
}

const localeFor = ({ headers }: FastifyRequest): Locale =>
  preferredLocale({ cookie: headers.cookie, acceptLanguage: headers["accept-language"] });

function sendWebFile(reply: FastifyReply, build: WebBuild, file: string): FastifyReply {
  if (file.endsWith(".html")) reply.header("content-security-policy", build.contentSecurityPolicy);
  return reply.header("cache-control", file.startsWith("assets/") ? immutable : revalidate).sendFile(file, build.folder);
}

/** Without validators: a browser that asked again with one would get 404 and an empty body. */
function sendMissingPage(reply: FastifyReply, build: WebBuild, locale: Locale): FastifyReply {
  return reply
    .code(404)
    .headers({ "content-security-policy": build.contentSecurityPolicy, "cache-control": "no-store" })
    .sendFile(`${locale}/404/index.html`, build.folder, { etag: false, lastModified: false, acceptRanges: false });
}
