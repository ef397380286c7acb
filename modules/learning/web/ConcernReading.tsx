import { IconArrowLeft } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { ContactDialogue } from '#modules/quality/web/index.ts';
import { Quote, RatingMark, useNameOf } from '#modules/surveys/web/index.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useMay } from '#platform/web/me.ts';
import { PageButton } from '#platform/web/PageLink.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { type Concern, may } from '../contract.ts';
import { AnswerConcern } from './AnswerConcern.tsx';
import { learningApi } from './apis.ts';
import { ConcernImprovements } from './ConcernImprovements.tsx';
import classes from './ConcernReading.module.css';
import { useMyDepartments, useVocabulary } from './use-learning.ts';

/** One customer's words in full: what they are about, what was answered, what is changed by them,
 *  and the dialogue behind them. Opening it says that the head has read it. */
export function ConcernReading({ concern }: { concern: Concern }) {
  const { t, format } = useWords();
  const nameOf = useNameOf();
  const isMine = useIsMine(concern);
  const { concern: _, ...list } = useSearch({ from: '/frame/learning/' });
  useReading(concern, isMine);
  const { projectId, conversationId, contactId, quote, note, rating, raisedBy } = concern;
  return (
    <article className={classes.column}>
      <PageButton
        to="/learning"
        search={list}
        size="xs"
        variant="subtle"
        leftSection={<IconArrowLeft size="1rem" />}
        className={classes.back ?? ''}
      >
        {t('learning.concerns')}
      </PageButton>
      <header className={classes.head}>
        {rating !== null && <RatingMark rating={rating} />}
        <About concern={concern} />
        <time dateTime={concern.createdAt}>{format.dateTime(concern.createdAt)}</time>
      </header>
      <Quote text={quote || t('learning.no-words')} isLarge />
      {note && (
        <p className={classes.note}>
          <b>{t('learning.note', { name: nameOf(raisedBy) })}</b> <UserText text={note} />
        </p>
      )}
      <WhoRead concern={concern} />
      <AnswerConcern concern={concern} isMine={isMine} />
      <ConcernImprovements concern={concern} />
      <section className={classes.context}>
        <h2 className={classes.title}>{t('learning.context')}</h2>
        <Suspense fallback={<LoadingLines />}>
          <ContactDialogue
            projectId={projectId}
            conversationId={conversationId}
            contactId={contactId}
          />
        </Suspense>
      </section>
    </article>
  );
}

/** Whether I head the department that a concern speaks to. */
function useIsMine({ departmentId }: Concern): boolean {
  const mayAnswer = useMay(may.answer);
  const departments = useMyDepartments();
  return mayAnswer && departments.some((each) => each.departmentId === departmentId);
}

function useReading({ projectId, id: concernId, state }: Concern, isMine: boolean): void {
  const client = useQueryClient();
  const { mutate } = useMutation(
    learningApi.readConcern.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: learningApi.myDepartments.key() }),
    }),
  );
  const isToRead = isMine && state === 'new';
  useEffect(() => {
    if (isToRead) mutate({ projectId, concernId });
  }, [isToRead, mutate, projectId, concernId]);
}

function About({ concern }: { concern: Concern }) {
  const { t, language } = useWords();
  const { departments, reasons } = useVocabulary(concern.projectId);
  const { departmentId, reasonId, causeKind, source } = concern;
  const about = [
    departments.find(({ id }) => id === departmentId)?.names[language],
    reasons.find(({ id }) => id === reasonId)?.names[language],
    causeKind ? t(`quality.cause.${causeKind}`) : undefined,
    t(`learning.source.${source}`),
  ];
  return about.map((each) => each && <span key={each}>{each}</span>);
}

/** Who reads and acts is visible to everybody who may see the concern. */
function WhoRead({ concern }: { concern: Concern }) {
  const { t, format } = useWords();
  const nameOf = useNameOf();
  const { readAt, readBy } = concern;
  return (
    <p className={classes.read} data-read={readAt !== null}>
      <UserText
        text={
          readAt
            ? t('learning.read-by', { name: nameOf(readBy), time: format.dateTime(readAt) })
            : t('learning.unread')
        }
      />
    </p>
  );
}
