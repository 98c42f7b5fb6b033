-- What a labour office seals about a warning: the information form it reports by, the minutes of the tripartite consultation, and the notice it
-- serves on the enterprise. Each is a document of its
-- own with a stream of its own, so that the enterprise sees its notice and nothing else of the warning.
alter table signature_act drop constraint signature_act_role_check,
  add constraint signature_act_role_check check (role in ('worker', 'employer', 'mediator', 'mediation-body', 'labour-office'));
alter table organisation drop constraint organisation_kind_check,
  add constraint organisation_kind_check check (kind in ('employer', 'mediation_body', 'labour_office'));

create table warning_paper (
  id              uuid primary key,
  tenant_id       uuid not null,
  region          text not null check (region ~ '^[0-9]{2,12}$'),
  warning_id      uuid not null references warning,
  kind            text not null check (kind in ('information', 'notice', 'minutes')),
  reference       text not null unique check (length(reference) >= 20),
  office_name     text not null,
  employer_code   text not null,
  employer_name   text not null,
  state           text not null check (state in ('frozen', 'sealed', 'withdrawn')),
  document        uuid not null,
  sha256          bytea not null check (length(sha256) = 32),
  made_at         timestamptz not null,
  made_by         text not null,
  sealed_at       timestamptz,
  withdrawn_at    timestamptz,
  -- The organisation registered under the code, to whose pages the sealed notice was delivered.
  employer_tenant uuid,
  delivered_at    timestamptz,
  unique (id, tenant_id),
  foreign key (id, tenant_id) references subject (id, tenant_id),
  check ((state = 'sealed') = (sealed_at is not null)),
  check ((state = 'withdrawn') = (withdrawn_at is not null)),
  check ((delivered_at is null) = (employer_tenant is null)),
  check (delivered_at is null or kind = 'notice' and state = 'sealed')
);
create index warning_paper_of_warning on warning_paper (warning_id);
create index warning_paper_of_employer on warning_paper (employer_tenant, delivered_at desc) where employer_tenant is not null;
alter table warning_paper enable row level security;
alter table warning_paper force row level security;
create policy warning_paper_read on warning_paper for select to app
  using (tenant_id = current_tenant() or tenant_id = current_office() or office_covers(region) or employer_tenant = current_tenant()
         -- The reference in the QR code opens its row; the application shows masked facts only.
         or reference = current_credential());
create policy warning_paper_make on warning_paper for insert to app with check (tenant_id = current_office() and office_covers(region));
create policy warning_paper_go_on on warning_paper for update to app using (tenant_id = current_tenant() or tenant_id = current_office());
grant select, insert, update (state, document, sha256, sealed_at, withdrawn_at, employer_tenant, delivered_at) on warning_paper to app;

-- Whether the enterprise is the one a notice was delivered to: the sub-select runs under the notice's own policy.
create function is_served(paper uuid) returns boolean language sql stable
  return exists (select 1 from warning_paper p where p.id = paper and p.employer_tenant = current_tenant());

-- Who of the enterprise opened the notice, and when first.
create table warning_paper_opening (
  paper_id    uuid not null,
  tenant_id   uuid not null,
  account_id  uuid not null,
  person_name text not null,
  opened_at   timestamptz not null,
  primary key (paper_id, account_id),
  foreign key (paper_id, tenant_id) references warning_paper (id, tenant_id)
);
alter table warning_paper_opening enable row level security;
alter table warning_paper_opening force row level security;
create policy warning_paper_opening_read on warning_paper_opening for select to app
  using (exists (select 1 from warning_paper p where p.id = paper_id
                 and (p.tenant_id = current_tenant() or p.tenant_id = current_office() or office_covers(p.region) or p.employer_tenant = current_tenant())));
create policy warning_paper_opening_keep on warning_paper_opening for insert to app with check (is_served(paper_id));
grant select, insert on warning_paper_opening to app;

-- What the enterprise answers; its words lie encrypted under the key of who wrote them.
create table warning_paper_answer (
  id          uuid primary key,
  paper_id    uuid not null,
  tenant_id   uuid not null,
  account_id  uuid not null,
  person_name text not null,
  note        bytea not null,
  answered_at timestamptz not null,
  foreign key (paper_id, tenant_id) references warning_paper (id, tenant_id)
);
create index warning_paper_answer_of on warning_paper_answer (paper_id, answered_at);
alter table warning_paper_answer enable row level security;
alter table warning_paper_answer force row level security;
create policy warning_paper_answer_read on warning_paper_answer for select to app
  using (exists (select 1 from warning_paper p where p.id = paper_id
                 and (p.tenant_id = current_tenant() or p.tenant_id = current_office() or office_covers(p.region) or p.employer_tenant = current_tenant())));
create policy warning_paper_answer_keep on warning_paper_answer for insert to app with check (is_served(paper_id));
grant select, insert on warning_paper_answer to app;

create policy subject_open_warning_paper on subject for insert to app
  with check (kind = 'warning-paper' and tenant_id = current_office() and office_covers(region));
