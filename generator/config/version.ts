/** Digits, without a zero in front of others. */
const number = "(?:0|[1-9][0-9]*)";
/** A part of a pre-release: a number, or what has something else than digits in it. */
const preRelease = `(?:${number}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)`;
const build = "[0-9A-Za-z-]+";

const listOf = (part: string): string => `${part}(?:\\.${part})*`;

/** A version as semver.org's grammar has it: `1.2.3-rc.1+build.5`. */
export const semanticVersion = new RegExp(
  `^${number}\\.${number}\\.${number}(?:-${listOf(preRelease)})?(?:\\+${listOf(build)})?$`,
);
