/** Pages of a PDF as pictures on the screen. pdf.js is loaded when the first page is asked for. */
import type { PDFDocumentProxy, PDFWorker } from "pdfjs-dist";
import address from "pdfjs-dist/build/pdf.worker.min.mjs?url";

interface Library {
  pdf: typeof import("pdfjs-dist");
  /** One for all documents: starting one takes longer than drawing a card. */
  worker: PDFWorker;
}

let library: Promise<Library> | undefined;

function loaded(): Promise<Library> {
  library ??= import("pdfjs-dist").then((pdf) => {
    pdf.GlobalWorkerOptions.workerSrc = address;
    return { pdf, worker: new pdf.PDFWorker() };
  });
  return library;
}

export async function openPdf(data: Uint8Array): Promise<PDFDocumentProxy> {
  const { pdf, worker } = await loaded();
  // pdf.js takes the bytes away to its worker: it gets a copy. It may not make code of text: the page's policy forbids that.
  return pdf.getDocument({ data: data.slice(), worker, isEvalSupported: false, disableAutoFetch: true, useWasm: false }).promise;
}

/** Draws a page as wide as asked, in pixels of the screen, onto a canvas that keeps its picture until the new one is there. */
export async function drawPage(document: PDFDocumentProxy, number: number, canvas: HTMLCanvasElement, width: number): Promise<void> {
  const page = await document.getPage(number);
  const scale = (width * devicePixelRatio) / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale });
  const hidden = globalThis.document.createElement("canvas");
  hidden.width = Math.round(viewport.width);
  hidden.height = Math.round(viewport.height);
  await page.render({ canvas: hidden, viewport, background: "#ffffff" }).promise;
  canvas.width = hidden.width;
  canvas.height = hidden.height;
  canvas.getContext("2d")!.drawImage(hidden, 0, 0);
}
