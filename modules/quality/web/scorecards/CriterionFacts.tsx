import { useWords } from '#platform/web/words.ts';
import { CriticalClasses } from '../CriticalClasses.tsx';
import classes from './CriterionFacts.module.css';
import { type Content, type Criterion, shareOf } from './content.ts';
import { scaleNameOf } from './scales.ts';
import { writeShare } from './share.ts';

/** What a criterion is, at a glance: whom an error harms, its scale, its part of the score. */
export function CriterionFacts(props: { content: Content; criterion: Criterion }) {
  const { content, criterion } = props;
  const { t, language, format } = useWords();
  const { scale, weight, isNotApplicableAllowed } = criterion;
  const name = scaleNameOf(scale);
  const steps =
    name === 'own'
      ? scale.map(({ label }) => label[language]).join(' · ')
      : t(`quality.card.scale.${name}`);
  const share = writeShare(shareOf(content, weight), format);
  return (
    <span className={classes.facts}>
      <CriticalClasses classes={criterion.classes} />
      <span>{steps}</span>
      {isNotApplicableAllowed && <span>{t('quality.card.may-not-apply')}</span>}
      <span className={classes.share} data-number>
        {weight > 0 ? t('quality.card.share', { share }) : t('quality.card.no-share')}
      </span>
    </span>
  );
}
