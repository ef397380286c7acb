import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { InProjects, ProjectSelect } from '#modules/projects/web/index.ts';
import { PageTabs } from '#platform/web/PageTabs.tsx';
import { useWords } from '#platform/web/words.ts';
import { may } from '../contract.ts';
import classes from './LearningPage.module.css';
import { useChosenProject } from './use-learning.ts';

const tabs = [
  { path: '/learning', label: 'learning.concerns', permission: may.read },
  { path: '/learning/improvements', label: 'learning.improvements', permission: may.read },
  { path: '/learning/reasons', label: 'learning.reasons', permission: may.read },
  { path: '/learning/mistakes', label: 'learning.mistakes', permission: may.readMistakes },
] as const;

/** A page of learning under its tabs. tools: what can be done on it. isFixed: its content scrolls
 *  by itself. */
export function LearningPage(props: { tools?: ReactNode; isFixed?: boolean; children: ReactNode }) {
  const { tools, isFixed = false, children } = props;
  const { t } = useWords();
  const navigate = useNavigate();
  const projectId = useChosenProject();
  return (
    <div className={classes.page}>
      <div className={classes.tools}>
        <PageTabs
          label={t('learning.title')}
          tabs={tabs}
          {...(projectId && { search: `?project=${projectId}` })}
        />
        <ProjectSelect
          chosenId={projectId}
          onChoose={(project) => void navigate({ to: '.', search: project ? { project } : {} })}
        />
        {tools}
      </div>
      <div className={isFixed ? classes.fixed : classes.body}>
        <InProjects>{children}</InProjects>
      </div>
    </div>
  );
}
