import { useParams } from '@tanstack/react-router';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useMay } from '#platform/web/me.ts';
import { Page } from '#platform/web/Page.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useTitle } from '#platform/web/title.ts';
import { useWords } from '#platform/web/words.ts';
import { may } from '../contract.ts';
import { AgentCorrection } from './AgentCorrection.tsx';
import { AgentTrack } from './AgentTrack.tsx';
import { AnswerStep } from './AnswerStep.tsx';
import { CorrectionHead } from './CorrectionHead.tsx';
import { CorrectionHistory } from './CorrectionHistory.tsx';
import classes from './CorrectionPage.module.css';
import { CustomerTrack } from './CustomerTrack.tsx';
import { SimilarTrack } from './SimilarTrack.tsx';
import { useCorrection } from './use-corrections.ts';

/** One correction: what was said and what is right, and below the three tracks that follow. */
export function CorrectionPage() {
  const { t } = useWords();
  const mayCorrect = useMay(may.correct);
  const { projectId, correctionId } = useParams({
    from: '/frame/corrections/$projectId/$correctionId',
  });
  const { data, error, refetch } = useCorrection(projectId, correctionId);
  useTitle(data && (data.correction.customerName || t('quality.unnamed')));
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines />;
  const { correction, entries } = data;
  if (!mayCorrect) return <AgentCorrection correction={correction} />;
  return (
    <Page isWide>
      <div className={classes.page}>
        <CorrectionHead correction={correction} />
        <AnswerStep correction={correction} />
        <div className={classes.tracks}>
          <CustomerTrack correction={correction} entries={entries} />
          <AgentTrack correction={correction} />
          <SimilarTrack correction={correction} />
        </div>
        <CorrectionHistory entries={entries} />
      </div>
    </Page>
  );
}
