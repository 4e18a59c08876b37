// Saves a citation, as it stands in the page, to a file of its own. A classic script, as today.js is.
(() => {
  "use strict";
  const save = (name, text) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  for (const button of document.querySelectorAll("button[data-save]")) {
    button.hidden = false;
    const text = document.getElementById(button.getAttribute("aria-controls"));
    button.addEventListener("click", () => save(button.dataset.save, text.textContent));
  }
})();
