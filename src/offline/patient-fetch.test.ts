import { describe, expect, it, vi } from "vitest";
import { TestTimers } from "../../tests/support/test-device.ts";
import { createPatientFetch, silenceMs } from "./patient-fetch.ts";

/** A server that answers when it is told to, a piece at a time. */
function setUp() {
  const timers = new TestTimers();
  const signals: AbortSignal[] = [];
  let pieces: ReadableStreamDefaultController<Uint8Array> | undefined;
  const answers: ((response: Response) => void)[] = [];
  const patient = createPatientFetch((_, options) => {
    const signal = options?.signal as AbortSignal;
    signals.push(signal);
    return new Promise((resolve, reject) => {
      answers.push(resolve);
      signal.addEventListener("abort", () => {
        reject(signal.reason);
        pieces?.error(signal.reason);
      });
    });
  }, timers.after);
  const begin = (init?: ResponseInit) =>
    answers.shift()?.(
      new Response(
        new ReadableStream({
          start: (controller) => {
            pieces = controller;
          },
        }),
        init,
      ),
    );
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    timers,
    signals,
    patient,
    begin,
    answer: (response: Response) => answers.shift()?.(response),
    async bring(text: string) {
      await settled();
      pieces?.enqueue(new TextEncoder().encode(text));
      await settled();
    },
    end: () => pieces?.close(),
  };
}

describe("a patient fetch", () => {
  it("gives up where nothing answers", async () => {
    const { timers, patient } = setUp();
    const asked = patient("/slow");
    timers.pass(silenceMs - 1);
    timers.pass(1);
    await expect(asked).rejects.toMatchObject({ name: "AbortError" });
  });
  it("gives up where an answer stops in the middle", async () => {
    const { timers, patient, begin, bring } = setUp();
    const asked = patient("/slow");
    begin();
    await bring("half of");
    timers.pass(silenceMs);
    await expect(asked).rejects.toMatchObject({ name: "AbortError" });
  });
  it("takes every answer that goes on arriving, however long it takes, with its status and headers", async () => {
    const { timers, patient, begin, bring, end } = setUp();
    const asked = patient("/large");
    timers.pass(silenceMs - 1);
    begin({ status: 404, headers: { "content-type": "application/json" } });
    for (const piece of ["a ", "large ", "file"]) {
      await bring(piece);
      timers.pass(silenceMs - 1);
    }
    end();
    const response = await asked;
    expect(await response.text()).toBe("a large file");
    expect([response.status, response.headers.get("content-type"), timers.count]).toEqual([404, "application/json", 0]);
  });
  it("passes on answers without content", async () => {
    const { patient, answer } = setUp();
    const asked = patient("/done");
    answer(new Response(null, { status: 204 }));
    expect((await asked).status).toBe(204);
  });
  it("is called off by its caller, before and while it waits", async () => {
    const { timers, signals, patient } = setUp();
    const call = new AbortController();
    const asked = patient("/slow", { signal: call.signal });
    call.abort();
    await expect(asked).rejects.toMatchObject({ name: "AbortError" });
    await expect(patient("/slow", { signal: call.signal })).rejects.toMatchObject({ name: "AbortError" });
    expect([signals.length, signals[0]?.aborted, timers.count]).toEqual([1, true, 0]);
  });
  it("keeps nothing of a caller that goes on", async () => {
    const { patient, answer } = setUp();
    const { signal } = new AbortController();
    const listening = vi.spyOn(signal, "removeEventListener");
    const asked = patient("/done", { signal });
    answer(new Response("done"));
    await asked;
    expect(listening).toHaveBeenCalledOnce();
  });
});
