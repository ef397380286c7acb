import { Select } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { InProjects } from '#modules/projects/web/index.ts';
import { AddressLink } from '#platform/web/AddressLink.tsx';
import { isPermitted, useMe } from '#platform/web/me.ts';
import { useWords } from '#platform/web/words.ts';
import { may } from '../contract.ts';
import classes from './LearningPage.module.css';
import { useChosenProject, useProjects } from './use-learning.ts';

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
  const me = useMe();
  const { pathname } = useLocation();
  const projectId = useChosenProject();
  return (
    <div className={classes.page}>
      <div className={classes.tools}>
        <nav aria-label={t('learning.title')} className={classes.tabs}>
          {tabs
            .filter(({ permission }) => isPermitted(me, permission))
            .map(({ path, label }) => (
              <AddressLink
                key={path}
                to={projectId ? `${path}?project=${projectId}` : path}
                aria-current={pathname === path ? 'page' : undefined}
                className={classes.tab}
              >
                {t(label)}
              </AddressLink>
            ))}
        </nav>
        <ProjectChoice />
        {tools}
      </div>
      <div className={isFixed ? classes.fixed : classes.body}>
        <InProjects>{children}</InProjects>
      </div>
    </div>
  );
}

function ProjectChoice() {
  const { t } = useWords();
  const navigate = useNavigate();
  const projects = useProjects();
  const chosen = useChosenProject();
  if (projects.length < 2) return null;
  return (
    <Select
      size="xs"
      w="14rem"
      allowDeselect={false}
      aria-label={t('learning.project')}
      data={projects.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen ?? null}
      onChange={(project) => void navigate({ to: '.', search: project ? { project } : {} })}
    />
  );
}
