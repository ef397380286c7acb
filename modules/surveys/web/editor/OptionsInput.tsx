import { ActionIcon, Button, Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useWords } from '#platform/web/words.ts';
import { maximumOptions } from '../../core/question.ts';
import { freeOption, type Option } from './drafting.ts';
import classes from './QuestionForm.module.css';
import { TextsInput } from './TextsInput.tsx';

/** What can be chosen, in its order. One option may ask for own words. */
export function OptionsInput(props: {
  options: readonly Option[];
  error: string | undefined;
  onChange: (options: readonly Option[]) => void;
}) {
  const { options, error, onChange } = props;
  const { t } = useWords();
  const set = (place: number, change: Partial<Option>) =>
    onChange(options.map((each, at) => (at === place ? { ...each, ...change } : each)));
  const move = (place: number, step: -1 | 1) => {
    const moving = options[place];
    if (!moving || !options[place + step]) return;
    onChange(options.toSpliced(place, 1).toSpliced(place + step, 0, moving));
  };
  return (
    <fieldset className={classes.parts}>
      <legend className={classes.legend}>{t('surveys.design.options')}</legend>
      {options.map((option, place) => (
        <div key={option.key} className={classes.part}>
          <span className={classes.number} data-number>
            {place + 1}
          </span>
          <TextsInput
            isBrief
            label={t('surveys.design.option', { number: place + 1 })}
            texts={option.title}
            onChange={(title) => set(place, { title })}
          />
          <OptionDeeds
            option={option}
            number={place + 1}
            isLast={place === options.length - 1}
            onOther={(isOther) => set(place, { isOther })}
            onMove={(step) => move(place, step)}
            onRemove={() => onChange(options.toSpliced(place, 1))}
          />
        </div>
      ))}
      {error && <p className={classes.error}>{error}</p>}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size="0.875rem" />}
        disabled={options.length >= maximumOptions}
        onClick={() => onChange([...options, freeOption(options)])}
      >
        {t('surveys.design.option.add')}
      </Button>
    </fieldset>
  );
}

function OptionDeeds(props: {
  option: Option;
  number: number;
  isLast: boolean;
  onOther: (isOther: boolean) => void;
  onMove: (step: -1 | 1) => void;
  onRemove: () => void;
}) {
  const { option, number, isLast, onOther, onMove, onRemove } = props;
  const { t } = useWords();
  return (
    <div className={classes.aside}>
      <Checkbox
        label={t('surveys.design.option.other')}
        aria-label={t('surveys.design.option.other.of', { number })}
        title={t('surveys.design.option.other.text')}
        checked={option.isOther}
        onChange={({ currentTarget }) => onOther(currentTarget.checked)}
      />
      <ActionIcon
        className={classes.step ?? ''}
        aria-label={t('surveys.design.option.up', { number })}
        disabled={number === 1}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp size="1rem" stroke={1.6} />
      </ActionIcon>
      <ActionIcon
        className={classes.step ?? ''}
        aria-label={t('surveys.design.option.down', { number })}
        disabled={isLast}
        onClick={() => onMove(1)}
      >
        <IconArrowDown size="1rem" stroke={1.6} />
      </ActionIcon>
      <ActionIcon aria-label={t('surveys.design.option.remove', { number })} onClick={onRemove}>
        <IconTrash size="1rem" stroke={1.6} />
      </ActionIcon>
    </div>
  );
}
