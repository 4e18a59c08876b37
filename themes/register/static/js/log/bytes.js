// Bytes: what hashes and signatures are made of.

const utf8 = new TextEncoder();

export const bytes = (text) => utf8.encode(text);

export function decoded(text) {
  const binary = atob(text);
  if (btoa(binary) !== text) throw new Error("不是 Base64 编码");
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}

export function encoded(held) {
  return btoa(String.fromCharCode(...held));
}

export function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export async function sha256(...parts) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", joined(...parts)));
}

export const same = (one, other) =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

export const hex = (held) => [...held].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** What is said where a check threw: that nothing here knows Ed25519 tells nothing of what was checked. */
export const failed = (fault) =>
  fault.name === "NotSupportedError"
    ? "此浏览器无法核对 This browser cannot check：它没有 Ed25519 签名算法，代替它的程序库也没有取得，请换用新版浏览器，或者用离线核对脚本。"
    : `核对未通过 Not verified：${fault.message}。`;
