create table text_message (
  id         uuid primary key,
  tenant_id  uuid not null,
  subject_id uuid not null,
  person_id  uuid not null,
  sealed     bytea not null,
  queued_at  timestamptz not null,
  sent_at    timestamptz,
  foreign key (subject_id, tenant_id) references subject (id, tenant_id)
);
alter table text_message enable row level security;
alter table text_message force row level security;
create policy text_message_read on text_message for select to app using (tenant_id = current_tenant() or subject_id = current_subject());
create policy text_message_queue on text_message for insert to app with check (sees_subject(subject_id));
create policy text_message_sent on text_message for update to app using (tenant_id = current_tenant());
grant select, insert, update (sent_at) on text_message to app;

-- One-time codes: salted hash, one live code per person, subject and purpose.
create table one_time_code (
  subject_id uuid not null,
  tenant_id  uuid not null,
  person_id  uuid not null,
  purpose    text not null,
  document   bytea,
  salt       bytea not null check (length(salt) = 32),
  code_hash  bytea not null check (length(code_hash) = 32),
  tries_left smallint not null check (tries_left between 0 and 5),
  issued_at  timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  primary key (subject_id, person_id, purpose),
  foreign key (subject_id, tenant_id) references subject (id, tenant_id)
);
alter table one_time_code enable row level security;
alter table one_time_code force row level security;
create policy one_time_code_of_subject on one_time_code to app
  using (tenant_id = current_tenant() or sees_subject(subject_id)) with check (sees_subject(subject_id));
grant select, insert, update on one_time_code to app;

-- The demo inbox: where messages arrive when there is no telephone network. Only in a demo installation, with invented people.
create table demo_inbox (
  id          uuid primary key,
  mobile      text not null,
  body        text not null,
  received_at timestamptz not null
);
create index demo_inbox_newest on demo_inbox (received_at desc);
grant select, insert, delete on demo_inbox to app;
