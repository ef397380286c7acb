import { Anchor } from '@mantine/core';
import { CopyField } from '#platform/web/CopyField.tsx';
import { useWords } from '#platform/web/words.ts';
import type { SurveyEntry } from '../../contract.ts';
import classes from './Asking.module.css';

/** The public address of a survey with its QR code, where it asks by link. */
export function SurveyLink({ survey }: { survey: SurveyEntry }) {
  const { t } = useWords();
  const { linkKey, channels, isActive } = survey;
  if (!isActive || !channels.includes('link')) {
    return <p className={`${classes.quiet} ${classes.whole}`}>{t('surveys.rules.link.off')}</p>;
  }
  const path = `/survey/${linkKey}`;
  const code = `${path}/qr.svg`;
  return (
    <div className={`${classes.link} ${classes.whole}`}>
      <img className={classes.code} src={code} alt={t('surveys.rules.link.qr')} />
      <div>
        <CopyField label={t('surveys.rules.link')} value={new URL(path, location.origin).href} />
        <Anchor href={code} download="survey.svg" size="sm">
          {t('surveys.rules.link.download')}
        </Anchor>
      </div>
    </div>
  );
}
