import { stringLiteral } from "../../escape/literal.js";
import type { ParameterView } from "../../plan/view.js";
import { encoder } from "./codec.js";

/** The values of the runtime that say where a parameter goes and how it is written. */
export function parameterValues({
  in: location,
  style,
  isPlain,
  content,
}: ParameterView): string[] {
  const place = style === "label" || style === "matrix" ? `${style}Path` : location;
  if (content !== null) return [place, "content"];
  if (isPlain) return [place];
  return [place, styleValue(style)];
}

/** The value of the runtime that writes lists and objects in a style. */
export function styleValue(style: ParameterView["style"]): string {
  const isOwn = ["spaceDelimited", "pipeDelimited", "deepObject"].includes(style);
  return isOwn ? style : "commaDelimited";
}

/** Where a parameter goes, and how it is written. */
export function parameterFacts(parameter: ParameterView): string {
  const { wire, key, explode, allowReserved, content } = parameter;
  const [place, style] = parameterValues(parameter);
  const members = [
    `in: ${place}`,
    `name: ${stringLiteral(wire)}`,
    ...(key === wire ? [] : [`key: ${stringLiteral(key)}`]),
    ...(style === undefined
      ? []
      : [`style: ${content === null ? style : `content(${encoder(content, parameter)})`}`]),
    ...(style !== undefined && content === null && explode ? ["explode: true"] : []),
    ...(allowReserved ? ["allowReserved: true"] : []),
  ];
  return `{ ${members.join(", ")} }`;
}
