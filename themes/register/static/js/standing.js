// A grade by the reader's own day: what today.js marks, for scripts that write it down.

const CHINA = 8 * 3600000;

/** The reader's day, in China, which has kept one offset since 1991. */
export function today() {
  return new Date(Date.now() + CHINA).toISOString().slice(0, 10);
}

/** The status on a day of a grade that was `status` when the site was built. */
export function statusOn(day, status, until) {
  return status === "valid" && day > until ? "lapsed" : status;
}

/** The day after one. */
export function after(iso) {
  return new Date(Date.parse(iso) + 86400000).toISOString().slice(0, 10);
}

/** The day before one. */
export function before(iso) {
  return new Date(Date.parse(iso) - 86400000).toISOString().slice(0, 10);
}
