import { Button } from '@mantine/core';
import { IconFileSpreadsheet, IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '#platform/web/words.ts';
import type { AnalysisReport, DriverAnalysis } from '../../contract.ts';
import { ActPart } from './ActPart.tsx';
import { AnalysisFacts } from './AnalysisFacts.tsx';
import { allTables } from './all-tables.ts';
import { Headline } from './Headline.tsx';
import { MattersPart } from './MattersPart.tsx';
import { printInLight } from './print-in-light.ts';
import classes from './Report.module.css';
import { SaysPart } from './SaysPart.tsx';
import { SegmentsPart } from './SegmentsPart.tsx';
import { SurePart } from './SurePart.tsx';
import { saveWorkbook } from './save-workbook.ts';
import { UnknownPart } from './UnknownPart.tsx';
import { useNames } from './use-names.ts';

/** A finished analysis, told as a story: what customers say, what matters most, how sure we are,
 *  where to act first, and what we do not know. */
export function Report(props: { analysis: DriverAnalysis; report: AnalysisReport }) {
  const { analysis, report } = props;
  const { t, language } = useWords();
  const names = useNames(analysis.projectId, report);
  const { found } = report;
  const parts: { key: 'says' | 'matters' | 'sure' | 'act' | 'unknown' | 'segments' }[] = [
    { key: 'says' },
    ...(found ? ([{ key: 'matters' }, { key: 'sure' }, { key: 'act' }] as const) : []),
    ...(report.comparisons.length > 0 ? [{ key: 'segments' } as const] : []),
    { key: 'unknown' },
  ];
  const content: Record<(typeof parts)[number]['key'], ReactNode> = {
    says: <SaysPart {...{ report, names }} />,
    matters: found && <MattersPart {...{ found, names }} />,
    sure: found && <SurePart {...{ found, names }} />,
    act: found && (
      <ActPart {...{ report, found, names }} target={analysis.wanted.targetPerformance} />
    ),
    segments: <SegmentsPart {...{ report, names }} />,
    unknown: <UnknownPart {...{ report, names }} />,
  };
  return (
    <article className={classes.report}>
      <header className={classes.head}>
        <div>
          <h1>{t('drivers.of', { outcome: analysis.outcomeTitle[language] })}</h1>
          <AnalysisFacts analysis={analysis} names={names} />
        </div>
        <Exports {...{ analysis, report }} />
      </header>
      <Headline {...{ report, names }} />
      {parts.map(({ key }, index) => (
        <section key={key} className={classes.part} aria-labelledby={`part-${key}`}>
          <h2 id={`part-${key}`}>
            <span className={classes.step}>{index + 1}</span>
            {t(`drivers.part.${key}`)}
          </h2>
          {content[key]}
        </section>
      ))}
      <footer className={classes.foot}>
        {t('drivers.foot', {
          version: analysis.version ?? 0,
          seed: analysis.wanted.seed,
          fingerprint: analysis.fingerprint?.slice(0, 16) ?? '–',
        })}
      </footer>
    </article>
  );
}

function Exports({ analysis, report }: { analysis: DriverAnalysis; report: AnalysisReport }) {
  const words = useWords();
  const { t, language } = words;
  const names = useNames(analysis.projectId, report);
  const [isWriting, setWriting] = useState(false);
  useEffect(printInLight, []);
  const write = async () => {
    setWriting(true);
    const title = t('drivers.of', { outcome: analysis.outcomeTitle[language] });
    await saveWorkbook(allTables(analysis, report, names, words), title).finally(() =>
      setWriting(false),
    );
  };
  return (
    <div className={classes.exports}>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPrinter size="1rem" />}
        onClick={() => window.print()}
      >
        {t('drivers.print')}
      </Button>
      <Button
        size="xs"
        variant="default"
        loading={isWriting}
        leftSection={<IconFileSpreadsheet size="1rem" />}
        onClick={() => void write()}
      >
        {t('drivers.workbook')}
      </Button>
    </div>
  );
}
