import { fourSteps, yesNo, yesPartlyNo, zeroToTen } from '../../core/first-scales.ts';
import { isSame, noWords, type Step } from './content.ts';

/** Scales that most criteria take. */
export const usualScales = {
  'yes-no': yesNo,
  'yes-partly-no': yesPartlyNo,
  'four-steps': fourSteps,
  'zero-to-ten': zeroToTen,
} as const satisfies Record<string, readonly Step[]>;
export type ScaleName = keyof typeof usualScales | 'own';

export const scaleNames = [...Object.keys(usualScales), 'own'] as readonly ScaleName[];

/** Which of the usual scales these steps are, or that they are the project's own. */
export function scaleNameOf(scale: readonly Step[]): ScaleName {
  return scaleNames.find((name) => name !== 'own' && isSame(scale, usualScales[name])) ?? 'own';
}

/** One step more, a point above the highest. */
export function withStep(scale: readonly Step[], id: string): readonly Step[] {
  const points = Math.max(...scale.map((step) => step.points), -1) + 1;
  return [...scale, { id, points, label: noWords }];
}
