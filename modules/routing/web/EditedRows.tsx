import { ActionIcon, Button, Fieldset, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { type Id, newId } from '#kernel/id.ts';
import classes from './QueueForm.module.css';

/** A part of a form with rows that are added, changed and removed.
 *  rowClass: how the fields of a row and its button stand. blank: what a new row begins with; null
 *  while none can be added. */
export function EditedRows<Row extends object>(props: {
  words: { legend: string; text: string; add: string; remove: string };
  rows: readonly Row[];
  rowClass: string | undefined;
  maximum: number;
  error: string | undefined;
  blank: ((rows: readonly Row[]) => Row) | null;
  fields: (row: Row, set: (changes: Partial<Row>) => void) => ReactNode;
  onChange: (rows: Row[]) => void;
}) {
  const { words, rowClass, maximum, error, blank, fields, onChange } = props;
  const [kept, setKept] = useState<readonly { key: Id; row: Row }[]>(() =>
    props.rows.map((row) => ({ key: newId(), row })),
  );
  const rows = kept.map(({ row }) => row);
  const change = (next: typeof kept) => {
    setKept(next);
    onChange(next.map(({ row }) => row));
  };
  const set = (key: Id, changes: Partial<Row>) =>
    change(
      kept.map((each) => (each.key === key ? { key, row: { ...each.row, ...changes } } : each)),
    );
  return (
    <Fieldset variant="unstyled" legend={words.legend} className={classes.steps ?? ''}>
      <Text size="xs" c="dimmed">
        {words.text}
      </Text>
      {kept.map(({ key, row }) => (
        <div key={key} className={rowClass}>
          {fields(row, (changes) => set(key, changes))}
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={words.remove}
            onClick={() => change(kept.filter((each) => each.key !== key))}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      {error && (
        <Text size="sm" c="error" role="alert">
          {error}
        </Text>
      )}
      {blank && kept.length < maximum && (
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconPlus size={16} />}
          onClick={() => change([...kept, { key: newId(), row: blank(rows) }])}
        >
          {words.add}
        </Button>
      )}
    </Fieldset>
  );
}
