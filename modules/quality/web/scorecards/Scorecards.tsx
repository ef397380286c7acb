import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { channel as channels } from '#modules/contacts/contract.ts';
import { useProjectId } from '#modules/projects/web/index.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { CriteriaEditor } from './CriteriaEditor.tsx';
import { Example } from './Example.tsx';
import classes from './Scorecards.module.css';
import type { ScorecardSearch } from './scorecard-search.ts';
import { type EditedScorecard, useScorecard } from './use-scorecard.ts';
import { useVersionWords } from './use-version-words.ts';
import { VersionRead } from './VersionRead.tsx';
import { Versions } from './Versions.tsx';

const views = ['criteria', 'example', 'versions'] as const;
type View = (typeof views)[number];

/** The scorecards of the project: their criteria, an example of their score, their versions. */
export function Scorecards() {
  const { t } = useWords();
  const { channel = 'chat', view = 'criteria' } = useCardSearch();
  const go = useGo();
  return (
    <>
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t('quality.card.channel')}
          data={channels.options.map((value) => ({ value, label: t(`quality.channel.${value}`) }))}
          value={channel}
          onChange={(next) => go({ channel: next, ...(view !== 'criteria' && { view }) })}
        />
        <SegmentedControl<View>
          size="xs"
          aria-label={t('quality.card.view')}
          data={views.map((value) => ({ value, label: t(`quality.card.view.${value}`) }))}
          value={view}
          onChange={(next) => go({ channel, ...(next !== 'criteria' && { view: next }) })}
        />
      </div>
      <OneScorecard key={channel} />
    </>
  );
}

function OneScorecard() {
  const projectId = useProjectId();
  const { channel = 'chat', view, version, open } = useCardSearch();
  const go = useGo();
  const scorecard = useScorecard({ projectId, channel });
  const { content, isLoading, error, refetch, edit } = scorecard;
  if (error && isLoading) return <Problem error={error} onRetry={refetch} />;
  if (isLoading) return <LoadingLines />;
  if (view === 'example') return <Example content={content} />;
  if (view === 'versions')
    return version === undefined ? (
      <Versions
        projectId={projectId}
        channel={channel}
        onOpen={(versionId) => go({ channel, view, version: versionId })}
      />
    ) : (
      <VersionRead
        projectId={projectId}
        channel={channel}
        versionId={version}
        onBack={() => go({ channel, view })}
        onStart={(old) => {
          edit(old);
          go({ channel });
        }}
      />
    );
  return (
    <>
      <InUse scorecard={scorecard} />
      <CriteriaEditor
        scorecard={scorecard}
        channel={channel}
        openId={open}
        onOpen={(id) => go({ channel, ...(id !== undefined && { open: id }) }, { isSmall: true })}
      />
    </>
  );
}

function InUse({ scorecard: { inUse } }: { scorecard: EditedScorecard }) {
  const { t } = useWords();
  const madeBy = useVersionWords();
  if (!inUse) return null;
  return (
    <p className={classes.text}>
      <b>{t('quality.card.version.in-use', { version: inUse.version })}</b> {madeBy(inUse)}{' '}
      {t('quality.card.text')}
    </p>
  );
}

function useCardSearch(): ScorecardSearch {
  return useSearch({ from: '/frame/settings/projects/$projectId/scorecards' });
}

/** Goes to another view. isSmall: the page stays where it is, and Back does not undo it. */
function useGo() {
  const navigate = useNavigate({ from: '/settings/projects/$projectId/scorecards' });
  return (search: ScorecardSearch, { isSmall = false } = {}) =>
    void navigate({ search, replace: isSmall, resetScroll: !isSmall });
}
