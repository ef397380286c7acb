import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Icon } from './door.ts';
import classes from './Nothing.module.css';

/** An empty place: what it is for, and the first step. */
export function Nothing(props: { icon: Icon; title: string; text?: string; action?: ReactNode }) {
  const { icon: Drawing, title, text, action } = props;
  return (
    <div className={classes.nothing}>
      <span className={classes.icon}>
        <Drawing size="1.375rem" stroke={1.5} />
      </span>
      <Text fw={600}>{title}</Text>
      {text && (
        <Text size="sm" c="dimmed">
          {text}
        </Text>
      )}
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}
