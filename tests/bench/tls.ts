import { createHash, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A certificate for 127.0.0.1 that no browser trusts but one that is told its key. */
export interface TlsFiles {
  readonly certPath: string;
  readonly keyPath: string;
  readonly cert: string;
  readonly key: string;
  /** SHA-256 of the public key, in base64: Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly publicKeyHash: string;
}

export function readTlsFiles(): TlsFiles {
  const path = (name: string) => fileURLToPath(new URL(`../fixtures/tls/${name}`, import.meta.url));
  const certPath = path("localhost-cert.pem");
  const keyPath = path("localhost-key.pem");
  const cert = readFileSync(certPath, "utf8");
  const spki = new X509Certificate(cert).publicKey.export({ type: "spki", format: "der" });
  const publicKeyHash = createHash("sha256").update(spki).digest("base64");
  return { certPath, keyPath, cert, key: readFileSync(keyPath, "utf8"), publicKeyHash };
}
