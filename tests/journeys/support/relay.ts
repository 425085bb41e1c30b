import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** A line between browser and server that can fail. */
export interface Relay {
  readonly origin: string;
  /** Lets this many bytes of answers through, then tears every connection down and takes no new one. */
  cutAfter(bytes: number): void;
  /** Lets this many bytes of answers through, then nothing more; connections stay. */
  stallAfter(bytes: number): void;
  heal(): void;
}

export async function startRelay(port: number): Promise<Relay> {
  let left = Number.POSITIVE_INFINITY;
  let atEnd: "cut" | "stall" = "cut";
  const lines = new Set<{ readonly browser: Socket; readonly server: Socket }>();
  const cut = () => {
    for (const { browser, server } of lines) {
      browser.destroy();
      server.destroy();
    }
  };
  const relay = createServer((browser) => {
    if (left <= 0 && atEnd === "cut") {
      browser.destroy();
      return;
    }
    const server = connect(port, "127.0.0.1");
    const line = { browser, server };
    lines.add(line);
    browser.on("data", (bytes) => server.write(bytes));
    server.on("data", (bytes) => {
      const passed = bytes.subarray(0, Math.max(0, left));
      left -= bytes.length;
      if (passed.length > 0) browser.write(passed);
      if (left <= 0 && atEnd === "cut") cut();
      else if (left <= 0) server.pause();
    });
    for (const [socket, other] of [
      [browser, server],
      [server, browser],
    ] as const) {
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        other.destroy();
        lines.delete(line);
      });
    }
  });
  await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    cut();
    relay.close();
  });
  return {
    origin: `http://127.0.0.1:${(relay.address() as AddressInfo).port}`,
    cutAfter: (bytes) => {
      left = bytes;
      atEnd = "cut";
    },
    stallAfter: (bytes) => {
      left = bytes;
      atEnd = "stall";
    },
    heal: () => {
      left = Number.POSITIVE_INFINITY;
      cut();
    },
  };
}
