import type * as TsMorph from "ts-morph";
import { requirePackage } from "../code-cache.js";

/** What is used of ts-morph while running; its types are imported from it. */
export const { printStructure, StructureKind } = requirePackage<
  Pick<typeof TsMorph, "printStructure" | "StructureKind">
>("ts-morph", import.meta.url);
