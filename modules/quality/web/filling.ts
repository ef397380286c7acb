import type { EvaluationDraft, EvidenceMark, ScorecardVersion } from '../contract.ts';

export type Criterion = ScorecardVersion['content']['criteria'][number];

/** What whoever fills in a scorecard needs beside it. */
export interface Filling {
  readonly draft: EvaluationDraft;
  readonly onChange: (draft: EvaluationDraft) => void;
  /** The criterion at which the evaluator is. */
  readonly activeId: string;
  readonly onActive: (criterionId: string) => void;
  /** The words that a mark lies on. */
  readonly textOf: (mark: EvidenceMark) => string;
  readonly onShow: (mark: EvidenceMark) => void;
}
