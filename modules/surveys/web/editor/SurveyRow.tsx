import { Badge } from '@mantine/core';
import { Row } from '#platform/web/Rows.tsx';
import { useWords } from '#platform/web/words.ts';
import type { SurveyEntry } from '../../contract.ts';
import classes from './SurveyRow.module.css';
import { useAnsweredWords } from './use-answered-words.ts';

/** A survey in the list: what it is, where it asks, its version, and how many answered. */
export function SurveyRow({ entry, onOpen }: { entry: SurveyEntry; onOpen: () => void }) {
  const { t, format, language } = useWords();
  const answeredWords = useAnsweredWords();
  const { kind, channels, isActive, version, questionCount, hasUnpublishedChanges } = entry;
  const where = channels.map((each) => t(`surveys.channel.${each}`));
  const facts = [
    t(`surveys.design.about.${kind}`),
    ...(where.length > 0 ? [format.list(where)] : []),
    t('surveys.design.questions', { count: questionCount }),
    ...(version === null
      ? []
      : [t('surveys.design.version.short', { version }), answeredWords(entry)]),
  ];
  return (
    <Row
      title={entry.name[language]}
      detail={facts.join(' · ')}
      aside={
        <span className={classes.badges}>
          {version !== null && hasUnpublishedChanges && (
            <Badge color="yellow">{t('surveys.design.unpublished')}</Badge>
          )}
          <Badge color={isActive ? 'green' : 'gray'}>{t(stateOf(entry))}</Badge>
        </span>
      }
      onOpen={onOpen}
    />
  );
}

function stateOf({ isActive, version }: SurveyEntry) {
  if (version === null) return 'surveys.design.state.draft';
  return isActive ? 'surveys.design.state.asks' : 'surveys.design.state.rests';
}
// ids: surveys.design.about.*
