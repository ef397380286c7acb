import { ActionIcon } from '@mantine/core';
import { IconPhotoDown } from '@tabler/icons-react';
import { type ReactNode, useId, useRef } from 'react';
import { useWords } from '#platform/web/words.ts';
import classes from './Report.module.css';
import { ReportTableView } from './ReportTableView.tsx';
import type { ReportTable } from './report-table.ts';
import { savePicture } from './save-picture.ts';

/** A chart with its name, the way to a picture of it, and its figures in a table behind it. */
export function ChartFrame(props: { table: ReportTable; note?: string; children: ReactNode }) {
  const { table, note, children } = props;
  const { t } = useWords();
  const id = useId();
  const ground = useRef<HTMLDivElement>(null);
  return (
    <figure className={classes.chart} aria-labelledby={id}>
      <figcaption className={classes.caption}>
        <span id={id}>{table.title}</span>
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          className={classes.tool ?? ''}
          aria-label={t('drivers.picture', { title: table.title })}
          onClick={() => {
            const drawing = ground.current?.querySelector('svg');
            if (drawing) void savePicture(drawing, table.title);
          }}
        >
          <IconPhotoDown size="1rem" />
        </ActionIcon>
      </figcaption>
      <div ref={ground} className={classes.ground}>
        {children}
      </div>
      {note && <p className={classes.note}>{note}</p>}
      <details className={classes.behind}>
        <summary>{t('drivers.table')}</summary>
        <ReportTableView table={table} />
      </details>
    </figure>
  );
}
