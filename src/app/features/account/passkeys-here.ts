/** The JSON forms of WebAuthn (Level 3): without them, or without a secure context, passkeys are not offered. */
export const passkeysHere = (): boolean =>
  typeof PublicKeyCredential === "function" &&
  "parseRequestOptionsFromJSON" in PublicKeyCredential &&
  "parseCreationOptionsFromJSON" in PublicKeyCredential;
