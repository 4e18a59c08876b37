// The search's files and pages, found from where this script lies: the site needs no fixed root.

const ROOT = new URL("../../../", import.meta.url);

/**
 * A loader for openLookup: files by name, as bytes. Those that the manifest names are asked for
 * under their digest, shards and parts of notices by their permanent names.
 */
export async function loader() {
  const manifest = await bytes("search/manifest.json", { cache: "no-cache" });
  const { files } = JSON.parse(new TextDecoder().decode(manifest));
  return async (name) => {
    if (name === "manifest.json") return manifest;
    if (name in files) return bytes(`search/${name}?${files[name]}`);
    return bytes(`search/${name}`, { cache: "no-cache" });
  };
}

/** What the register covers: {as_of, companies, notices}. */
export async function coverage() {
  return (await answered("register.json", { cache: "no-cache" })).json();
}

/** The page of a hit; its address is computed from the code or notice number alone. */
export function address({ kind, row: { code } }) {
  const folder = kind === "company" ? `companies/${code.slice(-2)}` : noticeFolder(code);
  return `${ROOT.href}${folder}/${code}.html`;
}

/** A year's notices lie a thousand to a folder. */
function noticeFolder(id) {
  const [year, serial] = id.split("-");
  return `notices/${year}/${Math.floor(Number(serial) / 1000)}`;
}

async function bytes(path, options) {
  return new Uint8Array(await (await answered(path, options)).arrayBuffer());
}

async function answered(path, options) {
  const response = await fetch(new URL(path, ROOT), options);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}
