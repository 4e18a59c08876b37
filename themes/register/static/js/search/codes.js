// The check characters of unified social credit codes (GB 32100, GB 11714).

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const CODE = /^[0-9A-Z]{2}[0-9]{6}[0-9A-Z]{10}$/u;
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Whether this identifier has the form of an 18-character code that is none. */
export function isMistyped(identifier) {
  const code = identifier.toUpperCase();
  return CODE.test(code) && !isCode(code);
}

function isCode(code) {
  return (
    [...code].every((char) => ALPHABET.includes(char)) &&
    code[16] === organisationCheck(code.slice(8, 16)) &&
    code[17] === checkCharacter(code.slice(0, 17))
  );
}

/** The eighteenth character to the first seventeen. */
export function checkCharacter(first17) {
  let weight = 1;
  let total = 0;
  for (const char of first17) {
    total += ALPHABET.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (total % 31)) % 31];
}

/** The ninth character of an organisation code to its first eight. */
export function organisationCheck(first8) {
  const total = WEIGHTS.reduce((sum, weight, at) => sum + parseInt(first8[at], 36) * weight, 0);
  return "0123456789X"[(11 - (total % 11)) % 11];
}

/** A code from its first eight characters and eight of the organisation code. */
export function complete(head, organisation) {
  const first17 = head + organisation + organisationCheck(organisation);
  return first17 + checkCharacter(first17);
}
