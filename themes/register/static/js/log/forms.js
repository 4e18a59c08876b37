// What the forms of the page of checks have in common.

import { ROOT } from "./reading.js";

/** Shows what `judge(fields)` says when the form is sent: {said, good, page}; its first line is the verdict. */
export function answering(form, judge) {
  const output = form.querySelector("output");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    delete output.dataset.good;
    output.textContent = "正在核对…… Checking…";
    const { said, good, page } = await judge(form.elements);
    const [head, ...rest] = said.split("\n");
    const verdict = document.createElement("b");
    verdict.textContent = head;
    output.replaceChildren(verdict, ...rest.map((line) => `\n${line}`));
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
