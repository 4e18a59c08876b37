// What the forms of the page of checks have in common.

import { ROOT } from "./reading.js";

/** Shows what `verdict(form)` says when the form is sent: {said, good, page}. */
export function answering(form, verdict) {
  const output = form.querySelector("output");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    delete output.dataset.good;
    output.textContent = "正在核对…… Checking…";
    const { said, good, page } = await verdict(form.elements);
    output.textContent = said;
    output.dataset.good = String(good);
    if (page) output.append(" ", link(page));
  });
}

function link(page) {
  const made = document.createElement("a");
  made.href = new URL(`${page}.html`, ROOT).href;
  made.textContent = "查看登记页 The page";
  return made;
}
