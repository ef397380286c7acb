import { Button, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Language } from '#kernel/language.ts';
import { languageNames, languages } from '#platform/web/languages.ts';
import { useMe } from '#platform/web/me.ts';
import { UserText } from '#platform/web/UserText.tsx';
import { useWords } from '#platform/web/words.ts';
import { fillSnippet, snippetVariables } from '../../core/snippets/filling.ts';
import { maximumSnippetLength, type Snippet } from '../../core/snippets/snippet.ts';
import classes from './SnippetForm.module.css';

/** The name and the text in each language, the original first; buttons that put in what Heed fills;
 *  and how the text will read. */
export function SnippetTexts(props: {
  snippet: Snippet;
  projectName: string;
  errorOf: (path: string) => string | undefined;
  onChange: (changes: Partial<Snippet>) => void;
}) {
  const { snippet, projectName, errorOf, onChange } = props;
  const { names, texts, originalLanguage } = snippet;
  const { t } = useWords();
  const [at, setAt] = useState<Language>(originalLanguage);
  const areas = useRef(new Map<Language, HTMLTextAreaElement>());
  const ordered = languages.toSorted(
    (a, b) => Number(b === originalLanguage) - Number(a === originalLanguage),
  );
  const insert = (name: string) => {
    const area = areas.current.get(at);
    const text = texts[at];
    const { selectionStart: start, selectionEnd: end } = area ?? {
      selectionStart: text.length,
      selectionEnd: text.length,
    };
    const place = `{${name}}`;
    flushSync(() =>
      onChange({ texts: { ...texts, [at]: `${text.slice(0, start)}${place}${text.slice(end)}` } }),
    );
    area?.focus();
    area?.setSelectionRange(start + place.length, start + place.length);
  };
  return (
    <>
      <div className={classes.columns}>
        {ordered.map((language, index) => (
          <section key={language} className={classes.column} aria-label={languageNames[language]}>
            <h3 className={classes.language}>
              {languageNames[language]}
              {language === originalLanguage && (
                <span className={classes.hint}>{t('knowledge.snippet.is-original')}</span>
              )}
            </h3>
            <TextInput
              data-autofocus={index === 0 || undefined}
              label={t('knowledge.ready.name')}
              lang={language}
              maxLength={120}
              value={names[language]}
              error={errorOf(`names.${language}`)}
              onChange={({ currentTarget }) =>
                onChange({ names: { ...names, [language]: currentTarget.value } })
              }
            />
            <Textarea
              ref={(area) => {
                if (area) areas.current.set(language, area);
              }}
              autosize
              minRows={4}
              maxRows={10}
              dir="auto"
              lang={language}
              label={t('knowledge.snippet.text')}
              maxLength={maximumSnippetLength}
              value={texts[language]}
              error={errorOf(`texts.${language}`)}
              onFocus={() => setAt(language)}
              onChange={({ currentTarget }) =>
                onChange({ texts: { ...texts, [language]: currentTarget.value } })
              }
            />
            <Preview text={texts[language]} projectName={projectName} />
          </section>
        ))}
      </div>
      <div className={classes.variables}>
        <span className={classes.hint}>{t('knowledge.snippet.places')}</span>
        {snippetVariables.map((name) => (
          <Button key={name} size="compact-xs" variant="default" onClick={() => insert(name)}>
            {t(`knowledge.snippet.place.${name}`)}
          </Button>
        ))}
      </div>
    </>
  );
}

function Preview({ text, projectName }: { text: string; projectName: string }) {
  const { t } = useWords();
  const { name: agentName } = useMe();
  const values = {
    ...{ agentName, projectName, orderNumber: 'SP-77310' },
    customerName: t('knowledge.snippet.sample.customer'),
  };
  const filled = fillSnippet(text, values);
  if (filled === text) return null;
  return (
    <div className={classes.preview}>
      <span className={classes.hint}>{t('knowledge.snippet.preview')}</span>
      <UserText text={filled} />
    </div>
  );
}
