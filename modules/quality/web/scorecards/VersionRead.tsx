import { Button, Group } from '@mantine/core';
import type { Channel } from '#modules/contacts/contract.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { useMay } from '#platform/web/me.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { may } from '../../contract.ts';
import { CriterionFacts } from './CriterionFacts.tsx';
import { type Content, partsOf } from './content.ts';
import { useHistory, useVersion } from './use-scorecard.ts';
import { useVersionWords } from './use-version-words.ts';
import classes from './VersionRead.module.css';
import { VersionUse } from './VersionUse.tsx';

/** One version as it is or was: to be read, not changed. onStart: makes it the beginning of the
 *  next one. */
export function VersionRead(props: {
  projectId: string;
  channel: Channel;
  versionId: string;
  onBack: () => void;
  onStart: (content: Content) => void;
}) {
  const { projectId, channel, versionId, onBack, onStart } = props;
  const { t, format, language } = useWords();
  const madeBy = useVersionWords();
  const mayListen = useMay(may.listen);
  const { data, error, refetch } = useVersion(projectId, versionId);
  const history = useHistory({ projectId, channel }).data?.items;
  const entry = history?.find(({ id }) => id === versionId);
  const usedBy = (count: number) => t('quality.card.version.used', { count });
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines />;
  const { content, version } = data;
  return (
    <article>
      <header className={classes.head}>
        <div>
          <h2 className={classes.title}>
            {t('quality.card.version', { version })} · {content.title[language]}
          </h2>
          <p className={classes.text}>
            {entry && `${madeBy(entry)} ${usedBy(entry.evaluationCount)} `}
            {t('quality.card.read-only')}
          </p>
        </div>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={onBack}>
            {t('quality.card.versions.all')}
          </Button>
          <Button size="xs" variant="default" onClick={() => onStart(content)}>
            {t('quality.card.start-from')}
          </Button>
        </Group>
      </header>
      <p className={classes.text}>
        {t('quality.card.counts-from', { share: format.percent(content.minimumAnsweredShare) })}
      </p>
      <Criteria content={content} />
      {mayListen && <VersionUse projectId={projectId} versionId={versionId} />}
    </article>
  );
}

function Criteria({ content }: { content: Content }) {
  const { language } = useWords();
  return partsOf(content)
    .filter(({ criteria }) => criteria.length > 0)
    .map(({ group, criteria }) => (
      <section key={group?.id ?? ''}>
        {group && <h3 className={classes.heading}>{group.title[language]}</h3>}
        <ol className={classes.criteria}>
          {criteria.map((criterion) => (
            <li key={criterion.id}>
              <b>{criterion.title[language]}</b>
              <p className={classes.text}>{criterion.guidance[language]}</p>
              <CriterionFacts content={content} criterion={criterion} />
            </li>
          ))}
        </ol>
      </section>
    ));
}
