import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { newId } from '#kernel/id.ts';
import { type Language, language as languageShape } from '#platform/http/contract.ts';
import { FormDialog } from '#platform/web/FormDialog.tsx';
import { useFields } from '#platform/web/fields.ts';
import { languageNames, languages } from '#platform/web/languages.ts';
import { useWords } from '#platform/web/words.ts';
import { type Article, articleGiven } from '../../contract.ts';
import { titleFor } from '../../core/listing.ts';
import { knowledgeApi } from '../apis.ts';
import { CategorySelect } from '../CategorySelect.tsx';
import { useArticles } from '../use-knowledge.ts';

/** Begins an article or a template: in which language, where it stands, and from what. */
export function NewArticle(props: {
  projectId: string;
  ownLanguage: Language;
  onClose: () => void;
}) {
  const { projectId, ownLanguage, onClose } = props;
  const { t } = useWords();
  const navigate = useNavigate();
  const { category, kind: listed } = useSearch({ from: '/frame/knowledge/' });
  const [kind, setKind] = useState(listed ?? 'article');
  const [title, setTitle] = useState('');
  const [language, setLanguage] = useState(ownLanguage);
  const [categoryId, setCategoryId] = useState(category ?? null);
  const [template, setTemplate] = useState<Article | null>(null);
  const [articleId] = useState(newId);
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => begin({ projectId, articleId, kind, title, language, categoryId, template }),
    meta: { showsProblem: true },
    onSuccess: () =>
      void navigate({
        to: '/knowledge/$projectId/$articleId/edit',
        params: { projectId, articleId },
        search: { language },
      }),
  });
  const problems = useFields(error, ['title']);
  return (
    <FormDialog
      title={t('knowledge.new')}
      error={error}
      rest={problems.rest}
      isPending={isPending}
      action={t('knowledge.begin')}
      onSubmit={() => mutate()}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label={t('knowledge.filter.kind')}
        data={[
          { value: 'article', label: t('knowledge.kind.one.article') },
          { value: 'template', label: t('knowledge.kind.one.template') },
        ]}
        value={kind}
        onChange={(value) => setKind(value === 'template' ? value : 'article')}
      />
      <TextInput
        data-autofocus
        label={t('knowledge.title-of')}
        maxLength={300}
        value={title}
        error={problems.of('title')}
        onChange={({ currentTarget }) => setTitle(currentTarget.value)}
      />
      <Select
        allowDeselect={false}
        label={t('knowledge.original-language')}
        description={t('knowledge.original-language.text')}
        data={languages.map((value) => ({ value, label: languageNames[value] }))}
        value={language}
        onChange={(value) => setLanguage(languageShape.catch(language).parse(value))}
      />
      <CategorySelect projectId={projectId} chosenId={categoryId} onChoose={setCategoryId} />
      {kind === 'article' && (
        <TemplateSelect projectId={projectId} chosen={template} onChoose={setTemplate} />
      )}
    </FormDialog>
  );
}

function TemplateSelect(props: {
  projectId: string;
  chosen: Article | null;
  onChoose: (template: Article | null) => void;
}) {
  const { projectId, chosen, onChoose } = props;
  const { t, language } = useWords();
  const { data } = useArticles(projectId, { kind: 'template' });
  const templates = data?.pages.flatMap(({ items }) => items) ?? [];
  if (templates.length === 0) return null;
  return (
    <Select
      clearable
      searchable
      label={t('knowledge.from-template')}
      placeholder={t('knowledge.from-template.none')}
      data={templates.map((each) => ({
        value: each.id,
        label: titleFor(each, language)?.title ?? t('knowledge.untitled'),
      }))}
      value={chosen?.id ?? null}
      onChange={(id) => onChoose(templates.find((each) => each.id === id) ?? null)}
    />
  );
}

async function begin(given: {
  projectId: string;
  articleId: string;
  kind: Article['kind'];
  title: string;
  language: Language;
  categoryId: string | null;
  template: Article | null;
}): Promise<void> {
  const { projectId, articleId, kind, title, language, categoryId, template } = given;
  const plain = articleGiven.parse({ originalLanguage: language });
  const { tags, products, reviewEveryDays } = template ?? plain;
  const about = { originalLanguage: language, tags, products, reviewEveryDays };
  await knowledgeApi.putArticle.call({
    ...{ projectId, articleId, kind, ...about },
    categoryId: categoryId ?? template?.categoryId ?? null,
  });
  const body = template ? await bodyOf(template, language) : { type: 'doc' as const, content: [] };
  const which = { projectId, articleId, language };
  await knowledgeApi.saveDraft.call({ ...which, title, body, revision: null });
}

/** What a template says in a language, else in its own. */
async function bodyOf({ projectId, id: articleId, ...template }: Article, language: Language) {
  const known = template.languages.some((each) => each.language === language);
  const { draft, live } = await knowledgeApi.text.call({
    ...{ projectId, articleId },
    language: known ? language : template.originalLanguage,
  });
  return live?.body ?? draft?.body ?? { type: 'doc' as const, content: [] };
}
