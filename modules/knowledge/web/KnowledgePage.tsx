import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Project } from '#modules/projects/contract.ts';
import { InProjects, ProjectSelect, useChosenProject } from '#modules/projects/web/index.ts';
import { LoadingLines } from '#platform/web/Loading.tsx';
import { PageTabs } from '#platform/web/PageTabs.tsx';
import { Problem } from '#platform/web/Problem.tsx';
import { useWords } from '#platform/web/words.ts';
import { may } from '../contract.ts';
import classes from './KnowledgePage.module.css';

const tabs = [
  { path: '/knowledge', label: 'knowledge.articles', permission: may.read },
  { path: '/knowledge/news', label: 'knowledge.news', permission: may.read },
  { path: '/knowledge/snippets', label: 'knowledge.snippets', permission: may.read },
  { path: '/knowledge/gaps', label: 'knowledge.gaps', permission: may.read },
  { path: '/knowledge/synonyms', label: 'knowledge.synonyms', permission: may.manage },
  { path: '/knowledge-import', label: 'knowledge.import', permission: may.write },
] as const;

/** A page of knowledge under its tabs, in the chosen project. tools: what can be done on it. */
export function KnowledgePage(props: {
  tools?: (project: Project) => ReactNode;
  children: (project: Project) => ReactNode;
}) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { project: wanted } = useSearch({ strict: false });
  const { project, error, refetch } = useChosenProject(wanted);
  return (
    <div className={classes.page}>
      <div className={classes.tools}>
        <PageTabs
          label={t('knowledge.title')}
          tabs={tabs}
          {...(project && { search: `?project=${project.id}` })}
        />
        <ProjectSelect
          chosenId={project?.id}
          onChoose={(id) => void navigate({ to: '.', search: id ? { project: id } : {} })}
        />
        {project && props.tools?.(project)}
      </div>
      <div className={classes.body}>
        <InProjects>
          {error ? (
            <Problem error={error} onRetry={refetch} />
          ) : project ? (
            props.children(project)
          ) : (
            <LoadingLines />
          )}
        </InProjects>
      </div>
    </div>
  );
}
