// The site's own files, found from where this script lies.

export const ROOT = new URL("../../../", import.meta.url);

export async function read(path) {
  const answer = await fetch(new URL(path, ROOT), { cache: "no-cache" });
  if (!answer.ok) throw new Error(`无法取得 ${path}`);
  return new Uint8Array(await answer.arrayBuffer());
}

export const text = async (path) => new TextDecoder().decode(await read(path));

export const json = async (path) => JSON.parse(await text(path));

/** Where a company's page lies, without the ending. */
export const company = (code) => `companies/${code.slice(-2)}/${code}`;
