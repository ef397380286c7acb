import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Icon } from './door.ts';
import { LoadingLines } from './Loading.tsx';
import { Nothing } from './Nothing.tsx';
import { Problem } from './Problem.tsx';

/** A list that is kept by hand, with what it is for and a way to add to it, in all its states.
 *  count: undefined while it loads. */
export function Kept(props: {
  icon: Icon;
  none: string;
  text: string;
  add?: ReactNode;
  count: number | undefined;
  error: Error | null;
  onRetry: () => void;
  children: ReactNode;
}) {
  const { icon, none, text, add, count, error, onRetry, children } = props;
  if (error && count === undefined) return <Problem error={error} onRetry={onRetry} />;
  if (count === undefined) return <LoadingLines lines={4} />;
  if (count === 0) return <Nothing icon={icon} title={none} text={text} action={add} />;
  return (
    <>
      <Group justify="space-between" wrap="nowrap" align="flex-start" mb="md" gap="lg">
        <Text size="sm" c="dimmed" maw="34rem">
          {text}
        </Text>
        {add && <div style={{ flex: 'none' }}>{add}</div>}
      </Group>
      {children}
    </>
  );
}
