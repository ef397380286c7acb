import { useElementSize, useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { type CSSProperties, type ReactNode, useState } from 'react';
import { PaneSplitter } from './PaneSplitter.tsx';
import classes from './Panes.module.css';
import { foldToFit } from './pane-widths.ts';
import { useWords, type WordId } from './words.ts';

/** A column of a screen. */
export interface Pane {
  readonly id: string;
  readonly label: WordId;
  readonly content: ReactNode;
  /** Its width at first, and within what it may be resized. The one pane without takes the rest. */
  readonly width?: { readonly px: number; readonly minPx: number; readonly maxPx: number };
}

type KeptWidths = Readonly<Record<string, { readonly px: number; readonly isFolded: boolean }>>;

const fillMinPx = 400;

/** Columns that are resized and folded by pointer or key; their widths are kept on this device.
 *  name: under which. shown: the one column that a narrow screen shows. */
export function Panes(props: { name: string; panes: readonly Pane[]; shown: string }) {
  const { name, panes, shown } = props;
  const { t } = useWords();
  const { ref, width: containerPx } = useElementSize();
  const isNarrow = useMediaQuery('(max-width: 48em)');
  const [kept, setKept] = useLocalStorage<KeptWidths>({
    key: `heed.panes.${name}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const [openedId, setOpenedId] = useState<string>();

  const fillIndex = panes.findIndex(({ width }) => width === undefined);
  const wanted = panes.map(({ id, width }) =>
    kept[id]?.isFolded ? 0 : (kept[id]?.px ?? width?.px ?? 0),
  );
  const openedIndex = panes.findIndex(({ id }) => id === openedId);
  const widths =
    containerPx === 0
      ? wanted
      : foldToFit(wanted, { containerPx, fillIndex, fillMinPx, openedIndex });

  const keep = (pane: Pane, px: number, isFolded: boolean) => {
    setKept({ ...kept, [pane.id]: { px, isFolded } });
    if (!isFolded) setOpenedId(pane.id);
  };

  return (
    <div ref={ref} className={classes.panes}>
      {panes.map((pane, index) => {
        const { id, label, width, content } = pane;
        const px = widths[index] ?? 0;
        const isFolded = width !== undefined && px === 0;
        const isShown = isNarrow ? id === shown : !isFolded;
        const style: CSSProperties = width && !isNarrow ? { flex: `none`, width: px } : { flex: 1 };
        const splitter = width && !isNarrow && (
          <PaneSplitter
            label={t(label)}
            side={index < fillIndex ? 'before' : 'after'}
            px={px}
            minPx={width.minPx}
            maxPx={Math.min(width.maxPx, Math.max(width.minPx, containerPx - fillMinPx))}
            onResize={(next) => keep(pane, next, false)}
            onFold={() => keep(pane, kept[id]?.px ?? width.px, !isFolded)}
          />
        );
        return (
          <PaneFrame key={id} splitter={splitter} isSplitterFirst={index > fillIndex}>
            <section aria-label={t(label)} hidden={!isShown} className={classes.pane} style={style}>
              {content}
            </section>
          </PaneFrame>
        );
      })}
    </div>
  );
}

function PaneFrame(props: { splitter: ReactNode; isSplitterFirst: boolean; children: ReactNode }) {
  const { splitter, isSplitterFirst, children } = props;
  return (
    <>
      {isSplitterFirst && splitter}
      {children}
      {!isSplitterFirst && splitter}
    </>
  );
}
