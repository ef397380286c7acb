import { importRules } from './imports/rules.ts';
import { runRules } from './rule.ts';

runRules('imports', importRules);
