// A certificate as it is typed or scanned: its number, or the address that its QR code holds.
// Twin of registry/identity/certificates.py.

const ADDRESS = /\/companies\/..\/([0-9A-Z]{18})\.html$/;
const MARKED = /^(.+)~(\d\d)$/u;
const PRIME = 97;

/** What is typed or printed, as it is compared. */
export const plain = (text) => text.normalize("NFKC").replace(/\s/gu, "").toUpperCase();

/** The two check characters of a number, over the company's code and it (ISO/IEC 7064 MOD 97-10). */
export function check(number, code) {
  let rest = 0;
  for (const char of plain(code + number)) {
    const digits = /[0-9A-Z]/.test(char) ? parseInt(char, 36) : char.codePointAt(0);
    for (const digit of String(digits)) rest = (rest * 10 + Number(digit)) % PRIME;
  }
  return String(98 - ((rest * 100) % PRIME)).padStart(2, "0");
}

/**
 * {number, code}, the code "" where a number alone was typed; throws, in words, an address that is
 * another site's or has a wrong character. `own` are the origins of the register.
 */
export function understood(typed, own) {
  const address = addressed(typed.trim());
  if (!address) return { number: plain(typed), code: "" };
  if (!own.includes(address.origin)) {
    throw new Error(`${address.host} 不是本登记册的网址，请勿相信其内容，谨防假冒`);
  }
  const [, code] = ADDRESS.exec(address.pathname) ?? [];
  const [, number, mark] = MARKED.exec(plainly(address.hash.slice(1))) ?? [];
  if (!code || !number) throw new Error("这不是证书的地址");
  if (check(number, code) !== mark) throw new Error("校验字符不符：地址中有字符错误或者被改动");
  return { number, code };
}

function plainly(escaped) {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return "";
  }
}

function addressed(typed) {
  const whole = /^[a-z][a-z+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  return /[/#]/u.test(typed) && URL.canParse(whole) ? new URL(whole) : null;
}
