import { Button } from '@mantine/core';
import { languageNames, languages } from '#platform/web/languages.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { countMissing } from './missing.ts';
import { Overtaken } from './Overtaken.tsx';
import classes from './SaveBar.module.css';
import type { EditedSurvey } from './use-survey.ts';

/** What is not saved or not published yet, and what can be done with it. It stays in sight.
 *  lost: what was taken away and can be brought back, in words. */
export function SaveBar(props: {
  edited: EditedSurvey;
  lost: string | null;
  onBringBack: () => void;
  onDrop: () => void;
  onSave: () => void;
  onPublish: () => void;
}) {
  const { edited, lost, onBringBack, onDrop, onSave, onPublish } = props;
  const { unsavedCount, unpublished, isBehind, last, saving } = edited;
  const { t } = useWords();
  const isUnpublished = unpublished.length > 0 || !last;
  if (unsavedCount === 0 && !isUnpublished && lost === null) return null;
  return (
    <section className={classes.bar} aria-label={t('surveys.design.bar')}>
      {lost !== null && (
        <div className={classes.line} role="status">
          <span className={classes.words}>{lost}</span>
          <Button size="xs" variant="default" onClick={onBringBack}>
            {t('surveys.design.bring-back')}
          </Button>
        </div>
      )}
      {isBehind ? <Overtaken edited={edited} /> : <Problem error={saving.error} />}
      <div className={classes.line}>
        <b className={classes.words}>
          {unsavedCount > 0
            ? t('surveys.design.changes', { count: unsavedCount })
            : last
              ? t('surveys.design.differs', { count: unpublished.length, version: last.version })
              : t('surveys.design.never-published')}
        </b>
        <div className={classes.buttons}>
          {unsavedCount > 0 && (
            <>
              <Button size="xs" variant="default" onClick={onDrop}>
                {t(isBehind ? 'surveys.design.take-theirs' : 'surveys.design.drop')}
              </Button>
              <Button size="xs" variant="default" loading={saving.isPending} onClick={onSave}>
                {t(isBehind ? 'surveys.design.save-over' : 'surveys.design.save')}
              </Button>
            </>
          )}
          {isUnpublished && !isBehind && (
            <Button size="xs" onClick={onPublish}>
              {t('surveys.design.publish')}
            </Button>
          )}
        </div>
      </div>
      <Missing edited={edited} />
    </section>
  );
}

function Missing({ edited: { draft } }: { edited: EditedSurvey }) {
  const { t, format } = useWords();
  const counts = countMissing(draft);
  const missing = languages.filter((language) => counts[language] > 0);
  if (missing.length === 0) return null;
  return (
    <p className={classes.missing}>
      {t('surveys.design.missing.count', {
        languages: format.list(
          missing.map((language) => `${languageNames[language]} ${counts[language]}`),
        ),
      })}
    </p>
  );
}
