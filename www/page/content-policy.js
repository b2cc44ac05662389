// The content policy that a page begins with lets browsers of 2020 compile WebAssembly; this takes that back.

/**
 * Adds a narrower policy for scripts; a page obeys every policy that it has.
 * @param {boolean} compiles whether WebAssembly is still compiled on this page
 */
export function narrowPolicy(compiles) {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  // Where worker-src is not named, script-src rules workers as well.
  policy.content = `script-src 'self'${compiles ? " 'wasm-unsafe-eval'" : ""}; worker-src 'self' blob:`;
  document.head.append(policy);
}
