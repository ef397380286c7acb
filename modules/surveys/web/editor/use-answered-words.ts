import { useWords } from '#platform/web/words.ts';

/** Tells how many were asked, how many of these answered, and the share of them. */
export function useAnsweredWords() {
  const { t, format } = useWords();
  return (counts: { invitationCount: number; answeredCount: number }): string => {
    const { invitationCount: asked, answeredCount: answered } = counts;
    if (asked === 0) return t('surveys.design.asked.none');
    return t('surveys.design.asked', {
      asked: format.number(asked),
      answered: format.number(answered),
      share: format.percent(answered / asked),
    });
  };
}
