-- Whether a widget offers the articles of the help site before a chat and during it.
alter table channels_chat.widget add column offers_articles boolean not null default true;
