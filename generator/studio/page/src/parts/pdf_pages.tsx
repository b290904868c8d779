/** Some pages of a PDF, drawn beside each other; each says in words what it shows. */
import { useEffect, useRef } from "preact/hooks";
import { drawPage, openPdf } from "./pdf";

interface Props {
  data: Uint8Array;
  pages: { number: number; label: string }[];
  /** Width of a page on the screen, in CSS pixels. */
  width: number;
  class?: string;
}

export function PdfPages({ data, pages, width, class: kind = "" }: Props) {
  const canvases = useRef<(HTMLCanvasElement | null)[]>([]);
  const numbers = pages.map((page) => page.number).join();
  useEffect(() => {
    let stale = false;
    const opening = openPdf(data);
    const draw = async () => {
      const opened = await opening;
      for (const [at, page] of pages.entries()) {
        const canvas = canvases.current[at];
        if (stale || !canvas || page.number > opened.numPages) continue;
        await drawPage(opened, page.number, canvas, width);
        canvas.dataset.drawn = "yes";
      }
    };
    draw().catch((error: unknown) => {
      if (!stale) console.error(error); // one that is stale was taken away while it was drawn
    });
    return () => {
      stale = true;
      opening.then((opened) => opened.loadingTask.destroy()).catch(() => undefined); // it never opened: told above
    };
  }, [data, numbers, width]);
  return (
    <div class={`pages ${kind}`}>
      {pages.map((page, at) => (
        <canvas
          key={at}
          ref={(canvas) => {
            canvases.current[at] = canvas;
          }}
          role="img"
          aria-label={page.label}
        />
      ))}
    </div>
  );
}
