import { Fragment, useEffect, useRef } from 'react';
import { type KeyBinding, useKeys } from '#platform/web/keys.ts';
import { useWords } from '#platform/web/words.ts';
import type { ScorecardVersion } from '../contract.ts';
import { type Problem, problemsOf } from '../core/scorecard.ts';
import { CriterionCard } from './CriterionCard.tsx';
import { answered } from './drafting.ts';
import type { Filling } from './filling.ts';
import classes from './Scorecard.module.css';
import { keysOf } from './scale-keys.ts';

/** The criteria of a scorecard, one below the other, filled in by key or pointer. */
export function Scorecard(props: { content: ScorecardVersion['content']; filling: Filling }) {
  const { content, filling } = props;
  const { draft, activeId, onActive } = filling;
  const { language } = useWords();
  const { criteria, groups } = content;
  const problems = Map.groupBy(
    problemsOf(content, draft.answers),
    ({ criterionId }) => criterionId,
  );
  useScorecardKeys(content, filling);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current
      ?.querySelector(`[data-criterion="${CSS.escape(activeId)}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  return (
    <ol ref={list} className={classes.list}>
      {criteria.map((criterion, index) => {
        const { id, groupId } = criterion;
        const isFirst = groupId !== criteria[index - 1]?.groupId;
        const group = isFirst ? groups.find((each) => each.id === groupId) : undefined;
        return (
          <Fragment key={id}>
            {group && <li className={classes.group}>{group.title[language]}</li>}
            <CriterionCard
              criterion={criterion}
              number={index + 1}
              isActive={id === activeId}
              problems={problems.get(id) ?? nothingWrong}
              filling={filling}
              onEnter={() => onActive(id)}
            />
          </Fragment>
        );
      })}
    </ol>
  );
}

const nothingWrong: readonly Problem[] = [];

/** j and k move, figures choose. A choice that leaves nothing open goes on to the next. */
function useScorecardKeys(content: ScorecardVersion['content'], filling: Filling): void {
  const { draft, onChange, activeId, onActive } = filling;
  const { criteria } = content;
  const index = criteria.findIndex(({ id }) => id === activeId);
  const active = criteria[index];
  const move = (step: 1 | -1) => {
    const next = criteria[index + step];
    if (next) onActive(next.id);
  };
  const choose = (optionId: string | null) => {
    const next = answered(draft, activeId, optionId);
    onChange(next);
    const isOpen = problemsOf(content, next.answers).some(
      ({ criterionId }) => criterionId === activeId,
    );
    if (!isOpen) move(1);
  };
  const choices = (active?.scale ?? []).flatMap(({ id }, place): KeyBinding[] => {
    const keys = keysOf(active?.scale ?? [])[place];
    return keys ? [{ keys, label: 'quality.key.choose', run: () => choose(id) }] : [];
  });
  useKeys([
    { keys: 'j', label: 'quality.key.next', run: () => move(1) },
    { keys: 'k', label: 'quality.key.previous', run: () => move(-1) },
    ...choices,
    ...(active?.isNotApplicableAllowed
      ? [{ keys: 'n', label: 'quality.key.not-applicable' as const, run: () => choose(null) }]
      : []),
  ]);
}
