import { Button, Group, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { displayOf } from '#modules/knowledge/core/guide/display.ts';
import type { GuideDetail } from '#modules/knowledge/core/guide/guide.ts';
import { useWords } from '#platform/web/words.ts';
import classes from './Guide.module.css';

const longest = 300;

/** Sets the value of a detail by hand, or takes it away. */
export function ValueForm(props: {
  detail: GuideDetail;
  value: string | null;
  onSet: (value: string | null) => void;
  onCancel: () => void;
}) {
  const { detail, value, onSet, onCancel } = props;
  const { t, language } = useWords();
  const { kind, options, names } = detail;
  const isDate = kind === 'since' || kind === 'day';
  const [text, setText] = useState(isDate ? (value ?? '').slice(0, 10) : (value ?? ''));
  const choices =
    kind === 'yes-no' ? ['yes', 'no'] : kind === 'choice' ? options.map(({ key }) => key) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') onSet(text.trim());
  };
  return (
    <form
      className={classes.form}
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      {choices ? (
        <Select
          size="xs"
          autoFocus
          aria-label={names[language]}
          data={choices.map((each) => ({ value: each, label: displayOf(detail, each, language) }))}
          value={text || null}
          onChange={(next) => next && onSet(next)}
        />
      ) : (
        <TextInput
          size="xs"
          autoFocus
          type={isDate ? 'date' : 'text'}
          maxLength={longest}
          aria-label={names[language]}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      )}
      <Group gap="xs" justify="flex-end">
        {value !== null && (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onSet(null)}>
            {t('desk.guide.take-away')}
          </Button>
        )}
        {!choices && (
          <Button size="compact-xs" type="submit" disabled={text.trim() === ''}>
            {t('frame.save')}
          </Button>
        )}
      </Group>
    </form>
  );
}
