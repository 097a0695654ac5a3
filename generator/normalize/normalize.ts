import type { Document } from "../load/document.js";
import type { Problems, ReportEntry } from "../problem/problem.js";
import { withAccess } from "./access/access.js";
import { hoistFromAllOf, impliedList, withoutRequiredAlternatives } from "./all-of.js";
import { withBytes } from "./bytes.js";
import { withConditions } from "./conditions.js";
import { withDiscriminators } from "./discriminator/discriminator.js";
import { fallbackLast } from "./discriminator/fallback.js";
import { exactInteger, type Int64 } from "./exact-integers.js";
import { nullable } from "./nullable.js";
import { openEnum } from "./open-enums.js";
import { downgradeFrom32 } from "./openapi-3-2.js";
import { withOpenPatterns } from "./patterns.js";
import { rewriteObjects } from "./rewrite.js";
import { select, type Selection } from "./select.js";
import { upgradeSwagger } from "./swagger/upgrade.js";
import { evaluated } from "./unevaluated.js";
import { directionsIn } from "./uses/usage.js";

/** How documents of a version come to be said in the words of 3.0 and 3.1. */
const translations: Readonly<Record<string, (document: Document, problems: Problems) => Document>> =
  {
    "2.0": upgradeSwagger,
    "3.2": downgradeFrom32,
  };

/** What of a document is wanted: all of it, unless something is selected. */
export interface Wanted {
  readonly select?: Selection | undefined;
  readonly reportEntry?: ReportEntry;
  readonly int64?: Int64;
}

/**
 * Brings a document of any supported version into one form, that of OpenAPI 3.1. Both our own
 * lowering and openapi-typescript read the result, so they cannot disagree about what was meant.
 */
export function normalize(
  document: Document,
  problems: Problems,
  { select: selection, reportEntry, int64 = "number" }: Wanted = {},
): Document {
  const said = translations[document.version]?.(document, problems) ?? document;
  // Before the selection, which then finds what a discriminator leads to.
  const discriminated = withDiscriminators(
    withConditions(withOpenPatterns(said), problems),
    problems,
  );
  const chosen =
    selection === undefined
      ? discriminated
      : select(discriminated, selection, problems, reportEntry ?? (() => {}));
  const plain = withBytes(withAccess(chosen));
  const rewrites = [
    fallbackLast,
    openEnum(directionsIn(plain)),
    exactInteger(int64),
    evaluated(problems, (object, ...steps) => plain.origins.locate(object, ...steps)),
    impliedList,
    nullable,
    hoistFromAllOf,
    withoutRequiredAlternatives,
  ];
  return rewriteObjects(plain, (object, kind, original) =>
    kind === "schema"
      ? rewrites.reduce((made, rewrite) => rewrite(made, original), object)
      : object,
  );
}
