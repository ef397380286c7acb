-- Tasks and corrections follow their conversation when customers are merged, parted or renamed.
create index on quality.listening_task (project_id, conversation_id);
create index on quality.correction (project_id, conversation_id);
