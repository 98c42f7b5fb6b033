create table document (
  id          uuid primary key,
  tenant_id   uuid not null,
  subject_id  uuid not null,
  kind        text not null,
  file_name   text not null,
  media_type  text not null,
  sha256      bytea not null check (length(sha256) = 32),
  sm3         bytea not null check (length(sm3) = 32),
  size        bigint not null check (size >= 0),
  object      bytea not null check (length(object) = 32),
  wrapped_key bytea,
  stored_at   timestamptz not null,
  foreign key (subject_id, tenant_id) references subject (id, tenant_id)
);
create index document_of_subject on document (subject_id, stored_at);
alter table document enable row level security;
alter table document force row level security;
create policy document_read on document for select to app using (tenant_id = current_tenant() or sees_subject(subject_id));
create policy document_keep on document for insert to app with check (sees_subject(subject_id));
create policy document_erase on document for update to app using (tenant_id = current_tenant());
grant select, insert, update (wrapped_key) on document to app;

create table personal_key (
  subject_id  uuid not null,
  tenant_id   uuid not null,
  person_id   uuid not null,
  wrapped_key bytea,
  made_at     timestamptz not null,
  erased_at   timestamptz,
  primary key (subject_id, person_id),
  foreign key (subject_id, tenant_id) references subject (id, tenant_id),
  check ((wrapped_key is null) = (erased_at is not null))
);
alter table personal_key enable row level security;
alter table personal_key force row level security;
create policy personal_key_read on personal_key for select to app using (tenant_id = current_tenant() or sees_subject(subject_id));
create policy personal_key_make on personal_key for insert to app with check (sees_subject(subject_id));
create policy personal_key_erase on personal_key for update to app using (tenant_id = current_tenant());
grant select, insert, update (wrapped_key, erased_at) on personal_key to app;
