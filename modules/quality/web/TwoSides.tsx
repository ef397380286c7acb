import { SegmentedControl } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Panes } from '#platform/web/Panes.tsx';
import { useWords } from '#platform/web/words.ts';
import classes from './TwoSides.module.css';

const sideWidth = { px: 500, minPx: 360, maxPx: 720 };

/** A dialogue beside what is judged of it; a narrow screen shows one of the two at a time.
 *  head: above both. side: the judgement; its foot stays in sight. */
export function TwoSides(props: {
  head?: ReactNode;
  dialogue: ReactNode;
  side: ReactNode;
  sideFoot?: ReactNode;
  startsWith?: 'dialogue' | 'scorecard';
}) {
  const { head, dialogue, side, sideFoot, startsWith = 'dialogue' } = props;
  const { t } = useWords();
  const [shown, setShown] = useState<string>(startsWith);
  return (
    <div className={classes.page}>
      {head && <div className={classes.head}>{head}</div>}
      <SegmentedControl
        fullWidth
        size="xs"
        radius={0}
        value={shown}
        onChange={setShown}
        aria-label={t('quality.sides')}
        className={classes.switch ?? ''}
        data={[
          { value: 'dialogue', label: t('quality.dialogue') },
          { value: 'scorecard', label: t('quality.scorecard') },
        ]}
      />
      <div className={classes.panes}>
        <Panes
          name="quality"
          shown={shown}
          panes={[
            {
              id: 'dialogue',
              label: 'quality.dialogue',
              content: (
                // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it needs the keys
                <div className={classes.dialogue} tabIndex={0}>
                  {dialogue}
                </div>
              ),
            },
            {
              id: 'scorecard',
              label: 'quality.scorecard',
              width: sideWidth,
              content: (
                <div className={classes.side}>
                  {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
                  <div className={classes.scroll} tabIndex={0}>
                    {side}
                  </div>
                  {sideFoot}
                </div>
              ),
            },
          ]}
        />
      </div>
    </div>
  );
}
