import { useWords } from '#platform/web/words.ts';
import type { WarningFound } from '../../core/analysis/shapes.ts';
import type { Names } from './use-names.ts';

/** What a warning says in the reader's language. */
export function useWarningWords(names: Names): (warning: WarningFound) => string {
  const { t, format } = useWords();
  const list = (drivers: readonly string[]) => format.list(drivers.map(names.driver));
  const number = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  return (warning) => {
    switch (warning.code) {
      case 'too-few':
      case 'first-signs':
      case 'no-ranking':
        return t(`drivers.warning.${warning.code}`, { n: warning.n, needed: warning.needed });
      case 'little-explained':
        return t('drivers.warning.little-explained', { share: format.percent(warning.r2) });
      case 'sign':
        return t(warning.isExpected ? 'drivers.warning.sign-expected' : 'drivers.warning.sign', {
          driver: names.driver(warning.driver),
        });
      case 'made-of-others':
        return t('drivers.warning.made-of-others', { driver: names.driver(warning.driver) });
      case 'alike':
        return t('drivers.warning.alike', {
          driver: names.driver(warning.driver),
          inflation: number(warning.inflation),
        });
      case 'hard-to-tell-apart':
        return t('drivers.warning.hard-to-tell-apart', {
          condition: number(warning.conditionNumber),
        });
      case 'no-proven-influence':
        return t('drivers.warning.no-proven-influence', { drivers: list(warning.drivers) });
      case 'johnson-only':
        return t('drivers.warning.johnson-only', { maximum: warning.maximum });
      case 'straight-liners':
        return t(
          warning.areApart ? 'drivers.warning.straight-apart' : 'drivers.warning.straight-kept',
          { cases: warning.cases },
        );
      case 'left-out-incomplete':
      case 'left-out-without-outcome':
      case 'imputed':
        return t(`drivers.warning.${warning.code}`, { cases: warning.cases });
      case 'left-out-not-applicable':
        return t('drivers.warning.left-out-not-applicable', {
          cases: warning.cases,
          driver: names.driver(warning.driver),
        });
      case 'few-customers':
        return t('drivers.warning.few-customers', { customers: warning.customers });
      case 'ordinal-differs':
        return t('drivers.warning.ordinal-differs', {
          linear: list(warning.linear),
          ordinal: list(warning.ordinal),
        });
      case 'ordinal-sample':
        return t('drivers.warning.ordinal-sample', { n: warning.n, cases: warning.cases });
      case 'ordinal-unsure':
      case 'ordinal-not-shared':
        return t(`drivers.warning.${warning.code}`);
    }
  };
}
