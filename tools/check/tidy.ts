import { runRules } from './rule.ts';
import { tidyRules } from './tidy/rules.ts';

runRules('tidy', tidyRules);
