import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog } from './Dialog.tsx';
import { Form } from './Form.tsx';
import classes from './FormDialog.module.css';
import { Problem } from './Problem.tsx';
import { useWords } from './words.ts';

/** A form over the page: fields, what went wrong, and the two ways out.
 *  rest: the problem that no field tells. isReady: whether it can be handed in. action: the word on
 *  the button, "Save" unless given. */
export function FormDialog(props: {
  title: string;
  error: Error | null;
  rest: Error | null;
  isPending: boolean;
  isReady?: boolean;
  action?: string;
  size?: string;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { title, error, rest, isPending, isReady = true, action, size = 'md' } = props;
  const { onSubmit, onClose, children } = props;
  const { t } = useWords();
  return (
    <Dialog title={title} size={size} onClose={onClose}>
      <Form error={error} onSubmit={onSubmit}>
        <Stack gap="sm">
          {children}
          <Problem error={rest} />
          <Group justify="flex-end" gap="xs" className={classes.foot ?? ''}>
            <Button variant="default" onClick={onClose}>
              {t('frame.cancel')}
            </Button>
            <Button type="submit" loading={isPending} disabled={!isReady}>
              {action ?? t('frame.save')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Dialog>
  );
}
