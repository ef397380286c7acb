import { LoadingLines } from '#platform/web/Loading.tsx';
import { useMay } from '#platform/web/me.ts';
import { PageLink } from '#platform/web/PageLink.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { type Gap, type GapEvidence, may } from '../../contract.ts';
import { useNameOf } from '../use-knowledge.ts';
import { GapDeeds } from './GapDeeds.tsx';
import classes from './Gaps.module.css';
import { useGap } from './use-gaps.ts';

/** A gap with what speaks of it, and what can be done about it. */
export function GapReading({ projectId, gapId }: { projectId: string; gapId: string }) {
  const { t } = useWords();
  const mayWrite = useMay(may.write);
  const { data, error, refetch } = useGap(projectId, gapId);
  if (error) return <Problem error={error} onRetry={refetch} />;
  if (!data) return <LoadingLines />;
  const { gap, evidence } = data;
  return (
    <article className={classes.reading}>
      <header>
        <p className={classes.quiet}>{t(`knowledge.gap.${gap.kind}`)}</p>
        <h1 className={classes.title}>
          <UserText text={gap.words} />
        </h1>
        <Facts gap={gap} />
      </header>
      {mayWrite && gap.state === 'open' && <GapDeeds gap={gap} />}
      <section>
        <h2 className={classes.subtitle}>
          {t('knowledge.gap.evidence', { count: gap.evidenceCount })}
        </h2>
        <ul className={classes.evidence}>
          {evidence.map((each) => (
            <Evidence key={each.id} evidence={each} />
          ))}
        </ul>
      </section>
    </article>
  );
}

function Facts({ gap }: { gap: Gap }) {
  const { t, format } = useWords();
  const nameOf = useNameOf();
  const { projectId, articleId, ownerId, closedAt, closedBy, outcome, note } = gap;
  return (
    <div className={classes.facts}>
      <span>{t('knowledge.gap.saves', { count: gap.savesCount })}</span>
      <span>{t('knowledge.gap.since', { when: format.date(gap.openedAt) })}</span>
      <span>
        {ownerId ? t('knowledge.gap.owner', { name: nameOf(ownerId) }) : t('knowledge.gap.nobodys')}
      </span>
      {articleId && (
        <PageLink to="/knowledge/$projectId/$articleId" params={{ projectId, articleId }}>
          {t('knowledge.gap.article')}
        </PageLink>
      )}
      {closedAt && outcome && (
        <span>
          {t(`knowledge.gap.outcome.${outcome}`)} · {nameOf(closedBy)} · {format.dateTime(closedAt)}
        </span>
      )}
      {note && <UserText text={note} />}
    </div>
  );
}

function Evidence({ evidence }: { evidence: GapEvidence }) {
  const { t, format } = useWords();
  const nameOf = useNameOf();
  const { kind, words, note, seenAt, seenBy } = evidence;
  return (
    <li className={classes.item}>
      <UserText className={classes.words} text={words} />
      {note && (
        <blockquote className={classes.note}>
          <UserText text={note} />
        </blockquote>
      )}
      <p className={classes.quiet}>
        {[t(`knowledge.gap.${kind}`), format.dateTime(seenAt), nameOf(seenBy)]
          .filter((each) => each !== '')
          .join(' · ')}
      </p>
    </li>
  );
}
