import type {
  ErrorView,
  GroupView,
  ModelFileView,
  OperationView,
  PackageView,
  Unit,
  View,
} from "../../plan/view.js";
import type { Renderer } from "../renderer.js";
import { agreement } from "./agreement.js";
import { answers } from "./answers.js";
import { errors, index, models } from "./barrel.js";
import { client } from "./client.js";
import { core } from "./core.js";
import { error } from "./error.js";
import { group, operations } from "./group.js";
import { model } from "./model.js";
import { operation } from "./operation.js";

const ofModel = only<ModelFileView>("model");
const ofError = only<ErrorView>("error");
const ofOperation = only<OperationView>("operation");
const ofGroup = only<GroupView>("group");
const ofPackage = only<PackageView>("package");

/** The printers of TypeScript files, by the name that `language.yaml` calls them. */
export const typescriptRenderers: ReadonlyMap<string, Renderer> = new Map([
  ["ts-morph/model", ofModel(model)],
  ["ts-morph/error", ofError(error)],
  ["ts-morph/operation", ofOperation(operation)],
  ["ts-morph/group", ofGroup(group)],
  ["ts-morph/operations", ofGroup(operations)],
  ["ts-morph/answers", ofGroup(answers)],
  ["ts-morph/core", ofPackage(core)],
  ["ts-morph/client", ofPackage(client)],
  ["ts-morph/models", ofPackage(models)],
  ["ts-morph/errors", ofPackage(errors)],
  ["ts-morph/index", ofPackage(index)],
  ["ts-morph/agreement", ofPackage(agreement)],
]);

/** A printer of one sort of view as a renderer of any; the wrong sort is a fault of `language.yaml`. */
function only<Expected extends View>(
  kind: Expected["unit"],
): (print: (view: Expected, unit: Unit) => string) => Renderer {
  const isExpected = (view: View): view is Expected => view.unit === kind;
  return (print) => (unit) => {
    if (!isExpected(unit.view)) throw new Error(`prints a ${kind}, not a ${unit.view.unit}`);
    return print(unit.view, unit);
  };
}
