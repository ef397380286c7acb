import { IconBuilding, IconShieldCheck, IconUser } from '@tabler/icons-react';
import { useWords } from '#platform/web/words.ts';
import type { CriticalClass } from '../core/scorecard.ts';
import classes from './CriticalClasses.module.css';

const signs = {
  'customer-critical': IconUser,
  'business-critical': IconBuilding,
  'compliance-critical': IconShieldCheck,
} satisfies Record<CriticalClass, unknown>;

/** Whom an error in a criterion harms, in sign and word. */
export function CriticalClasses(props: { classes: readonly CriticalClass[] }) {
  const { t } = useWords();
  return props.classes.map((each) => {
    const Sign = signs[each];
    return (
      <span key={each} className={classes.sign} title={t(`quality.class.${each}.text`)}>
        <Sign size="0.8125rem" stroke={1.8} aria-hidden />
        {t(`quality.class.${each}`)}
      </span>
    );
  });
}
