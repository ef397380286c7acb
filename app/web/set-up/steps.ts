/** The steps of the set-up in their order. */
export const steps = ['project', 'queue', 'people', 'mail', 'chat', 'contact'] as const;
export type Step = (typeof steps)[number];

/** Whether a word of the address names a step. */
export function isStep(word: unknown): word is Step {
  return steps.some((step) => step === word);
}

/** Where to go on: the first step that is neither done nor left for later. Without a project there
 *  is nothing else to do. */
export function nextStep(done: ReadonlySet<Step>, skipped: readonly Step[]): Step {
  return steps.find((step) => !done.has(step) && !skipped.includes(step)) ?? 'contact';
}

/** Whether a step can be opened: each needs the project, and channels need the queue. */
export function isOpen(step: Step, done: ReadonlySet<Step>): boolean {
  if (step === 'project') return true;
  if (step === 'queue' || step === 'people') return done.has('project');
  return done.has('project') && done.has('queue');
}
