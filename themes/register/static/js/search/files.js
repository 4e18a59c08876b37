// The search's files and pages, found from where this script lies: the site needs no fixed root.

const ROOT = new URL("../../../", import.meta.url);

/** A loader for openLookup: files by name, under the digest that the manifest gives them. */
export async function loader() {
  const { files } = await json("search/manifest.json", { cache: "no-cache" });
  return (name) => json(`search/${name}.json?${files[name]}`);
}

/** What the register covers: {as_of, companies, notices}. */
export function coverage() {
  return json("register.json", { cache: "no-cache" });
}

/** The page of a hit; its address is computed from the code or notice number alone. */
export function address({ kind, row: { code } }) {
  const folder = kind === "company" ? `companies/${code.slice(-2)}` : `notices/${code.slice(0, 4)}`;
  return new URL(`${folder}/${code}.html`, ROOT).href;
}

async function json(path, options) {
  const response = await fetch(new URL(path, ROOT), options);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}
