import { useElementSize, useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { Fragment, type ReactNode, useState } from 'react';
import { PaneSplitter } from './PaneSplitter.tsx';
import classes from './Panes.module.css';
import { foldToFit } from './pane-widths.ts';
import { useWords, type WordId } from './words.ts';

/** A column of a screen. Its px are those of type at its usual size, and grow with the type. */
export interface Pane {
  readonly id: string;
  readonly label: WordId;
  readonly content: ReactNode;
  /** Its width at first, and within what it may be resized. The one pane without takes the rest. */
  readonly width?: { readonly px: number; readonly minPx: number; readonly maxPx: number };
}

/** What the person made of a column's width. */
interface KeptWidth {
  readonly px: number;
  readonly isFolded: boolean;
}

const fillMinPx = 400;
const narrowScreen = '(max-width: 48em)';

/** Columns that are resized and folded by pointer or key; their widths are kept on this device.
 *  name: under which. shown: the one column that a narrow screen shows. */
export function Panes(props: { name: string; panes: readonly Pane[]; shown: string }) {
  const { name, panes, shown } = props;
  const { t } = useWords();
  const isNarrow = useMediaQuery(narrowScreen, undefined, { getInitialValueInEffect: false });
  const { ref, widths, splitterOf } = usePaneWidths(name, panes);
  const fillIndex = panes.findIndex(({ width }) => width === undefined);
  return (
    <div ref={ref} className={classes.panes}>
      {panes.map(({ id, label, content }, index) => {
        const width = widths[index];
        const splitter = isNarrow ? undefined : splitterOf(index);
        const edge = splitter && (
          <PaneSplitter
            label={t(label)}
            side={index < fillIndex ? 'before' : 'after'}
            {...splitter}
          />
        );
        return (
          <Fragment key={id}>
            {index > fillIndex && edge}
            <section
              aria-label={t(label)}
              hidden={isNarrow ? id !== shown : width === '0rem'}
              className={classes.pane}
              style={isNarrow || width === undefined ? { flex: 1 } : { flex: 'none', width }}
            >
              {content}
            </section>
            {index < fillIndex && edge}
          </Fragment>
        );
      })}
    </div>
  );
}

/** The widths of columns as CSS has them, undefined for the one that takes the rest, and what the
 *  edges of the others need. */
function usePaneWidths(name: string, panes: readonly Pane[]) {
  const { ref, width: seenPx } = useElementSize();
  const [kept, setKept] = useLocalStorage<Readonly<Record<string, KeptWidth>>>({
    key: `heed.panes.${name}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const [openedId, setOpenedId] = useState<string>();
  const growth = typeGrowth();
  const containerPx = seenPx === 0 ? Number.POSITIVE_INFINITY : seenPx / growth;
  const fitted = foldToFit(
    panes.map(({ id, width }) => (kept[id]?.isFolded ? 0 : (kept[id]?.px ?? width?.px ?? 0))),
    {
      containerPx,
      fillIndex: panes.findIndex(({ width }) => width === undefined),
      fillMinPx,
      openedIndex: panes.findIndex(({ id }) => id === openedId),
    },
  );

  function splitterOf(index: number) {
    const pane = panes[index];
    if (!pane?.width) return undefined;
    const { id, width } = pane;
    const px = fitted[index] ?? 0;
    const keep = (next: KeptWidth) => {
      setKept({ ...kept, [id]: next });
      if (!next.isFolded) setOpenedId(id);
    };
    return {
      px,
      growth,
      minPx: width.minPx,
      maxPx: Math.min(width.maxPx, Math.max(width.minPx, containerPx - fillMinPx)),
      onResize: (next: number) => keep({ px: next, isFolded: false }),
      onFold: () => keep({ px: kept[id]?.px ?? width.px, isFolded: px > 0 }),
    };
  }

  const widths = panes.map(({ width }, index) => width && `${(fitted[index] ?? 0) / 16}rem`);
  return { ref, widths, splitterOf };
}

/** How much larger than usual the person reads. */
function typeGrowth(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}
