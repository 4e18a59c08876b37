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
