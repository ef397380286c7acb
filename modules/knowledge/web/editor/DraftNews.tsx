import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { ArticleText } from '../../contract.ts';
import { useNameOf } from '../use-knowledge.ts';
import classes from './EditPage.module.css';

/** What became of a draft beside its words: a review is asked for, it came back, or its day is
 *  set. */
export function DraftNews({ text: { draft } }: { text: ArticleText }) {
  const { t, format } = useWords();
  const nameOf = useNameOf();
  if (!draft) return null;
  const { state, note, changedBy, publishAt } = draft;
  const words =
    state === 'in-review'
      ? t('knowledge.news.in-review', { name: nameOf(changedBy) })
      : state === 'scheduled'
        ? t('knowledge.news.scheduled', { when: publishAt ? format.dateTime(publishAt) : '' })
        : note
          ? t('knowledge.news.note')
          : null;
  if (!words) return null;
  return (
    <section className={classes.news} aria-label={t('knowledge.fact.state')}>
      <p>{words}</p>
      {note && (
        <p>
          <UserText text={note} />
        </p>
      )}
    </section>
  );
}
