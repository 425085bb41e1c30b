import type { Page } from "playwright-core";

/** One line of a label, as the browser draws it. */
export interface DrawnLabel {
  readonly text: string;
  readonly bold: boolean;
  /** In units of the drawing. */
  readonly width: number;
}
interface Figures {
  readonly figures: number;
  readonly labels: readonly DrawnLabel[];
  /** Labels that meet something. */
  readonly faults: readonly string[];
}

/** Draws the figures of all these pages on one page, in the fonts that the app brings, and measures their labels. */
export async function figuresOn(page: Page, origin: string, addresses: readonly string[], fonts: readonly string[]): Promise<Figures> {
  const pages = await Promise.all(addresses.map(async (address) => (await fetch(`${origin}${address}`)).text()));
  const figures = pages.flatMap((html, index) => {
    const drawn = (html.match(/<figure.*?<\/figure>/gs) ?? []).filter((figure) => figure.includes('role="img"'));
    return drawn.map((figure) => figure.replace("<figure", `<figure data-page="${addresses[index]}"`));
  });
  const [first = ""] = addresses;
  const body = pages[0]?.replace("<html", `<html data-fonts="${fonts.join(" ")}"`).replace("</main>", `${figures.join("")}</main>`);
  await page.route(first, (route) => route.fulfill({ body: body ?? "", contentType: "text/html" }));
  await page.goto(first);
  return page.evaluate(measure);
}

/** Runs in the page. */
async function measure(): Promise<Figures> {
  const apart = 1; // units between a label and what stands beside it
  const [ascent, descent] = [10.5, 2.5]; // of the letters of a line, from its foot
  await Promise.all([...document.fonts].map((font) => font.load()));
  const drawings = [...document.querySelectorAll<HTMLElement>("figure[data-page]")];
  const faults: string[] = [];
  const labels: DrawnLabel[] = [];
  for (const figure of drawings) {
    const address = figure.dataset.page;
    const svg = figure.querySelector<SVGSVGElement>("svg[role]");
    const fromScreen = svg?.getScreenCTM()?.inverse();
    if (!svg || !fromScreen) throw new Error(`${address} has a figure that is not drawn`);
    const lines = [...svg.querySelectorAll("tspan")].map((span) => {
      const [width, middle, foot] = [span.getComputedTextLength(), Number(span.getAttribute("x")), span.getStartPositionOfChar(0).y];
      return { text: span.textContent, label: span.parentNode, width, left: middle - width / 2, right: middle + width / 2, foot };
    });
    const strokes = [...svg.querySelectorAll<SVGGeometryElement>("rect, path, circle, ellipse, line, polyline, polygon")].flatMap(
      (shape) => {
        const { stroke, strokeWidth } = getComputedStyle(shape);
        const toDrawing = fromScreen.multiply(shape.getScreenCTM() ?? fromScreen.inverse());
        if (stroke === "none") return [];
        return Array.from({ length: Math.ceil(shape.getTotalLength() / 4) + 1 }, (_, step) => {
          const { x, y } = shape.getPointAtLength(step * 4).matrixTransform(toDrawing);
          return { x, y, half: Number.parseFloat(strokeWidth) / 2 };
        });
      },
    );
    for (const line of lines) {
      const { text, label, width, left, right, foot } = line;
      const bold = getComputedStyle(label as Element).fontWeight === "700";
      labels.push({ text, bold, width });
      const says = (fault: string) => faults.push(`${address}: "${text}", ${width.toFixed(0)} units wide, ${fault}`);
      if (left < 0 || right > svg.viewBox.baseVal.width) says("leaves the drawing");
      const meets = strokes.some(
        ({ x, y, half }) => x + half > left - apart && x - half < right + apart && y + half > foot - ascent && y - half < foot + descent,
      );
      if (meets) says("meets a line");
      for (const other of lines) {
        const sameRow = other.label !== label && Math.abs(other.foot - foot) < ascent + descent;
        if (sameRow && other.left >= left && other.left < right + apart) says(`meets "${other.text}"`);
      }
    }
  }
  return { figures: drawings.length, labels, faults };
}
