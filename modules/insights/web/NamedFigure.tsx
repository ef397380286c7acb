import { Figure } from '#platform/web/Figure.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Figure as FigureData } from '../contract.ts';
import { neededBy, tellsOfWork, writerOf } from './figure-words.ts';

const level = 0.95;

/** A figure of the board with its formula, n and interval on its card. What was done about few low
 *  ratings is counted out: it tells of work, not of customers. */
export function NamedFigure({ figure }: { figure: FigureData }) {
  const { t, find, format } = useWords();
  const { value, n, interval, formula, terms } = figure;
  const words = find(`formula.${formula}`) ?? formula;
  const limits = format.list((terms?.limitsMs ?? []).map((ms) => format.duration(ms)));
  const isCounted = tellsOfWork(figure) && n < neededBy(figure);
  const write = isCounted
    ? (ratio: number) => (n ? t('floor.of', { count: Math.round(ratio * n), all: n }) : '–')
    : writerOf(figure, format);
  return (
    <Figure
      value={isCounted ? (value ?? 0) : value}
      n={n}
      atLeast={isCounted ? 0 : neededBy(figure)}
      write={write}
      formula={limits ? t('floor.formula.limits', { formula: words, limits }) : words}
      {...(interval && !isCounted && { interval: { ...interval, level } })}
    />
  );
}
