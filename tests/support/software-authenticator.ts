import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";

/** A passkey in software: answers WebAuthn's two ceremonies as a browser's JSON, for one relying party and one key. */
export interface SoftwareAuthenticator {
  register(options: { readonly challenge: string; readonly rp: { readonly id: string } }, origin: string): unknown;
  signIn(options: { readonly challenge: string; readonly rpId: string }, origin: string): unknown;
}

export function createSoftwareAuthenticator(): SoftwareAuthenticator {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const credentialId = randomBytes(16);
  let counter = 0;

  const clientData = (type: string, challenge: string, origin: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  /** User present and verified; with `attested` the new key is in it. */
  const authenticatorData = (rpId: string, attested: Buffer | undefined) => {
    const signCount = Buffer.alloc(4);
    signCount.writeUInt32BE(++counter);
    const flags = Buffer.from([attested ? 0x45 : 0x05]);
    return Buffer.concat([createHash("sha256").update(rpId).digest(), flags, signCount, attested ?? Buffer.alloc(0)]);
  };
  const answer = (response: object) => ({
    id: credentialId.toString("base64url"),
    rawId: credentialId.toString("base64url"),
    type: "public-key",
    clientExtensionResults: {},
    response,
  });

  return {
    register({ challenge, rp }, origin) {
      const length = Buffer.from([0, credentialId.length]);
      const attested = Buffer.concat([Buffer.alloc(16), length, credentialId, coseKey(x, y)]);
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        cborText("fmt"),
        cborText("none"),
        cborText("attStmt"),
        Buffer.from([0xa0]),
        cborText("authData"),
        cborBytes(authenticatorData(rp.id, attested)),
      ]);
      return answer({
        clientDataJSON: clientData("webauthn.create", challenge, origin).toString("base64url"),
        attestationObject: attestation.toString("base64url"),
        transports: ["internal"],
      });
    },
    signIn({ challenge, rpId }, origin) {
      const client = clientData("webauthn.get", challenge, origin);
      const data = authenticatorData(rpId, undefined);
      const signed = Buffer.concat([data, createHash("sha256").update(client).digest()]);
      return answer({
        clientDataJSON: client.toString("base64url"),
        authenticatorData: data.toString("base64url"),
        signature: createSign("sha256").update(signed).sign(privateKey).toString("base64url"),
      });
    },
  };
}

/** EC2 key, ES256, P-256 (RFC 9053). */
const coseKey = (x: string, y: string) =>
  Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    cborBytes(Buffer.from(x, "base64url")),
    Buffer.from([0x22]),
    cborBytes(Buffer.from(y, "base64url")),
  ]);
const cborText = (text: string) => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
const cborBytes = (bytes: Buffer) => Buffer.concat([Buffer.from([0x58, bytes.length]), bytes]);
