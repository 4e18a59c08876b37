// Judges credentials as a stranger's program does, with the stock verifier and nothing of ours.
// Input: {site, now, credentials}; output: for each [verified, status, why]. Nothing is loaded but
// from the site's folder and from packages.
import { readFileSync } from "node:fs";
import { contexts } from "@digitalbazaar/credentials-context";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { createVerifyCryptosuite } from "@digitalbazaar/eddsa-jcs-2022-cryptosuite";
import { verifyCredential } from "@digitalbazaar/vc";
import { checkStatus } from "@digitalbazaar/vc-bitstring-status-list";

const { site, now, credentials } = JSON.parse(readFileSync(0, "utf8"));
const suite = new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() });
const HOST = "https://register.example/";

const read = (path) => JSON.parse(readFileSync(`${site}/${path}`, "utf8"));

async function documentLoader(url) {
  const answer = (document) => ({ contextUrl: null, documentUrl: url, document });
  if (contexts.has(url)) return answer(contexts.get(url));
  if (url.startsWith(HOST)) return answer(read(url.slice(HOST.length)));
  const [did, key] = url.split("#");
  const [method, name, host, ...path] = did.split(":");
  if (`${method}:${name}` !== "did:web" || `https://${host}/` !== HOST) throw new Error(`${url}?`);
  const found = read(`${path.join("/")}/did.json`);
  if (!key) return answer(found);
  const one = found.verificationMethod.find((each) => each.id === url);
  if (!one) throw new Error(`no such key: ${url}`);
  return answer({ "@context": "https://w3id.org/security/multikey/v1", ...one });
}

async function judged(credential) {
  let status = null;
  const check = async (given) => {
    status = await checkStatus({ ...given, suite });
    return status;
  };
  const asked = { credential, suite, documentLoader, checkStatus: check, now: new Date(now) };
  const result = await verifyCredential(asked);
  const told = status?.results?.[0]?.status ?? null;
  const errors = [result.error, ...(result.error?.errors ?? []), status?.error];
  return [result.verified, told, errors.filter(Boolean).map((error) => error.message).join("; ")];
}

const found = [];
for (const credential of credentials) found.push(await judged(credential));
process.stdout.write(JSON.stringify(found));
