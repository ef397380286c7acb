import type { Rule } from '../rule.ts';
import { behaviourRules } from './behaviour.ts';
import { commentRules } from './comments.ts';
import { nameRules } from './names.ts';
import { paperRules } from './papers.ts';
import { screenRules } from './screens.ts';
import { sizeRules } from './size.ts';
import { wordRules } from './words.ts';

export const tidyRules: readonly Rule[] = [
  ...sizeRules,
  ...nameRules,
  ...commentRules,
  ...behaviourRules,
  ...screenRules,
  ...wordRules,
  ...paperRules,
];
