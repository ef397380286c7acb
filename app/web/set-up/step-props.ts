import type { Progress } from './use-progress.ts';

/** What a step is given. onDone: it is done, or left for later. */
export interface StepProps {
  readonly progress: Progress;
  readonly onDone: () => void;
}
