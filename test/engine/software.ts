// The metadata of RFC 7591 about software, and enough of a check of software
// statements that both of their error codes can be met.

import { errors } from "oidc-provider";

/** Client metadata that the engine keeps beyond what oidc-provider knows. */
export const SOFTWARE_METADATA: readonly string[] = [
  "software_id",
  "software_version",
  "software_statement",
];

/** The only issuer whose software statements are approved. */
export const APPROVED_ISSUER = "https://software.example";

/** Throws the error of RFC 7591 that fits a wrong value. Signatures are not verified. */
export function checkSoftwareMetadata(_context: unknown, name: string, value: unknown): void {
  if (value === undefined) return;
  if (typeof value !== "string" || value === "") {
    throw new errors.InvalidClientMetadata(`${name} must be a non-empty string if provided`);
  }
  if (name !== "software_statement") return;
  const issuer = issuerOf(value);
  if (issuer === undefined) {
    throw new errors.InvalidSoftwareStatement(
      "software_statement must be a signed JWT with an issuer",
    );
  }
  if (issuer !== APPROVED_ISSUER) {
    throw new errors.UnapprovedSoftwareStatement(`${issuer} is not an approved issuer`);
  }
}

function issuerOf(statement: string): string | undefined {
  const [header, claims, signature, ...rest] = statement.split(".");
  if (!header || !claims || !signature || rest.length > 0) return undefined;
  try {
    const payload: unknown = JSON.parse(Buffer.from(claims, "base64url").toString());
    if (typeof payload !== "object" || payload === null || !("iss" in payload)) return undefined;
    return typeof payload.iss === "string" ? payload.iss : undefined;
  } catch {
    return undefined;
  }
}
