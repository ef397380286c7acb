import { SegmentedControl } from '@mantine/core';
import { type Language, language as languageShape } from '#platform/http/contract.ts';
import { languageNames, languages } from '#platform/web/languages.ts';
import { useWords } from '#platform/web/words.ts';
import type { Article } from '../contract.ts';

/** Chooses a language of an article, the original first.
 *  isEveryShown: also those in which nothing is written yet. */
export function LanguageTabs(props: {
  article: Article;
  language: Language;
  isEveryShown: boolean;
  onChoose: (language: Language) => void;
}) {
  const { article, language, isEveryShown, onChoose } = props;
  const { t } = useWords();
  const written = article.languages.map((each) => each.language);
  const original = article.originalLanguage;
  const shown = [original, ...languages.filter((each) => each !== original)].filter(
    (each) => isEveryShown || each === language || written.includes(each),
  );
  const isBehind = (each: Language) =>
    article.languages.some((one) => one.language === each && one.isBehind);
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('knowledge.language')}
      data={shown.map((each) => ({
        value: each,
        label: isBehind(each)
          ? t('knowledge.language.behind', { language: languageNames[each] })
          : written.includes(each)
            ? languageNames[each]
            : t('knowledge.language.missing', { language: languageNames[each] }),
      }))}
      value={language}
      onChange={(each) => onChoose(languageShape.catch(language).parse(each))}
    />
  );
}
