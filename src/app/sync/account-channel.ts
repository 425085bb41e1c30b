let channel: BroadcastChannel | undefined;

/** Between the tabs of a browser: a message says that the device is another person's now. One for a page, so that it never hears itself. */
export function accountChannel(): BroadcastChannel {
  channel ??= new BroadcastChannel("concord-account");
  return channel;
}
