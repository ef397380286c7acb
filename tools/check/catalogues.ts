import { catalogueRules } from './catalogues/rules.ts';
import { runRules } from './rule.ts';

runRules('catalogues', catalogueRules);
