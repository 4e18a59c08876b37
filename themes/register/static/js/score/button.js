// The button of a company's page that opens a trial; what a trial needs is loaded when it is pressed.

const FAILED = "试算没有载入，请稍后再试。";

for (const button of document.querySelectorAll("button[data-scoring]")) {
  const output = button.parentElement.querySelector("output");
  button.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    output.textContent = "";
    try {
      const { open } = await import("./trial.js");
      await open(button);
      button.hidden = true;
    } catch {
      output.textContent = FAILED;
    }
    button.disabled = false;
  });
}
