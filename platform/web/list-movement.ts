/** The row to which a key moves, or null when it is no key of movement.
 *  index: the active row, -1 before any is. pageRows: how many rows are seen at once. */
export function moveByKey(
  key: string,
  { index, count, pageRows }: { index: number; count: number; pageRows: number },
): number | null {
  const target = targetOf(key, index, count, pageRows);
  if (target === null || count === 0) return null;
  return Math.min(count - 1, Math.max(0, target));
}

function targetOf(key: string, index: number, count: number, pageRows: number): number | null {
  switch (key) {
    case 'arrowdown':
    case 'j':
      return index + 1;
    case 'arrowup':
    case 'k':
      return index - 1;
    case 'pagedown':
      return index + pageRows;
    case 'pageup':
      return index - pageRows;
    case 'home':
      return 0;
    case 'end':
      return count - 1;
    default:
      return null;
  }
}
