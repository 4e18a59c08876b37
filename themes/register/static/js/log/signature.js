// Ed25519: by the browser, or by a library where the browser does not know it.

import { library } from "./library.js";

const LENGTH = 64;

/** What tells whether this public key made the signature of some bytes: (signature, content). */
export async function checker(key) {
  const known = await own(key);
  if (known) return (signature, content) => crypto.subtle.verify("Ed25519", known, signature, content);
  const verify = await library().catch(unable);
  return async (signature, content) =>
    signature.length === LENGTH && verify(signature, content, key, { zip215: false });
}

/** The key for the browser's own algorithm; null where it has none. */
async function own(key) {
  try {
    return await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
  } catch (fault) {
    if (fault.name !== "NotSupportedError") throw fault;
    return null;
  }
}

/** A library that does not come, or does not run, tells nothing of what was to be checked. */
function unable(fault) {
  throw new DOMException(fault.message, "NotSupportedError");
}
