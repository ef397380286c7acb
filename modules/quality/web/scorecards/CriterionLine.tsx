import { IconAlertCircle } from '@tabler/icons-react';
import type { PointerEvent } from 'react';
import { EditedLine } from '#platform/web/EditedLine.tsx';
import { languageNames } from '#platform/web/languages.ts';
import { useWords } from '#platform/web/words.ts';
import { CriterionFacts } from './CriterionFacts.tsx';
import { CriterionForm } from './CriterionForm.tsx';
import classes from './CriterionLine.module.css';
import type { Criterion } from './content.ts';
import type { Editing } from './editing.ts';
import { missingInCriterion } from './translations.ts';

/** A criterion in the list: a handle to move it, what it is, and its form when it is open.
 *  onStep: the handle's arrow keys. */
export function CriterionLine(props: {
  criterion: Criterion;
  number: number;
  editing: Editing;
  isDragged: boolean;
  isDropPlace: boolean;
  handle: Readonly<Record<string, (event: PointerEvent<HTMLElement>) => void>>;
  onStep: (step: -1 | 1) => void;
}) {
  const { criterion, editing, ...line } = props;
  const { t, language } = useWords();
  const { id, groupId } = criterion;
  const isOpen = editing.openId === id;
  const written = criterion.title[language];
  const missing = missingInCriterion(criterion);
  const isFaulty = editing.faults.some(({ at }) => at === id);
  const facts = (
    <>
      <CriterionFacts content={editing.content} criterion={criterion} />
      {missing.length > 0 && (
        <span className={classes.missing}>
          {t('quality.card.missing.in', {
            languages: missing.map((each) => languageNames[each]).join(', '),
          })}
        </span>
      )}
      {isFaulty && (
        <span className={classes.fault}>
          <IconAlertCircle size="0.875rem" aria-hidden /> {t('quality.card.incomplete')}
        </span>
      )}
    </>
  );
  return (
    <EditedLine
      {...line}
      id={id}
      group={groupId ?? ''}
      title={written || t('quality.card.unnamed')}
      isUnnamed={!written}
      isOpen={isOpen}
      facts={facts}
      onToggle={() => editing.onOpen(isOpen ? undefined : id)}
    >
      <CriterionForm criterion={criterion} editing={editing} />
    </EditedLine>
  );
}
