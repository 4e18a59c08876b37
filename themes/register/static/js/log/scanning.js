// Reads a QR code from a photograph, where the browser can.

/** Shows the form's button for it, and puts what is read into its first field. */
export async function scanning(form) {
  const box = form.querySelector("[data-scan]");
  const kinds = (await globalThis.BarcodeDetector?.getSupportedFormats()) ?? [];
  if (!kinds.includes("qr_code")) return;
  const detector = new globalThis.BarcodeDetector({ formats: ["qr_code"] });
  const output = form.querySelector("output");
  box.hidden = false;
  box.querySelector("input").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    const [found] = await detector.detect(await createImageBitmap(file)).catch(() => []);
    if (found) {
      form.elements.certificate.value = found.rawValue;
      form.requestSubmit();
    } else {
      output.textContent = "照片中没有认出二维码，请靠近重拍，或者输入证书编号。";
      output.dataset.good = "false";
    }
  });
}
