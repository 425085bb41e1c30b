import { pathsPack } from "#domain/course/learning-paths.ts";
import { type Locale, locales } from "#domain/locale.ts";
import type { ActivityFiles, Catalogue, CatalogueReference, CourseManifest, FileHash, FileRef } from "#domain/pack/manifest.ts";
import { collections } from "#domain/reference/reference-pack.ts";
import { fileHashOf } from "#offline/packs/file-hash.ts";
import type { PackCacheEntries, PackCaches } from "#offline/packs/pack-cache.ts";
import { packCache } from "#offline/service-worker/messages.ts";

const json = { "content-type": "application/json; charset=utf-8" };

/** Published packs behind a `fetch` whose answers a test can spoil. */
export class PackServer {
  readonly files = new Map<string, Uint8Array>();
  /** Addresses in the order in which they were asked for. */
  readonly requests: string[] = [];
  /** Looks at each request before it is answered; may throw, as a lost network does, or answer itself. */
  spoil: (address: string, signal: AbortSignal | undefined) => Response | undefined = () => undefined;
  /** While set, requests are answered only when it resolves. */
  silence: Promise<void> | undefined;
  private readonly courses = new Map<string, Catalogue["courses"][number]>();
  private reference: CatalogueReference | undefined;
  private paths: Catalogue["paths"];

  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const address = String(input);
    this.requests.push(address);
    const signal = init?.signal ?? undefined;
    signal?.throwIfAborted();
    await Promise.race([this.silence, ...(signal && this.silence ? [calledOff(signal)] : [])]);
    const spoilt = this.spoil(address, signal);
    if (spoilt) return spoilt;
    const bytes = this.files.get(address);
    return bytes ? new Response(new Uint8Array(bytes), { headers: json }) : new Response("not found", { status: 404 });
  };

  async publish(content: unknown): Promise<FileRef> {
    const bytes = new TextEncoder().encode(JSON.stringify(content));
    const hash = await fileHashOf(bytes.buffer, crypto.subtle);
    this.files.set(`/packs/${hash}.json`, bytes);
    return { hash, bytes: bytes.byteLength };
  }

  /** A course whose lessons have words in English and, where given, in Arabic. */
  async publishCourse(id: string, lessons: Readonly<Record<string, { readonly en: string; readonly ar?: string }>>): Promise<FileHash> {
    const activities: Record<string, ActivityFiles> = {};
    for (const [lesson, { en, ar }] of Object.entries(lessons)) {
      activities[lesson] = {
        structure: await this.publish({ format: 1, id: lesson, kind: "lesson" }),
        words: { en: await this.publish({ title: en }), ...(ar !== undefined && { ar: await this.publish({ title: ar }) }) },
      };
    }
    const manifest: CourseManifest = {
      format: 1,
      course: id,
      sourceLocale: "en",
      outline: await this.publish({ format: 1, id }),
      words: { en: await this.publish({ course: id }) },
      activities,
    };
    const { hash: version } = await this.publish(manifest);
    const state: { readonly share: number; readonly state: "source" } = { share: 1, state: "source" };
    this.courses.set(id, {
      id,
      version,
      level: 1,
      hours: 1,
      modules: 1,
      activities: Object.keys(lessons).length,
      sourceLocale: "en",
      titles: { en: { title: `Title of ${id}`, lead: "" } },
      languages: { en: state },
      transfer: { structure: 1, words: { en: 1 } },
    });
    this.publishCatalogue();
    return version;
  }

  /** A reference shelf whose glossary says what is given; all else is the same in every version. */
  async publishShelf(glossary: string): Promise<FileHash> {
    const byLocale = async (of: (locale: Locale) => unknown) =>
      Object.fromEntries(await Promise.all(locales.map(async (locale) => [locale, await this.publish(of(locale))])));
    const files: Record<string, unknown> = {};
    for (const collection of collections) {
      const structure = await this.publish({ collection, ...(collection === "glossary" && { glossary }) });
      files[collection] = { structure, words: await byLocale((locale) => ({ collection, locale })) };
    }
    const { hash: version } = await this.publish({ format: 1, pack: "reference", collections: files });
    this.reference = { version, transfer: { structure: 1, words: inEveryLocale(1) } };
    this.publishCatalogue();
    return version;
  }

  /** Learning paths that say what is given; their questions are the same in every version. */
  async publishPaths(title: string): Promise<FileHash> {
    const manifest: CourseManifest = {
      format: 1,
      course: pathsPack,
      sourceLocale: "en",
      outline: await this.publish({ format: 1, id: pathsPack }),
      words: { en: await this.publish({ outline: "en" }) },
      activities: { diagnostic: { structure: await this.publish({ kind: "quiz" }), words: { en: await this.publish({ quiz: "en" }) } } },
      paths: {
        structure: await this.publish({ paths: [] }),
        words: { en: await this.publish({ title }), ar: await this.publish({ title, ar: true }) },
      },
    };
    const { hash: version } = await this.publish(manifest);
    this.paths = { version };
    this.publishCatalogue();
    return version;
  }

  private publishCatalogue(): void {
    const catalogue = { format: 1, courses: [...this.courses.values()], reference: this.reference, paths: this.paths };
    this.files.set("/packs/catalogue.json", new TextEncoder().encode(JSON.stringify(catalogue)));
  }
}

/** Cache Storage in memory; its own entries are those of the packs. */
export class MemoryCaches implements PackCaches, PackCacheEntries {
  readonly stored = new Map<string, { readonly body: ArrayBuffer; readonly type: string }>();
  /** How many more entries fit. */
  room = Number.POSITIVE_INFINITY;

  private readonly others = new Map<string, MemoryCaches>();

  async open(name: string): Promise<MemoryCaches> {
    if (name === packCache) return this;
    const other = this.others.get(name) ?? new MemoryCaches();
    this.others.set(name, other);
    return other;
  }
  async match(address: string): Promise<Response | undefined> {
    const entry = this.stored.get(address);
    return entry && new Response(entry.body.slice(0), { headers: { "content-type": entry.type } });
  }
  async put(address: string, response: Response): Promise<void> {
    if (this.room <= 0) throw new DOMException("the disk is full", "QuotaExceededError");
    this.room -= 1;
    this.stored.set(address, { body: await response.arrayBuffer(), type: response.headers.get("content-type") ?? "" });
  }
  async delete(address: string): Promise<boolean> {
    return this.stored.delete(address);
  }
  async keys(): Promise<readonly { readonly url: string }[]> {
    return [...this.stored.keys()].map((address) => ({ url: `https://concord.example${address}` }));
  }
}

const calledOff = (signal: AbortSignal) => new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));

export const bothLanguages: readonly Locale[] = ["en", "ar"];

const inEveryLocale = <T>(value: T) => Object.fromEntries(locales.map((locale) => [locale, value])) as { readonly [locale in Locale]: T };
