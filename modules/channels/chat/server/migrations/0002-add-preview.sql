alter table channels_chat.widget add column is_preview_on boolean not null default true;
