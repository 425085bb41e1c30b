import { type AddressInfo, createServer, connect as dial } from "node:net";
import { describe, expect, it } from "vitest";
import { openLine, unixNow } from "./slow-line.ts";

/** Answers every connection's first data with `bytes`, each one different from its neighbours. */
async function createAnswerer(bytes: Buffer): Promise<{ readonly port: number; readonly stop: () => void }> {
  const server = createServer((socket) => socket.once("data", () => socket.end(bytes)).on("error", () => undefined));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, stop: () => server.close() };
}

function askOnce(port: number): Promise<{ readonly body: Buffer; readonly firstMs: number; readonly lastMs: number }> {
  const startMs = unixNow();
  const parts: Buffer[] = [];
  let firstMs = Number.NaN;
  return new Promise((resolve, reject) => {
    const socket = dial({ port, host: "127.0.0.1" }, () => socket.write("?"));
    socket.on("data", (part: Buffer) => {
      if (parts.length === 0) firstMs = unixNow() - startMs;
      parts.push(part);
    });
    socket.on("error", reject);
    socket.on("end", () => resolve({ body: Buffer.concat(parts), firstMs, lastMs: unixNow() - startMs }));
  });
}

const body = Buffer.from(Array.from({ length: 20_000 }, (_, index) => (index * 7 + (index >> 8)) % 256));

describe("a slow line", () => {
  it("takes two round trips to the first byte, and the time of its rate to the last, with every byte in its place", async () => {
    const { port, stop } = await createAnswerer(body);
    const line = await openLine(port);
    line.shape({ bitsPerSecond: 800_000, roundTripMs: 100 });
    const answer = await askOnce(line.port);
    await line.cut();
    stop();
    expect(answer.body.equals(body)).toBe(true);
    expect(answer.firstMs).toBeGreaterThan(199);
    expect(answer.firstMs).toBeLessThan(320);
    expect(answer.lastMs).toBeGreaterThan(399);
    expect(answer.lastMs).toBeLessThan(620);
    expect(line.received(0)).toBe(body.length);
  });

  it("shares its rate between connections", async () => {
    const { port, stop } = await createAnswerer(body);
    const line = await openLine(port);
    line.shape({ bitsPerSecond: 800_000, roundTripMs: 20 });
    const answers = await Promise.all([askOnce(line.port), askOnce(line.port)]);
    await line.cut();
    stop();
    for (const answer of answers) expect(answer.body.equals(body)).toBe(true);
    expect(Math.max(...answers.map(({ lastMs }) => lastMs))).toBeGreaterThan(430);
  });

  it("refuses connections once it is cut", async () => {
    const { port, stop } = await createAnswerer(body);
    const line = await openLine(port);
    await line.cut();
    stop();
    await expect(askOnce(line.port)).rejects.toThrow("ECONNREFUSED");
  });
});
