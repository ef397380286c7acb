import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { RatingMark } from '#modules/surveys/web/index.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useTitle } from '#platform/web/title.ts';
import { useWords } from '#platform/web/words.ts';
import { contactsApi, qualityApi } from './apis.ts';
import { ContactDialogue } from './ContactDialogue.tsx';
import { EvaluationResult } from './EvaluationResult.tsx';
import { marksOf } from './marks.ts';
import { TwoSides } from './TwoSides.tsx';
import { useJump } from './use-jump.ts';

/** A finished evaluation beside its dialogue, for the agent and for those who listen. */
export function EvaluationPage() {
  const { t } = useWords();
  const { projectId, evaluationId } = useParams({
    from: '/frame/evaluations/$projectId/$evaluationId',
  });
  const { data, error, refetch } = useQuery(
    qualityApi.evaluations.show.queryOptions({ input: { projectId, evaluationId } }),
  );
  const { shownId, jumpTo } = useJump();
  const conversationId = data?.evaluation.conversationId;
  const conversation = useQuery(
    contactsApi.open.queryOptions({
      input: { projectId, conversationId: conversationId ?? '' },
      enabled: conversationId !== undefined,
    }),
  ).data;
  useTitle(conversation && (conversation.item.customerName || t('quality.unnamed')));
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines />;
  const { evaluation, scorecard } = data;
  return (
    <TwoSides
      startsWith="scorecard"
      head={
        <>
          <RatingMark rating={evaluation.rating} />
          <span>{t('quality.rating.by-customer')}</span>
        </>
      }
      dialogue={
        <ContactDialogue
          projectId={projectId}
          conversationId={evaluation.conversationId}
          contactId={evaluation.contactId}
          marking={{ marks: marksOf(evaluation, scorecard.content.criteria) }}
          shownId={shownId}
        />
      }
      side={
        <EvaluationResult
          evaluation={evaluation}
          content={scorecard.content}
          onShow={({ messageId }) => jumpTo(messageId)}
        />
      }
    />
  );
}
