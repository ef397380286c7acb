import { Button, Group } from '@mantine/core';
import { useWords } from '#platform/web/words.ts';

/** The ways out of a step: on, once something is there; else leaving it for later. */
export function StepActions(props: { isDone: boolean; onDone: () => void }) {
  const { isDone, onDone } = props;
  const { t } = useWords();
  return (
    <Group mt="lg">
      <Button variant={isDone ? 'filled' : 'default'} onClick={onDone}>
        {t(isDone ? 'set-up.on' : 'set-up.later')}
      </Button>
    </Group>
  );
}
