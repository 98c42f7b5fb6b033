-- In which algorithms an organisation has its documents signed. The suite of a document is fixed when its signers are asked.
alter table organisation add column suite text not null default 'international' check (suite in ('international', 'dual'));
grant update (suite) on organisation to app;

create table document_suite (
  subject_id uuid primary key,
  tenant_id  uuid not null,
  suite      text not null check (suite in ('international', 'dual')),
  fixed_at   timestamptz not null,
  foreign key (subject_id, tenant_id) references subject (id, tenant_id)
);
alter table document_suite enable row level security;
alter table document_suite force row level security;
create policy document_suite_of_subject on document_suite to app
  using (tenant_id = current_tenant() or subject_id = current_subject())
  with check (tenant_id = current_tenant());
grant select, insert, update (suite, fixed_at) on document_suite to app;
