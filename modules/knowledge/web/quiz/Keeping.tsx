import { useQuery } from '@tanstack/react-query';
import type { Language } from '#platform/http/contract.ts';
import { useMay } from '#platform/web/me.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { may } from '../../contract.ts';
import { knowledgeApi } from '../apis.ts';
import { useNameOf } from '../use-knowledge.ts';
import classes from './Quiz.module.css';

/** Who of the agents has read an article as it now is, and how each did at its questions. */
export function Keeping(props: {
  which: { projectId: string; articleId: string; language: Language };
}) {
  const { t, format } = useWords();
  const { projectId, articleId, language } = props.which;
  const mayPublish = useMay(may.publish);
  const nameOf = useNameOf();
  const results = useQuery(
    knowledgeApi.quizResults.queryOptions({ input: { projectId, articleId, language } }),
  ).data?.items;
  const receipts = useQuery(
    knowledgeApi.receipts.queryOptions({ input: { projectId, articleId }, enabled: mayPublish }),
  ).data?.items;
  if (!receipts || !results) return null;
  const readCount = receipts.filter(({ readAt }) => readAt !== null).length;
  return (
    <section>
      <h2 className={classes.title}>
        {t('knowledge.receipts', { read: readCount, count: receipts.length })}
      </h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('knowledge.receipts.agent')}</th>
            <th scope="col">{t('knowledge.receipts.read')}</th>
            <th scope="col">{t('knowledge.receipts.quiz')}</th>
          </tr>
        </thead>
        <tbody>
          {receipts.map(({ personId, readAt }) => {
            const result = results.find((each) => each.personId === personId);
            return (
              <tr key={personId}>
                <td>
                  <UserText text={nameOf(personId)} />
                </td>
                <td>{readAt ? format.dateTime(readAt) : t('knowledge.receipts.not-yet')}</td>
                <td data-number>
                  {result ? `${result.rightCount} / ${result.questionCount}` : '—'}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
