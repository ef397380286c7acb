import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './AuthFrame.module.css';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { Mark } from './Mark.tsx';

/** The calm page around signing in: the mark, what is asked, and a way to change the language.
 *  foot: below the card, such as the way back. */
export function AuthFrame(props: {
  title: string;
  text?: string;
  children: ReactNode;
  foot?: ReactNode;
}) {
  const { title, text, children, foot } = props;
  return (
    <div className={classes.page}>
      <main className={classes.main}>
        <div className={classes.brand}>
          <Mark size="1.75rem" />
          <span>Heed</span>
        </div>
        <section className={classes.card}>
          <Title order={1}>{title}</Title>
          {text && (
            <Text size="sm" c="dimmed" mt={4}>
              {text}
            </Text>
          )}
          <div className={classes.form}>{children}</div>
        </section>
        {foot && <div className={classes.foot}>{foot}</div>}
      </main>
      <footer className={classes.language}>
        <LanguageSwitch />
      </footer>
    </div>
  );
}
