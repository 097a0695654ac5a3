import * as v from "valibot";
import { isLicense } from "./license.js";
import { semanticVersion } from "./version.js";

/** A text in `sdk.yaml` that says something. */
export const text = v.pipe(v.string(), v.nonEmpty("must not be empty"));

const webAddress = v.pipe(
  text,
  v.regex(/^https?:\/\/[^\s"<>]+$/, "must be an address that begins with https:// or http://"),
);

const author = /^([^<>\p{C}]+?)(?: <([\w.+-]+@[\w-]+(?:\.[\w-]+)*)>)?$/u;

const license = v.pipe(
  text,
  v.check(isLicense, "must be an SPDX license expression, such as MIT or (MIT OR Apache-2.0)"),
  v.check(
    (name) => name !== "UNLICENSED",
    "must be left out where a package is not to be published: it is private then",
  ),
);

const KeysSchema = v.strictObject({
  name: v.optional(
    v.pipe(
      text,
      v.regex(
        /^(@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/,
        "must be an npm package name, in small letters",
      ),
    ),
  ),
  version: v.optional(
    v.pipe(text, v.regex(semanticVersion, "must be a semantic version, such as 1.0.0-rc.1")),
  ),
  description: v.optional(text),
  license: v.optional(license),
  licenseFile: v.optional(text),
  copyright: v.optional(text),
  authors: v.optional(
    v.array(
      v.pipe(
        text,
        v.regex(author, "must be a name, or a name and an address: Name <name@example.com>"),
        v.transform((written) => {
          const [, name = written, email = null] = author.exec(written) ?? [];
          return { name, email };
        }),
      ),
    ),
  ),
  repository: v.optional(text),
  homepage: v.optional(webAddress),
  bugs: v.optional(webAddress),
  keywords: v.optional(v.array(text)),
});

/** What `sdk.yaml` says of the package. */
export const PackageSchema = v.pipe(
  KeysSchema,
  v.forward(
    v.check(
      ({ license, licenseFile }) => licenseFile === undefined || license !== undefined,
      "needs a `license`, whose text it has",
    ),
    ["licenseFile"],
  ),
);
