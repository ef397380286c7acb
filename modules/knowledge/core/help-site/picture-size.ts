/** How large a picture is shown, in its own pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The size of a PNG, GIF, WebP or JPEG by the first bytes of its file; null when they do not tell.
 *  A photograph that says that it lies on its side is measured as it is shown.
 *  Source: PNG 5.2, GIF89a 18, RFC 9649 (WebP), ITU T.81 annex B (JPEG), Exif 2.32, 4.6. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return measured(view);
  } catch {
    // The bytes end before they tell.
    return null;
  }
}

function measured(view: DataView): PictureSize | null {
  if (view.getUint32(0) === 0x89504e47)
    return { width: view.getUint32(16), height: view.getUint32(20) };
  if (textAt(view, 0, 3) === 'GIF') {
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  }
  if (textAt(view, 0, 4) === 'RIFF' && textAt(view, 8, 4) === 'WEBP') return sizeOfWebp(view);
  return view.getUint16(0) === 0xffd8 ? sizeOfJpeg(view) : null;
}

function sizeOfWebp(view: DataView): PictureSize | null {
  switch (textAt(view, 12, 4)) {
    case 'VP8X':
      return { width: 1 + threeBytesAt(view, 24), height: 1 + threeBytesAt(view, 27) };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    case 'VP8 ':
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
    default:
      return null;
  }
}

/** Segments follow one another by their lengths until one tells the frame. */
function sizeOfJpeg(view: DataView): PictureSize | null {
  let isTurned = false;
  for (let at = 2; view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return isTurned ? { width: height, height: width } : { width, height };
    }
    if (marker === 0xe1 && textAt(view, at + 4, 4) === 'Exif')
      isTurned = isOnItsSide(view, at + 10);
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

const orientationTag = 0x0112;

/** Whether the Exif block at a place says that the picture is turned by a quarter. */
function isOnItsSide(view: DataView, start: number): boolean {
  const isLittle = textAt(view, start, 2) === 'II';
  const list = start + view.getUint32(start + 4, isLittle);
  const count = view.getUint16(list, isLittle);
  for (let index = 0; index < count; index += 1) {
    const entry = list + 2 + 12 * index;
    if (view.getUint16(entry, isLittle) !== orientationTag) continue;
    return view.getUint16(entry + 8, isLittle) >= 5;
  }
  return false;
}

function textAt(view: DataView, at: number, length: number): string {
  return String.fromCharCode(...Array.from({ length }, (_, index) => view.getUint8(at + index)));
}

function threeBytesAt(view: DataView, at: number): number {
  return view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
}
