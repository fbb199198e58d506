import { crc32, deflateSync, inflateSync } from 'node:zlib';

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Three bytes each, rows from the top. */
  readonly rgb: Uint8Array;
}

const SIGNATURE = 8;
/** Enough for text with smooth edges; more make it larger, and no better to read. */
const COLOURS = 64;

/**
 * A third of the size: Chromium writes its screenshots quickly and in full colour, while a message has few colours.
 * @param png as Chromium writes it: 8 bits, RGB, not interlaced
 */
export function shrink(png: Buffer): Buffer {
  const { width, height, rgb } = decode(png);
  const { palette, indices } = indexed(rgb);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    rows.set(indices.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // 8 bits a pixel, by palette.
  head.set([8, 3], 8);
  return Buffer.concat([
    png.subarray(0, SIGNATURE),
    chunk('IHDR', head),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The commonest colours as they are, so that lines and plains stay pure; each of the others as the nearest of those. */
function indexed(rgb: Uint8Array): { readonly palette: Buffer; readonly indices: Uint8Array } {
  const colours = Uint32Array.from({ length: rgb.length / 3 }, (_, i) => colourAt(rgb, i * 3));
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const kept = [...counts.keys()]
    .toSorted((one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0))
    .slice(0, COLOURS);
  const places = new Map([...counts.keys()].map((colour) => [colour, nearest(colour, kept)]));
  return {
    palette: Buffer.from(kept.flatMap(channels)),
    indices: Uint8Array.from(colours, (colour) => places.get(colour) ?? 0),
  };
}

function colourAt(rgb: Uint8Array, at: number): number {
  const [r = 0, g = 0, b = 0] = [rgb[at], rgb[at + 1], rgb[at + 2]];
  return (r << 16) | (g << 8) | b;
}

function channels(colour: number): [number, number, number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function nearest(colour: number, kept: readonly number[]): number {
  const [r, g, b] = channels(colour);
  let place = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [i, each] of kept.entries()) {
    const [red, green, blue] = channels(each);
    const far = (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2;
    if (far >= least) continue;
    least = far;
    place = i;
  }
  return place;
}

function decode(png: Buffer): Pixels {
  const chunks = chunksOf(png);
  const head = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13);
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  if (head[8] !== 8 || head[9] !== 2) throw new Error('Only 8-bit RGB is read.');
  const packed = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  const filtered = inflateSync(Buffer.concat(packed));
  const size = width * 3;
  const rgb = new Uint8Array(size * height);
  for (let y = 0; y < height; y += 1) {
    const from = y * (size + 1);
    const above = y > 0 ? rgb.subarray((y - 1) * size, y * size) : new Uint8Array(size);
    unfilter({
      filter: filtered[from] ?? 0,
      row: filtered.subarray(from + 1, from + 1 + size),
      above,
      into: rgb.subarray(y * size, (y + 1) * size),
    });
  }
  return { width, height, rgb };
}

interface FilteredRow {
  readonly filter: number;
  readonly row: Uint8Array;
  readonly above: Uint8Array;
  readonly into: Uint8Array;
}

function unfilter({ filter, row, above, into }: FilteredRow): void {
  for (let x = 0; x < row.length; x += 1) {
    const [left = 0, up = 0, corner = 0] = x < 3 ? [0, above[x], 0] : [into[x - 3], above[x], above[x - 3]];
    into[x] = (row[x] ?? 0) + predicted(filter, { left, up, corner });
  }
}

/** The five filters of the PNG specification, section 9. */
function predicted(filter: number, { left, up, corner }: Record<'left' | 'up' | 'corner', number>): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function chunksOf(png: Buffer): { readonly type: string; readonly data: Buffer }[] {
  const found: { readonly type: string; readonly data: Buffer }[] = [];
  for (let at = SIGNATURE; at < png.length; ) {
    const length = png.readUInt32BE(at);
    found.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return found;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  frame.set(body, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}
