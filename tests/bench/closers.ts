/** What a benchmark has opened: closed when it is over, has failed or is interrupted, the last first. */
export function createClosers() {
  const closers: (() => unknown)[] = [];
  async function closeAll(): Promise<void> {
    for (let close = closers.pop(); close; close = closers.pop()) await close(); // what is closed already is not there any more
  }
  return {
    add: (close: () => unknown): void => void closers.push(close),
    async around(work: () => Promise<void>): Promise<void> {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void closeAll().finally(() => process.exit(1)));
      await work().finally(closeAll);
    },
  };
}
