import { I18nProvider, Trans } from '@lingui/react';
import { type ReactElement, type ReactNode, useLayoutEffect } from 'react';
import { type Vocabulary, type WordId, WordsContext, type WordValues } from './words.ts';

/** Speaks a language to everything inside, and names it to the browser. */
export function WordsProvider(props: { vocabulary: Vocabulary; children: ReactNode }) {
  const { vocabulary, children } = props;
  const { language, i18n } = vocabulary;
  useLayoutEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : language;
  }, [language]);
  return (
    <WordsContext value={vocabulary}>
      <I18nProvider i18n={i18n}>{children}</I18nProvider>
    </WordsContext>
  );
}

/** A text with parts that are elements: `Read <link>how it works</link>` takes
 *  `components={{ link: <a href="…" /> }}`. */
export function Words(props: {
  id: WordId;
  values?: WordValues;
  components: Readonly<Record<string, ReactElement>>;
}) {
  const { id, values, components } = props;
  return <Trans id={id} {...(values && { values })} components={components} />;
}
