import { UnstyledButton } from '@mantine/core';
import { IconArrowLeft, IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useMatches } from '@tanstack/react-router';
import { type ReactNode, use, useEffect } from 'react';
import { AddressLink } from '#platform/web/AddressLink.tsx';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { TitleContext } from '#platform/web/title.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import classes from './TopBar.module.css';

/** Where I am, the search of everything, and what belongs to me. */
export function TopBar({ onSearch, children }: { onSearch: () => void; children: ReactNode }) {
  const { t } = useWords();
  return (
    <header className={classes.bar}>
      <Way />
      <UnstyledButton className={classes.search} onClick={onSearch}>
        <IconSearch size="1rem" stroke={1.6} />
        <span className={classes.searchText}>{t('frame.search')}</span>
        <span className={classes.searchKeys}>
          <KeyHint keys="mod+k" />
        </span>
      </UnstyledButton>
      <div className={classes.mine}>{children}</div>
    </header>
  );
}

/** The way here: each step leads back, the last one is the heading of the page. */
function Way() {
  const { t } = useWords();
  const steps = useSteps();
  const here = steps.at(-1);
  useEffect(() => {
    document.title = [...steps.map(({ text }) => text).reverse(), 'Heed'].join(' · ');
  }, [steps]);
  return (
    <nav aria-label={t('frame.way')} className={classes.way}>
      {steps.slice(0, -1).map(({ text, path }) => (
        <span key={path} className={classes.step}>
          <AddressLink to={path} className={classes.back}>
            <IconArrowLeft className={classes.backSign} size="1.125rem" stroke={1.6} aria-hidden />
            <span className={classes.backText}>{text}</span>
          </AddressLink>
          <IconChevronRight size="0.875rem" stroke={1.6} aria-hidden />
        </span>
      ))}
      {here && (
        <h1 className={classes.here} title={here.text}>
          <UserText text={here.text} />
        </h1>
      )}
    </nav>
  );
}

interface Step {
  readonly text: string;
  readonly path: string;
}

function useSteps(): readonly Step[] {
  const { t } = useWords();
  const title = use(TitleContext);
  const matches = useMatches();
  const steps = matches.flatMap(({ staticData, pathname }) =>
    staticData.title ? [{ text: t(staticData.title), path: pathname }] : [],
  );
  const last = matches.at(-1);
  return title?.text && last ? [...steps, { text: title.text, path: last.pathname }] : steps;
}
