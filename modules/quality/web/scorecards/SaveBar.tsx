import { Button } from '@mantine/core';
import { languageNames, languages } from '#platform/web/languages.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Fault } from './faults.ts';
import { Overtaken } from './Overtaken.tsx';
import classes from './SaveBar.module.css';
import { countMissing } from './translations.ts';
import type { EditedScorecard } from './use-scorecard.ts';

/** What was changed and not saved, and what saving will do. It stays in sight.
 *  lost: what was taken away and can be brought back, in words. */
export function SaveBar(props: {
  scorecard: EditedScorecard;
  lost: string | null;
  faults: readonly Fault[];
  onBringBack: () => void;
  onDrop: () => void;
  onSave: () => void;
}) {
  const { scorecard, lost, faults, onBringBack, onDrop, onSave } = props;
  const { changeCount, isBehind, version, saving } = scorecard;
  const { t } = useWords();
  if (changeCount === 0 && lost === null) return null;
  return (
    <section className={classes.bar} aria-label={t('quality.card.unsaved')}>
      {lost !== null && (
        <div className={classes.line} role="status">
          <span className={classes.words}>{lost}</span>
          <Button size="xs" variant="default" onClick={onBringBack}>
            {t('quality.card.bring-back')}
          </Button>
        </div>
      )}
      {changeCount > 0 && (
        <>
          {isBehind ? <Overtaken scorecard={scorecard} /> : <Problem error={saving.error} />}
          {faults.length > 0 && (
            <p className={classes.fault} role="alert">
              {faults.some(({ kind }) => kind === 'nothing-weighs')
                ? t('quality.fault.nothing-weighs')
                : t('quality.card.faults', { count: faults.length })}
            </p>
          )}
          <div className={classes.line}>
            <b className={classes.words}>{t('quality.card.changes', { count: changeCount })}</b>
            <div className={classes.buttons}>
              <Button size="xs" variant="default" onClick={onDrop}>
                {t(isBehind ? 'quality.card.take-theirs' : 'quality.card.drop')}
              </Button>
              <Button size="xs" loading={saving.isPending} onClick={onSave}>
                {t(isBehind ? 'quality.card.save-over' : 'quality.card.save', {
                  version: version + 1,
                })}
              </Button>
            </div>
          </div>
          {!isBehind && (
            <p className={classes.text}>{t('quality.card.saving', { version: version + 1 })}</p>
          )}
          <Missing scorecard={scorecard} />
        </>
      )}
    </section>
  );
}

function Missing({ scorecard: { content } }: { scorecard: EditedScorecard }) {
  const { t, format } = useWords();
  const counts = countMissing(content);
  const missing = languages.filter((language) => counts[language] > 0);
  if (missing.length === 0) return null;
  return (
    <p className={classes.missing}>
      {t('quality.card.missing.count', {
        languages: format.list(
          missing.map((language) => `${languageNames[language]} ${counts[language]}`),
        ),
      })}
    </p>
  );
}
