/** The time zones that a person can choose from, by their IANA names. held: the one that is set,
 *  which a browser may know by another name. */
export function timeZones(held: string): string[] {
  return Array.from(new Set(['UTC', held, ...Intl.supportedValuesOf('timeZone')]));
}
