import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconQuote } from '@tabler/icons-react';
import { Highlighted } from '#modules/knowledge/web/index.ts';
import { useProjects } from '#modules/projects/web/index.ts';
import { AddressLink } from '#platform/web/AddressLink.tsx';
import { languageNames } from '#platform/web/languages.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import type { OpenAnswer, OpenAnswersPage } from '../../core/open-answers-report.ts';
import { RatingMark } from '../RatingMark.tsx';
import classes from './OwnWords.module.css';

/** What one customer wrote, with what he rated, and the way to his contact. */
export function WordsLine(props: { answer: OpenAnswer; report: OpenAnswersPage }) {
  const { answer, report } = props;
  const { t, language } = useWords();
  const { rating, words, lowAttributes } = answer;
  const titleOf = (key: string) => report.questionTitles[key]?.[language] ?? key;
  return (
    <article className={classes.line}>
      <div className={classes.mark}>
        {rating === null ? (
          <span className={classes.quiet}>{t('surveys.words.unrated')}</span>
        ) : (
          <RatingMark rating={rating} />
        )}
      </div>
      <div className={classes.said}>
        {words.map(({ question, isOther, text, highlights }) => (
          <p key={question} className={classes.words}>
            {(isOther || words.length > 1) && (
              <span className={classes.question}>{titleOf(question)}</span>
            )}
            <Highlighted text={text} spans={highlights} />
          </p>
        ))}
        {lowAttributes.length > 0 && (
          <p className={classes.low}>
            {t('surveys.words.low')}{' '}
            {lowAttributes.map((key) => (
              <span key={key} className={classes.attribute}>
                {titleOf(key)}
              </span>
            ))}
          </p>
        )}
        <Facts answer={answer} report={report} />
      </div>
    </article>
  );
}

function Facts({ answer, report }: { answer: OpenAnswer; report: OpenAnswersPage }) {
  const { t, format, language } = useWords();
  const projects = useProjects();
  const { projectId, conversationId, contactId, channel, reasonId, saidAt } = answer;
  const reason = reasonId && report.reasonNames[reasonId]?.[language];
  const project = projects.find(({ id }) => id === projectId)?.name;
  return (
    <div className={classes.facts}>
      {conversationId && contactId && (
        <AddressLink to={`/dialogues/${projectId}/${conversationId}?contact=${contactId}`}>
          {t('surveys.words.open')}
        </AddressLink>
      )}
      <time dateTime={saidAt}>{format.date(saidAt)}</time>
      {projects.length > 1 && project && <UserText text={project} />}
      {reason && <UserText text={reason} />}
      <span>{t(`surveys.channel.${channel}`)}</span>
      <span>{languageNames[answer.language]}</span>
      {answer.isShareable && <CopyQuote answer={answer} project={project ?? ''} />}
    </div>
  );
}

/** Takes away what may be quoted: the words, the project and the day. */
function CopyQuote({ answer, project }: { answer: OpenAnswer; project: string }) {
  const { t, format } = useWords();
  const { copy, copied } = useClipboard();
  const text = answer.words.map((each) => each.text).join(' ');
  const date = format.date(answer.saidAt);
  return (
    <Button
      size="compact-xs"
      variant="default"
      title={t('surveys.words.quotes.about')}
      leftSection={copied ? <IconCheck size="0.875rem" /> : <IconQuote size="0.875rem" />}
      onClick={() => copy(t('surveys.words.quoted', { text, project, date }))}
    >
      {t(copied ? 'frame.copied' : 'surveys.words.copy')}
    </Button>
  );
}
