/** Points of the picture for each of the screen, so that it is sharp in print. */
const scale = 2;
const marginPx = 16;
const schemeAttribute = 'data-mantine-color-scheme';
const drawnProperties = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity'],
  'opacity',
] as const;

/** Saves a chart as PNG, in the colours of the light scheme and with the fonts of the page. */
export async function savePicture(drawing: SVGSVGElement, title: string): Promise<void> {
  const { width, height } = drawing.getBoundingClientRect();
  const { shapes, texts, ground } = inLight(() => copyOf(drawing, { width, height }));
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(shapes)}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = (width + 2 * marginPx) * scale;
  canvas.height = (height + 2 * marginPx) * scale;
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.fillStyle = ground;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.setTransform(scale, 0, 0, scale, marginPx * scale, marginPx * scale);
  pen.drawImage(picture, 0, 0, width, height);
  for (const { words, x, y, font, fill, anchor } of texts) {
    pen.font = font;
    pen.fillStyle = fill;
    pen.textAlign = anchor;
    pen.fillText(words, x, y);
  }
  canvas.toBlob((blob) => blob && saveBlob(blob, `${title}.png`));
}

/** Hands a file to the browser to save. */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name.replaceAll(/[\\/:*?"<>|]/g, ' ');
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}

/** Does something while the page has the light scheme; it is put back before it is painted. */
function inLight<T>(work: () => T): T {
  const root = document.documentElement;
  const before = root.getAttribute(schemeAttribute);
  const atOnce = document.createElement('style');
  atOnce.textContent = '* { transition: none !important }';
  document.head.append(atOnce);
  root.setAttribute(schemeAttribute, 'light');
  try {
    return work();
  } finally {
    if (before === null) root.removeAttribute(schemeAttribute);
    else root.setAttribute(schemeAttribute, before);
    atOnce.remove();
  }
}

interface DrawnText {
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly font: string;
  readonly fill: string;
  readonly anchor: CanvasTextAlign;
}

/** The shapes as a drawing that stands alone, and its texts: an image may not load fonts, but a
 *  canvas writes with those of the page. */
function copyOf(drawing: SVGSVGElement, { width, height }: { width: number; height: number }) {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = Array.from(drawing.querySelectorAll<SVGElement>('*'));
  const copies = Array.from(copy.querySelectorAll<SVGElement>('*'));
  const texts: DrawnText[] = [];
  originals.forEach((original, index) => {
    const style = getComputedStyle(original);
    const its = copies[index];
    for (const name of drawnProperties) its?.style.setProperty(name, style.getPropertyValue(name));
    if (original instanceof SVGTextElement) texts.push(textOf(drawing, original, style));
  });
  for (const text of Array.from(copy.querySelectorAll('text, title'))) text.remove();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const ground = getComputedStyle(document.documentElement).getPropertyValue('--heed-surface');
  return { shapes: new XMLSerializer().serializeToString(copy), texts, ground };
}

const anchors: Readonly<Record<string, CanvasTextAlign>> = { middle: 'center', end: 'right' };

function textOf(
  drawing: SVGSVGElement,
  text: SVGTextElement,
  { fontWeight, fontSize, fontFamily, fill, textAnchor }: CSSStyleDeclaration,
): DrawnText {
  const box = drawing.getBoundingClientRect();
  const place = text.getScreenCTM();
  const x = text.x.baseVal.length > 0 ? text.x.baseVal.getItem(0).value : 0;
  const y = text.y.baseVal.length > 0 ? text.y.baseVal.getItem(0).value : 0;
  const at = new DOMPoint(x, y).matrixTransform(place ?? undefined);
  return {
    words: text.textContent ?? '',
    ...{ x: at.x - box.x, y: at.y - box.y, fill },
    font: `${fontWeight} ${fontSize} ${fontFamily}`,
    anchor: anchors[textAnchor] ?? 'left',
  };
}
