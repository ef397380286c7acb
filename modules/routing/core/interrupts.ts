/** Whether a contact of some channel could be set aside for one of the same, straight or over
 *  others: then two contacts could go on interrupting each other. */
export function isCircular(interrupts: Readonly<Record<string, readonly string[]>>): boolean {
  const reaches = (from: string, to: string, seen: readonly string[]): boolean =>
    (interrupts[from] ?? []).some(
      (next) => next === to || (!seen.includes(next) && reaches(next, to, [...seen, next])),
    );
  return Object.keys(interrupts).some((each) => reaches(each, each, [each]));
}
