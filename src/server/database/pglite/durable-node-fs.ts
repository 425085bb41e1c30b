import { closeSync, fsyncSync, openSync } from "node:fs";
import { NodeFS } from "@electric-sql/pglite/nodefs";

type StreamOperations = { fsync?: (stream: OpenStream) => number };
/** What Emscripten's file system for Node keeps of an open file; a folder has no file descriptor. */
interface OpenStream {
  readonly nfd?: number;
  readonly node: unknown;
}
interface NodeFileSystem {
  readonly stream_ops: StreamOperations;
  realPath(node: unknown): string;
}

/**
 * PGlite's files on disk, with an fsync that reaches the disk. PGlite 0.5 has none: a commit survives the end of the process, and not a
 * power cut. It reaches into Emscripten, so PGlite's version is pinned, and `openCluster` refuses to start when a commit makes no call.
 */
export class DurableNodeFs extends NodeFS {
  /** Calls of fsync since the start. */
  fsyncs = 0;

  override async init(...[pg, options]: Parameters<NodeFS["init"]>): ReturnType<NodeFS["init"]> {
    const { emscriptenOpts } = await super.init(pg, options);
    const preRun = [
      ...(emscriptenOpts.preRun ?? []),
      ({ NODEFS }: { readonly NODEFS: unknown }) => {
        const fileSystem = NODEFS as NodeFileSystem;
        fileSystem.stream_ops.fsync = (stream) => this.fsync(stream, fileSystem);
      },
    ];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }

  private fsync({ nfd, node }: OpenStream, { realPath }: NodeFileSystem): number {
    this.fsyncs += 1;
    if (nfd !== undefined) fsyncSync(nfd);
    else fsyncPath(realPath(node));
    return 0;
  }
}

/** Of a file, or of a folder: the names in it. */
export function fsyncPath(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
