import { SegmentedControl } from '@mantine/core';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import {
  type OpenAnswersPage,
  ungrouped,
  type WordsGroup,
  wordsDivision,
} from '../../core/open-answers-report.ts';
import { RateFigure } from '../loyalty/RateFigure.tsx';
import classes from './OwnWords.module.css';
import { useWordsChoice } from './use-own-words.ts';

/** How many wrote, by reason or by attribute, and how many of them are dissatisfied. Choosing a
 *  group narrows the list to it. */
export function WordsGroups({ report }: { report: OpenAnswersPage }) {
  const { t, language } = useWords();
  const { search, choose } = useWordsChoice();
  const nameOf = (key: string) => {
    if (key === ungrouped) return t(`surveys.words.ungrouped.${report.by}`);
    const names = report.by === 'reason' ? report.reasonNames : report.questionTitles;
    return names[key]?.[language] ?? key;
  };
  const toggle = (key: string) => choose({ group: search.group === key ? undefined : key });
  return (
    <section className={classes.groups} aria-label={t('surveys.words.by')}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('surveys.words.by')}
        value={search.by ?? 'reason'}
        data={wordsDivision.options.map((each) => ({
          value: each,
          label: t(`surveys.words.by.${each}`),
        }))}
        onChange={(next) =>
          choose({ by: wordsDivision.options.find((each) => each === next), group: undefined })
        }
      />
      <p className={classes.note}>{t(`surveys.words.by.${report.by}.about`)}</p>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t(`surveys.words.by.${report.by}.one`)}</th>
              <th data-number>{t('surveys.words.n')}</th>
              <th data-number>{t('surveys.words.dissatisfied')}</th>
            </tr>
          </thead>
          <tbody>
            <GroupRow
              name={t('surveys.words.all')}
              group={report.all}
              isChosen={search.group === undefined}
              onChoose={() => choose({ group: undefined })}
            />
            {report.groups.map((group) => (
              <GroupRow
                key={group.key}
                name={nameOf(group.key)}
                group={group}
                isChosen={search.group === group.key}
                onChoose={() => toggle(group.key)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {report.groupsLeftOut > 0 && (
        <p className={classes.note}>
          {t('surveys.words.left-out', { count: report.groupsLeftOut })}
        </p>
      )}
    </section>
  );
}

function GroupRow(props: {
  name: string;
  group: Omit<WordsGroup, 'key'>;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const { name, group, isChosen, onChoose } = props;
  const { t, format } = useWords();
  return (
    <tr data-chosen={isChosen}>
      <th scope="row">
        <button type="button" className={classes.group} aria-pressed={isChosen} onClick={onChoose}>
          <UserText text={name} />
        </button>
      </th>
      <td data-number>{format.number(group.n)}</td>
      <td data-number>
        <RateFigure rate={group.dissatisfied} formula={t('surveys.words.dissatisfied.formula')} />
      </td>
    </tr>
  );
}
