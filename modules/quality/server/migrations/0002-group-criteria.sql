-- Every version says its groups; those that have none say so.
update quality.scorecard_version
set content = content || jsonb_build_object(
  'groups', '[]'::jsonb,
  'criteria', (
    select jsonb_agg(criterion || '{"groupId": null}' order by place)
    from jsonb_array_elements(content -> 'criteria') with ordinality as part (criterion, place)
  )
);

-- Which evaluations used a version.
create index on quality.evaluation (project_id, scorecard_version_id, completed_at desc, id desc);
