import type { StaffingRow } from '../../contract.ts';

type Verdict = NonNullable<StaffingRow['verdict']>;

const fromWorst: readonly Verdict[] = ['short', 'probably-short', 'probably-enough', 'enough'];

/** The worst of what is known of several rows; undefined when nothing is. */
export function worstVerdict(rows: readonly StaffingRow[]): Verdict | undefined {
  return fromWorst.find((each) => rows.some(({ verdict }) => verdict === each));
}
