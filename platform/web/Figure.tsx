import { HoverCard } from '@mantine/core';
import { AddressLink } from './AddressLink.tsx';
import classes from './Figure.module.css';
import { useWords } from './words.ts';

/** What a figure is made of. Its card tells all of it. */
export interface FigureProps {
  /** null when it cannot be told, whatever n is. */
  readonly value: number | null;
  /** Writes a value with its unit: `format.percent`. */
  readonly write: (value: number) => string;
  /** How many observations it rests on. */
  readonly n: number;
  /** How many it needs to be shown; 1 unless given. */
  readonly atLeast?: number;
  /** Where the true value lies. level: 0.95. */
  readonly interval?: { readonly low: number; readonly high: number; readonly level: number };
  /** How it is reckoned, in words or signs. */
  readonly formula: string;
  /** The address of the contacts behind it. */
  readonly to?: string;
}

/** A number that answers for itself: pointing at it or reaching it by key tells its formula, its
 *  count and its interval. Resting on too little, it says so instead. */
export function Figure(props: FigureProps) {
  const { value, write, n, atLeast = 1, to } = props;
  const { t } = useWords();
  const isTold = value !== null && n >= atLeast;
  const told = {
    className: classes.figure,
    'data-number': true,
    'data-told': isTold,
    children: isTold ? write(value) : t('frame.figure.too-few'),
  };
  return (
    <HoverCard role="tooltip" openDelay={150} events={{ touch: true }} position="bottom-start">
      <HoverCard.Target>
        {to ? <AddressLink to={to} {...told} /> : <button type="button" {...told} />}
      </HoverCard.Target>
      <HoverCard.Dropdown className={classes.card}>
        <FigureCard {...props} atLeast={atLeast} />
      </HoverCard.Dropdown>
    </HoverCard>
  );
}

function FigureCard(props: FigureProps & { atLeast: number }) {
  const { write, n, atLeast, interval, formula, to } = props;
  const { t, format } = useWords();
  return (
    <>
      <p className={classes.formula}>{formula}</p>
      <dl className={classes.facts} data-number>
        {interval && n >= atLeast && (
          <>
            <dt>{t('frame.figure.interval', { level: format.percent(interval.level) })}</dt>
            <dd>{`${write(interval.low)} – ${write(interval.high)}`}</dd>
          </>
        )}
        <dt>{t('frame.figure.n')}</dt>
        <dd>{format.number(n)}</dd>
        {n < atLeast && (
          <>
            <dt>{t('frame.figure.at-least')}</dt>
            <dd>{format.number(atLeast)}</dd>
          </>
        )}
      </dl>
      {to && <p className={classes.way}>{t('frame.figure.open')}</p>}
    </>
  );
}
