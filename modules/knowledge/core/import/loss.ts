/** What a text that was brought in has lost, beside its look: words are never among it. */
export const lossKinds = [
  'active-content',
  'audience-not-closed',
  'embedded',
  'link',
  'picture-kind',
  'picture-missing',
  'picture-remote',
  'picture-too-large',
  'too-deep',
] as const;
export type LossKind = (typeof lossKinds)[number];

/** One thing that was lost. what: the address, the name of the file or of the tag. */
export interface Loss {
  readonly kind: LossKind;
  readonly what: string;
}

const maximumLosses = 100;
const maximumWords = 300;

/** Notes a loss once; of too many the first are enough to find the others by. */
export function noteLoss(losses: Loss[], kind: LossKind, what: string): void {
  const loss = { kind, what: what.slice(0, maximumWords) };
  const isKnown = losses.some((each) => each.kind === kind && each.what === loss.what);
  if (!isKnown && losses.length < maximumLosses) losses.push(loss);
}
