// The library that checks signatures where a browser cannot: fetched when it is asked for. The page
// that needs no site has the library itself in the place of this module.

const FILE = new URL("../../lib/noble-ed25519.js", import.meta.url);

/** The library's own `verifyAsync`. */
export async function library() {
  const { verifyAsync } = await import(FILE);
  return verifyAsync;
}
