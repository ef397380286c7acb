import { Button, Checkbox, Group, NumberInput, Select, Switch } from '@mantine/core';
import { useWords } from '#platform/web/words.ts';
import { criticalClasses } from '../../core/scorecard.ts';
import { CausesForm } from './CausesForm.tsx';
import classes from './CriterionForm.module.css';
import { type Criterion, changed, placed, shareOf, stepped, without } from './content.ts';
import type { Editing } from './editing.ts';
import { ScaleForm } from './ScaleForm.tsx';
import { writeShare } from './share.ts';
import { TextsInput } from './TextsInput.tsx';

const maximumWeight = 1_000;

/** All that is said of a criterion. Every change is kept as it is made. */
export function CriterionForm({ criterion, editing }: { criterion: Criterion; editing: Editing }) {
  const { content, edit } = editing;
  const { t, language } = useWords();
  const faults = editing.faults.filter(({ at }) => at === criterion.id);
  const change = (next: Partial<Criterion>) => edit(changed(content, criterion.id, next));
  const isNameless = faults.some(({ kind }) => kind === 'criterion-title-missing');
  return (
    <div className={classes.form}>
      <TextsInput
        label={t('quality.card.criterion.name')}
        texts={criterion.title}
        error={isNameless ? t('quality.fault.criterion-title-missing') : undefined}
        onChange={(title) => change({ title })}
      />
      <TextsInput
        isLong
        label={t('quality.card.criterion.text')}
        description={t('quality.card.criterion.text.text')}
        texts={criterion.guidance}
        onChange={(guidance) => change({ guidance })}
      />
      <Weighing criterion={criterion} editing={editing} onChange={change} />
      <ScaleForm criterion={criterion} faults={faults} onChange={change} />
      <Checkbox.Group
        label={t('quality.card.class')}
        description={t('quality.card.class.text')}
        value={[...criterion.classes]}
        onChange={(chosen) =>
          change({ classes: criticalClasses.filter((each) => chosen.includes(each)) })
        }
      >
        <div className={classes.choices}>
          {criticalClasses.map((each) => (
            <Checkbox key={each} value={each} label={t(`quality.class.${each}.text`)} />
          ))}
        </div>
      </Checkbox.Group>
      <Switch
        label={t('quality.card.may-not-apply')}
        description={t('quality.card.may-not-apply.text')}
        checked={criterion.isNotApplicableAllowed}
        onChange={({ currentTarget }) => change({ isNotApplicableAllowed: currentTarget.checked })}
      />
      <CausesForm causes={criterion.causes} faults={faults} onChange={change} />
      <Group gap="xs" className={classes.foot}>
        <Button
          size="xs"
          variant="default"
          onClick={() => edit(stepped(content, criterion.id, -1))}
        >
          {t('quality.card.up')}
        </Button>
        <Button size="xs" variant="default" onClick={() => edit(stepped(content, criterion.id, 1))}>
          {t('quality.card.down')}
        </Button>
        <Button
          size="xs"
          variant="light"
          color="red"
          onClick={() => editing.remove(without(content, criterion.id), criterion.title[language])}
        >
          {t('quality.card.remove')}
        </Button>
        <Button size="xs" ml="auto" onClick={() => editing.onOpen(undefined)}>
          {t('quality.card.done')}
        </Button>
      </Group>
    </div>
  );
}

/** How heavy it is, what it must rest on, and where it stands. */
function Weighing(props: {
  criterion: Criterion;
  editing: Editing;
  onChange: (change: Partial<Criterion>) => void;
}) {
  const { criterion, editing, onChange } = props;
  const { content, edit } = editing;
  const { t, language, format } = useWords();
  const { id, weight, evidence, groupId } = criterion;
  const isCritical = criterion.classes.length > 0;
  const share = writeShare(shareOf(content, weight), format);
  return (
    <div className={classes.weighing}>
      <NumberInput
        label={t('quality.card.weight')}
        description={t(weight > 0 ? 'quality.card.share' : 'quality.card.no-share', { share })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        min={0}
        max={maximumWeight}
        allowNegative={false}
        allowDecimal={!Number.isInteger(weight)}
        value={weight}
        onChange={(value) => onChange({ weight: Math.min(maximumWeight, Number(value)) })}
      />
      <Select<Criterion['evidence']>
        label={t('quality.card.evidence')}
        allowDeselect={false}
        data={(isCritical ? evidenceOfCritical : evidenceRules).map((value) => ({
          value,
          label: t(`quality.card.evidence.${value}`),
        }))}
        value={isCritical && evidence === 'optional' ? 'when-failed' : evidence}
        onChange={(next) => next && onChange({ evidence: next })}
      />
      {content.groups.length > 0 && (
        <Select
          clearable
          label={t('quality.card.group')}
          placeholder={t('quality.card.group.none')}
          data={content.groups.map((each) => ({
            value: each.id,
            label: each.title[language] || t('quality.card.unnamed'),
          }))}
          value={groupId}
          onChange={(next) => edit(placed(content, id, { groupId: next, beforeId: null }))}
        />
      )}
    </div>
  );
}

/** A critical criterion that failed always rests on a mark. */
const evidenceOfCritical = ['when-failed', 'always'] as const;
const evidenceRules = ['optional', ...evidenceOfCritical] as const;
