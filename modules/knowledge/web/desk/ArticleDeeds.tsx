import { Button, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconLink, IconTextPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Language } from '#kernel/language.ts';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { languageNames } from '#platform/web/languages.ts';
import { useWords } from '#platform/web/words.ts';
import type { SearchHit } from '../../contract.ts';
import classes from './KnowledgePane.module.css';
import type { useDeeds } from './use-deeds.ts';

/** What can be done with the chosen article, each by one key. hit: null while it is not known which
 *  one is chosen, because what was typed is still being searched. What is being said of an article
 *  stays with it, whatever is found meanwhile. */
export function ArticleDeeds({
  hit,
  language,
  deeds,
}: {
  hit: SearchHit | null;
  language: Language;
  deeds: ReturnType<typeof useDeeds>;
}) {
  const { t } = useWords();
  const [said, setSaid] = useState<{ of: SearchHit; words: string } | null>(null);
  const [accused, setAccused] = useState<SearchHit | null>(null);
  const put = (as: 'text' | 'link') => {
    if (!hit) return;
    deeds.insert(hit, as, (used) => {
      const isOther = used !== language;
      const values = { language: languageNames[used] };
      if (isOther) setSaid({ of: hit, words: t(`knowledge.desk.${as}-other.said`, values) });
      else setSaid(as === 'link' ? { of: hit, words: t('knowledge.desk.linked.said') } : null);
    });
  };
  const insert = () => put('text');
  const link = () => put('link');
  const confirm = () => {
    const words = t('knowledge.desk.answered.said');
    if (hit) void deeds.confirm(hit).then(() => setSaid({ of: hit, words }));
  };
  const accuse = () => setAccused(accused ?? hit);
  useKeys([
    { keys: 'alt+i', label: 'knowledge.desk.insert', run: insert, isAlways: true },
    { keys: 'alt+l', label: 'knowledge.desk.link', run: link, isAlways: true },
    { keys: 'alt+o', label: 'knowledge.desk.answered', run: confirm, isAlways: true },
    { keys: 'alt+x', label: 'knowledge.desk.wrong', run: accuse, isAlways: true },
  ]);
  const deed = { isDisabled: hit === null };
  return (
    <footer className={classes.deeds}>
      {accused && (
        <WhatIsWrong
          title={accused.title}
          onCancel={() => setAccused(null)}
          onSay={async (what) => {
            await deeds.markWrong(accused, what);
            setAccused(null);
            setSaid({ of: accused, words: t('knowledge.desk.wrong.said') });
          }}
        />
      )}
      <div className={classes.buttons}>
        <Deed icon={<IconTextPlus size="0.875rem" />} keys="alt+i" {...deed} onClick={insert}>
          {t('knowledge.desk.insert')}
        </Deed>
        <Deed icon={<IconLink size="0.875rem" />} keys="alt+l" {...deed} onClick={link}>
          {t('knowledge.desk.link')}
        </Deed>
        <Deed icon={<IconCheck size="0.875rem" />} keys="alt+o" {...deed} onClick={confirm}>
          {t('knowledge.desk.answered')}
        </Deed>
        <Deed icon={<IconAlertTriangle size="0.875rem" />} keys="alt+x" {...deed} onClick={accuse}>
          {t('knowledge.desk.wrong')}
        </Deed>
      </div>
      <p className={classes.said} aria-live="polite">
        {said?.of.articleId === hit?.articleId && said?.words}
      </p>
    </footer>
  );
}

function Deed(props: {
  icon: ReactNode;
  keys: string;
  isDisabled: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  const { icon, keys, isDisabled, onClick, children } = props;
  return (
    <Button
      size="compact-xs"
      variant="default"
      disabled={isDisabled}
      leftSection={icon}
      rightSection={<KeyHint keys={keys} />}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}

/** Asks for a word on what is wrong; the task is made without one too. */
function WhatIsWrong(props: {
  title: string;
  onSay: (what: string) => Promise<void>;
  onCancel: () => void;
}) {
  const { title, onSay, onCancel } = props;
  const { t } = useWords();
  const [what, setWhat] = useState('');
  return (
    <form
      className={classes.wrong}
      onSubmit={(event) => {
        event.preventDefault();
        void onSay(what);
      }}
    >
      <Textarea
        size="xs"
        autoFocus
        autosize
        minRows={1}
        maxRows={4}
        dir="auto"
        maxLength={2_000}
        label={t('knowledge.desk.wrong.what')}
        description={title}
        value={what}
        onChange={({ currentTarget }) => setWhat(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onCancel();
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          void onSay(what);
        }}
      />
      <div className={classes.buttons}>
        <Button size="compact-xs" type="submit">
          {t('knowledge.desk.wrong.say')}
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={onCancel}>
          {t('knowledge.desk.cancel')}
        </Button>
      </div>
    </form>
  );
}
