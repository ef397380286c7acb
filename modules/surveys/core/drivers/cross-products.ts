/** Rows side by side: `columns` cells, of which the last is 1, then zeros up to `stride`. */
export interface Cells {
  readonly count: number;
  readonly columns: number;
  /** A multiple of 3. */
  readonly stride: number;
  readonly cells: Float64Array;
  /** The same, three columns to a number, when all cells are small whole numbers; else null. */
  readonly packed: Packed | null;
}

interface Packed {
  readonly stride: number;
  readonly cells: Float64Array;
  readonly largest: number;
}

/** Rows that were drawn: positions[k] with weights[k], for k below count. */
export interface Drawn {
  readonly positions: Int32Array;
  /** Whole numbers from 1. */
  readonly weights: Float64Array;
  count: number;
}

const block = 3;
/** Rows whose cells stay in the fastest cache while every block of columns passes over them. */
const mostRowsAtOnce = 256;
const fewestRowsAtOnce = 32;

/** Three sums of whole numbers fit into the 53 bits of one number. */
const fieldSize = 2 ** 17;
const fields = [1, fieldSize, fieldSize ** 2];
/** Cells up to this can be packed. */
export const largestPacked = 15;

/** Columns up to the next whole block. */
export function strideFor(columns: number): number {
  return Math.ceil(columns / block) * block;
}

/** Packs cells that are whole numbers from 0 to 15, as answers are; null of all others. */
export function packedOf({ count, stride, cells }: Omit<Cells, 'packed'>): Packed | null {
  let largest = 0;
  for (const cell of cells) {
    if (!Number.isInteger(cell) || cell < 0 || cell > largestPacked) return null;
    largest = Math.max(largest, cell);
  }
  const width = strideFor(stride / block);
  const packed = new Float64Array(count * width);
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < stride; column += 1) {
      const place = row * width + Math.floor(column / block);
      const cell = cells[row * stride + column] ?? 0;
      packed[place] = (packed[place] ?? 0) + cell * (fields[column % block] ?? 0);
    }
  }
  return { stride: width, cells: packed, largest };
}

/** Sums of weighted products of columns, stride × stride, of which the upper half is filled.
 *
 *  This is where nearly all time of a large bootstrap goes. Rows are never copied: a draw is a list
 *  of positions with weights. The sums of a block of 3 × 3 pairs of columns stay in registers while
 *  some rows pass by, so that a product costs a multiplication and an addition and no trip to
 *  memory. Of answers, which are small whole numbers, three columns travel in one number, so that
 *  one multiplication makes three products; all sums are then exact. */
export function crossProducts(rows: Cells, drawn: Drawn, sums: Float64Array): Float64Array {
  sums.fill(0);
  const { stride, cells, packed } = rows;
  const atOnce = packed ? packedRowsAtOnce(packed, drawn) : 0;
  const isPacked = packed !== null && atOnce >= fewestRowsAtOnce;
  const right = isPacked ? packed : { stride, cells };
  const columnsOfBlock = isPacked ? block * block : block;
  const nine = new Float64Array(block * block);
  const step = isPacked ? atOnce : mostRowsAtOnce;
  for (let from = 0; from < drawn.count; from += step) {
    const to = Math.min(from + step, drawn.count);
    for (let other = 0; other < right.stride; other += block) {
      const first = (other / block) * columnsOfBlock;
      for (let one = 0; one < Math.min(first + columnsOfBlock, stride); one += block) {
        multiply({ left: { stride, cells }, right, drawn, nine }, { from, to, one, other });
        const place = { stride, one, other: first };
        if (isPacked) addPacked(sums, nine, place);
        else addNine(sums, nine, place);
      }
    }
  }
  return sums;
}

/** So many rows that no sum outgrows its field. */
function packedRowsAtOnce({ largest }: Packed, { weights, count }: Drawn): number {
  let heaviest = 1;
  for (let index = 0; index < count; index += 1) heaviest = Math.max(heaviest, weights[index] ?? 0);
  const most = Math.floor((fieldSize - 1) / (Math.max(largest, 1) ** 2 * heaviest));
  return Math.min(most, mostRowsAtOnce);
}

interface Side {
  readonly stride: number;
  readonly cells: Float64Array;
}

/** Products of columns one..one+2 of the left and other..other+2 of the right, summed over some
 *  drawn rows into `nine`. Written out, because sums in an array would be read and written for
 *  every product; nine sums and what they are made of are all that the registers hold. */
function multiply(
  { left, right, drawn, nine }: { left: Side; right: Side; drawn: Drawn; nine: Float64Array },
  { from, to, one, other }: { from: number; to: number; one: number; other: number },
): void {
  const { positions, weights } = drawn;
  const { cells: a, stride: aStride } = left;
  const { cells: b, stride: bStride } = right;
  let [s00, s01, s02] = [0, 0, 0];
  let [s10, s11, s12] = [0, 0, 0];
  let [s20, s21, s22] = [0, 0, 0];
  for (let index = from; index < to; index += 1) {
    const position = positions[index] ?? 0;
    const weight = weights[index] ?? 0;
    const aStart = position * aStride + one;
    const bStart = position * bStride + other;
    const b0 = b[bStart] ?? 0;
    const b1 = b[bStart + 1] ?? 0;
    const b2 = b[bStart + 2] ?? 0;
    const a0 = (a[aStart] ?? 0) * weight;
    s00 += a0 * b0;
    s01 += a0 * b1;
    s02 += a0 * b2;
    const a1 = (a[aStart + 1] ?? 0) * weight;
    s10 += a1 * b0;
    s11 += a1 * b1;
    s12 += a1 * b2;
    const a2 = (a[aStart + 2] ?? 0) * weight;
    s20 += a2 * b0;
    s21 += a2 * b1;
    s22 += a2 * b2;
  }
  nine.set([s00, s01, s02, s10, s11, s12, s20, s21, s22]);
}

interface Place {
  readonly stride: number;
  readonly one: number;
  readonly other: number;
}

function addNine(sums: Float64Array, nine: Float64Array, { stride, one, other }: Place): void {
  for (let index = 0; index < nine.length; index += 1) {
    const column = other + (index % block);
    const place = (one + Math.floor(index / block)) * stride + column;
    sums[place] = (sums[place] ?? 0) + (nine[index] ?? 0);
  }
}

function addPacked(sums: Float64Array, nine: Float64Array, { stride, one, other }: Place): void {
  for (let index = 0; index < nine.length; index += 1) {
    const start = (one + Math.floor(index / block)) * stride;
    let rest = nine[index] ?? 0;
    for (let field = 0; field < block; field += 1) {
      const column = other + (index % block) * block + field;
      const above = Math.floor(rest / fieldSize);
      if (column < stride)
        sums[start + column] = (sums[start + column] ?? 0) + rest - above * fieldSize;
      rest = above;
    }
  }
}
