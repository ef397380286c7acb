import { SimpleGrid } from '@mantine/core';
import { minuteMs, secondMs } from '#kernel/time.ts';
import { Figure } from '#platform/web/Figure.tsx';
import { Page } from '#platform/web/Page.tsx';
import { useWords, type WordId } from '#platform/web/words.ts';
import classes from './gallery.module.css';

/** Figures: told, with an interval, with a way down, and resting on too little. */
export function Figures() {
  const { t, format } = useWords();
  const formula = t('gallery.formula');
  const percent = (value: number) => format.percent(value, 1);
  return (
    <Page>
      <SimpleGrid cols={{ base: 1, xs: 2, sm: 3 }}>
        <Tile label="gallery.satisfaction">
          <Figure
            value={0.8137}
            write={percent}
            n={1_284}
            interval={{ low: 0.791, high: 0.834, level: 0.95 }}
            formula={formula}
            to="/columns"
          />
        </Tile>
        <Tile label="gallery.wait">
          <Figure
            value={4 * minuteMs + 12 * secondMs}
            write={format.duration}
            n={128_443}
            formula={formula}
          />
        </Tile>
        <Tile label="gallery.contacts">
          <Figure
            value={12.4}
            write={(value) => format.number(value)}
            n={3}
            atLeast={10}
            formula={formula}
          />
        </Tile>
      </SimpleGrid>
    </Page>
  );
}

function Tile({ label, children }: { label: WordId; children: React.ReactNode }) {
  const { t } = useWords();
  return (
    <div className={classes.tile}>
      <span className={classes.label}>{t(label)}</span>
      <span className={classes.number}>{children}</span>
    </div>
  );
}
