/** A stranger's text without what a database refuses: zero characters and halves of pairs. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
