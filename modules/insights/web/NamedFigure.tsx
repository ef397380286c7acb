import { Figure } from '#platform/web/Figure.tsx';
import { useWords } from '#platform/web/words.ts';
import type { Figure as FigureData } from '../contract.ts';
import { neededBy, writerOf } from './figure-words.ts';

const level = 0.95;

/** A figure of the board with its formula, n and interval on its card. */
export function NamedFigure({ figure }: { figure: FigureData }) {
  const { find, format } = useWords();
  const { value, n, interval, formula } = figure;
  return (
    <Figure
      value={value}
      n={n}
      atLeast={neededBy(figure)}
      write={writerOf(figure, format)}
      formula={find(`formula.${formula}`) ?? formula}
      {...(interval && { interval: { ...interval, level } })}
    />
  );
}
