/** What this device has room for; absent figures are those the browser does not tell. */
export interface StorageEstimate {
  readonly usageBytes?: number;
  readonly quotaBytes?: number;
}
/** What of the browser's storage manager is used. WebKit has parts of it only, insecure pages have none. */
export type StorageManagerParts = Partial<Pick<StorageManager, "estimate" | "persist" | "persisted">>;

export async function storageEstimate(storage: StorageManagerParts | undefined): Promise<StorageEstimate> {
  if (!storage?.estimate) return {};
  try {
    const { usage, quota } = await storage.estimate();
    return { ...(usage !== undefined && { usageBytes: usage }), ...(quota !== undefined && { quotaBytes: quota }) };
  } catch {
    return {}; // refused: opaque origins and some private modes
  }
}

/** Whether the browser promises not to clear this device's data by itself when space runs short. */
export type Persistence = "granted" | "denied" | "unsupported";

export async function persistence(storage: StorageManagerParts | undefined): Promise<Persistence> {
  if (!storage?.persist || !storage.persisted) return "unsupported";
  try {
    return (await storage.persisted()) ? "granted" : "denied";
  } catch {
    return "unsupported";
  }
}

/** Asks for the promise. Browsers may ask the person, or decide by how often the app is used; asking again later may succeed. */
export async function requestPersistence(storage: StorageManagerParts | undefined): Promise<Persistence> {
  if (!storage?.persist) return "unsupported";
  try {
    return (await storage.persist()) ? "granted" : "denied";
  } catch {
    return "unsupported";
  }
}
