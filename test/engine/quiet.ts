// oidc-provider prints advice for production through the console, from its
// import on; none of it concerns an engine for tests. Import this module first.

console.info = () => {};
console.warn = () => {};
