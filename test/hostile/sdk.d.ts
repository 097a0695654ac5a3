/** Any generated package: the bundler puts one in its place. */
declare module "sdk" {
  export const anything: unknown;
}
