/** Whether a database keeps a text as it is: it refuses zero characters and halves of pairs. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/** A stranger's text as a database keeps it: what it refuses is shown as U+FFFD. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\ufffd').toWellFormed();
}

/** Orders texts by their code units: instants and ids by time. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
