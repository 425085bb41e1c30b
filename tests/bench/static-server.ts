import { once } from "node:events";
import { createSecureServer } from "node:http2";
import type { AddressInfo } from "node:net";
import { brotliCompressSync } from "node:zlib";
import type { FixtureCourse } from "./fixture-course.ts";
import { staticPage, staticWorker } from "./static-page.ts";
import type { TlsFiles } from "./tls.ts";

export const staticAddress = ({ lessons }: FixtureCourse, index: number): string => {
  const locale = lessons[index]?.page.locale;
  return `/${locale}/${index + 1}`;
};

/** Serves the bare pages of some courses over HTTP/2, compressed once at brotli's best. */
export async function startStaticServer(courses: readonly FixtureCourse[], { cert, key }: TlsFiles) {
  const pages = courses.flatMap((course) =>
    course.lessons.map(({ page }, index) => [staticAddress(course, index), staticPage(page, course.quiz)] as const),
  );
  const files = new Map(pages.map(([address, html]) => [address, { type: "text/html; charset=utf-8", body: compressed(html) }]));
  const workers = new Map(
    courses.map((course) => {
      const addresses = course.lessons.map((_, index) => staticAddress(course, index));
      return [course.quiz.locale, { type: "text/javascript", body: compressed(staticWorker(addresses)) }];
    }),
  );
  for (const [locale, worker] of workers) files.set(`/${locale}/sw.js`, worker);

  const server = createSecureServer({ cert, key }, (request, response) => {
    const file = files.get(request.url);
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": file.type, "content-encoding": "br", "cache-control": "no-cache" });
    response.end(file.body);
  });
  const sessions = new Set<{ destroy(): void }>();
  server.on("session", (session) => {
    sessions.add(session);
    session.on("close", () => sessions.delete(session));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const session of sessions) session.destroy();
      }),
  };
}

const compressed = (text: string): Buffer => brotliCompressSync(text);
