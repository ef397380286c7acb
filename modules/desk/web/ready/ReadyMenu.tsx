import { IconBolt, IconMessage2 } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Ready } from '#modules/knowledge/core/snippets/finding.ts';
import type { Macro } from '#modules/knowledge/core/snippets/macro.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { languageNames } from '#platform/web/languages.ts';
import { Problem } from '#platform/web/Problem.tsx';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import classes from './ReadyMenu.module.css';
import { shownPlaces } from './shown-places.ts';
import { listId, optionId, type useReadyMenu } from './use-ready-menu.ts';

type Menu = ReturnType<typeof useReadyMenu>;

/** What is ready and matches what is typed after the slash, and beside it what would come of it. */
export function ReadyMenu({ menu, language }: { menu: Menu; language: 'en' | 'ru' | 'zh' }) {
  const { stock, error, refetch, found, chosen, choose } = menu;
  const { t, language: own } = useWords();
  const active = useRef<HTMLDivElement>(null);
  const chosenId = chosen?.item.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is brought into sight
  useEffect(() => {
    active.current?.scrollIntoView({ block: 'nearest' });
  }, [chosenId]);
  if (error && !stock) return <Problem error={error} onRetry={refetch} />;
  return (
    <div className={classes.menu}>
      {found.length === 0 ? (
        <div role="status" className={classes.list}>
          {stock ? (
            <p className={classes.nothing}>{t('desk.ready.nothing')}</p>
          ) : (
            <LoadingLines lines={3} />
          )}
        </div>
      ) : (
        <div id={listId} role="listbox" aria-label={t('desk.ready')} className={classes.list}>
          {found.map((ready) => (
            // Keys stay with the field of the reply, which names the chosen one.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
            <div
              key={ready.item.id}
              id={optionId(ready)}
              ref={ready === chosen ? active : null}
              role="option"
              tabIndex={-1}
              aria-selected={ready === chosen}
              className={classes.option}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(ready)}
            >
              <KindSign kind={ready.kind} />
              <UserText className={classes.name} text={ready.item.names[own]} />
              {ready.item.shortcut && (
                <code className={classes.shortcut}>{`/${ready.item.shortcut}`}</code>
              )}
            </div>
          ))}
        </div>
      )}
      <div className={classes.preview} aria-live="polite">
        {chosen?.kind === 'snippet' && (
          <SnippetPreview {...menu.textOf(chosen.item)} wanted={language} />
        )}
        {chosen?.kind === 'macro' && <MacroPreview macro={chosen.item} menu={menu} />}
      </div>
    </div>
  );
}

function KindSign({ kind }: { kind: Ready['kind'] }) {
  const { t } = useWords();
  const Icon = kind === 'macro' ? IconBolt : IconMessage2;
  return <Icon size="0.875rem" role="img" aria-label={t(`desk.ready.kind.${kind}`)} />;
}

function SnippetPreview(props: {
  text: string;
  language: 'en' | 'ru' | 'zh';
  wanted: 'en' | 'ru' | 'zh';
}) {
  const { text, language, wanted } = props;
  const { t } = useWords();
  const places = shownPlaces(text);
  return (
    <>
      {language !== wanted && (
        <p className={classes.warning}>
          {t('desk.ready.other-language', {
            language: languageNames[language],
            wanted: languageNames[wanted],
          })}
        </p>
      )}
      <UserText className={classes.text} text={text} />
      {places && <p className={classes.hint}>{t('desk.ready.open-places', { places })}</p>}
    </>
  );
}

function MacroPreview({ macro, menu }: { macro: Macro; menu: Menu }) {
  const { t } = useWords();
  const { steps, faults } = menu.prepare(macro);
  return (
    <>
      {faults.length > 0 && <p className={classes.fault}>{t('desk.ready.faulty')}</p>}
      <ol className={classes.steps}>
        {macro.steps.map((step, place) => {
          const fault = faults.find((each) => each.place === place);
          const prepared = steps?.[place];
          const text = prepared && 'language' in prepared ? prepared.text : '';
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name but their place
            <li key={place}>
              <UserText text={menu.wordsOf(step)} />
              {fault && <span className={classes.fault}>{menu.faultWordsOf(fault.code)}</span>}
              {text && <UserText className={classes.said} text={text} />}
            </li>
          );
        })}
      </ol>
    </>
  );
}
