-- Invitations follow their conversation when customers are merged or parted.
create index on surveys.invitation (project_id, conversation_id);
