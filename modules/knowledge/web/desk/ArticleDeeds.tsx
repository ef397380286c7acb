import { Button, Textarea } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconTextPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { KeyHint } from '#platform/web/KeyHint.tsx';
import { useKeys } from '#platform/web/keys.ts';
import { useWords } from '#platform/web/words.ts';
import type { SearchHit } from '../../contract.ts';
import classes from './KnowledgePane.module.css';
import type { useDeeds } from './use-suggested.ts';

/** What can be done with the chosen article, each by one key. */
export function ArticleDeeds({
  hit,
  deeds,
}: {
  hit: SearchHit;
  deeds: ReturnType<typeof useDeeds>;
}) {
  const { t } = useWords();
  const [said, setSaid] = useState<'answered' | 'wrong' | null>(null);
  const [isWrong, setIsWrong] = useState(false);
  const insert = () => void deeds.insert(hit);
  const confirm = () => void deeds.confirm(hit).then(() => setSaid('answered'));
  useKeys([
    { keys: 'alt+i', label: 'knowledge.desk.insert', run: insert, isAlways: true },
    { keys: 'alt+o', label: 'knowledge.desk.answered', run: confirm, isAlways: true },
    { keys: 'alt+x', label: 'knowledge.desk.wrong', run: () => setIsWrong(true), isAlways: true },
  ]);
  return (
    <footer className={classes.deeds}>
      {isWrong && (
        <WhatIsWrong
          onCancel={() => setIsWrong(false)}
          onSay={async (what) => {
            await deeds.markWrong(hit, what);
            setIsWrong(false);
            setSaid('wrong');
          }}
        />
      )}
      <div className={classes.buttons}>
        <Deed icon={<IconTextPlus size="0.875rem" />} keys="alt+i" onClick={insert}>
          {t('knowledge.desk.insert')}
        </Deed>
        <Deed icon={<IconCheck size="0.875rem" />} keys="alt+o" onClick={confirm}>
          {t('knowledge.desk.answered')}
        </Deed>
        <Deed
          icon={<IconAlertTriangle size="0.875rem" />}
          keys="alt+x"
          onClick={() => setIsWrong(true)}
        >
          {t('knowledge.desk.wrong')}
        </Deed>
      </div>
      <p className={classes.said} aria-live="polite">
        {said &&
          t(said === 'answered' ? 'knowledge.desk.answered.said' : 'knowledge.desk.wrong.said')}
      </p>
    </footer>
  );
}

function Deed(props: { icon: ReactNode; keys: string; onClick: () => void; children: ReactNode }) {
  const { icon, keys, onClick, children } = props;
  return (
    <Button
      size="compact-xs"
      variant="default"
      leftSection={icon}
      rightSection={<KeyHint keys={keys} />}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}

/** Asks for a word on what is wrong; the task is made without one too. */
function WhatIsWrong(props: { onSay: (what: string) => Promise<void>; onCancel: () => void }) {
  const { onSay, onCancel } = props;
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
