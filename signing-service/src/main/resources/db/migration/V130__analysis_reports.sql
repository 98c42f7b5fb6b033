-- Half-yearly analysis reports of labour offices: numbers taken once, text in versions that are never changed, a review by a second person.
create table analysis_report (
  id            uuid primary key,
  tenant_id     uuid not null,
  region        text not null check (region ~ '^[0-9]{2,12}$'),
  half          text not null check (half ~ '^20[0-9]{2}-H[12]$'),
  office_name   text not null,
  state         text not null check (state in ('draft', 'frozen', 'sealed', 'withdrawn')),
  numbers       jsonb not null,
  edits         integer not null,
  drafted_by    uuid not null,
  drafted_name  text not null,
  drafted_at    timestamptz not null,
  reviewed_by   uuid,
  reviewed_name text,
  reviewed_at   timestamptz,
  reference     text unique check (length(reference) >= 20),
  document      uuid,
  sha256        bytea check (length(sha256) = 32),
  sealed_at     timestamptz,
  unique (id, tenant_id),
  foreign key (id, tenant_id) references subject (id, tenant_id),
  -- Who drafted a report does not review it.
  check (reviewed_by <> drafted_by),
  check ((reviewed_by is null) = (reviewed_name is null) and (reviewed_by is null) = (reviewed_at is null)),
  check ((reviewed_by is null) = (document is null) and (document is null) = (sha256 is null) and (document is null) = (reference is null)),
  check (state not in ('frozen', 'sealed') or document is not null),
  check (state <> 'draft' or document is null),
  check ((state = 'sealed') = (sealed_at is not null))
);
create index analysis_report_newest on analysis_report (tenant_id, half desc);
alter table analysis_report enable row level security;
alter table analysis_report force row level security;
create policy analysis_report_read on analysis_report for select to app
  using (tenant_id = current_tenant() or tenant_id = current_office() or office_covers(region)
         -- The reference in the QR code opens its row; the application shows masked facts only.
         or reference = current_credential());
create policy analysis_report_make on analysis_report for insert to app with check (tenant_id = current_office() and office_covers(region));
create policy analysis_report_go_on on analysis_report for update to app using (tenant_id = current_tenant() or tenant_id = current_office());
grant select, insert, update (state, edits, reviewed_by, reviewed_name, reviewed_at, reference, document, sha256, sealed_at) on analysis_report to app;

create table analysis_text (
  report_id   uuid not null,
  edit        integer not null check (edit > 0),
  tenant_id   uuid not null,
  section     text not null check (section in ('overview', 'risks', 'factors', 'handling', 'outlook')),
  text        text not null check (length(text) between 1 and 4000),
  account_id  uuid not null,
  person_name text not null,
  written_at  timestamptz not null,
  primary key (report_id, edit),
  foreign key (report_id, tenant_id) references analysis_report (id, tenant_id)
);
alter table analysis_text enable row level security;
alter table analysis_text force row level security;
create policy analysis_text_read on analysis_text for select to app
  using (exists (select 1 from analysis_report r where r.id = report_id
                 and (r.tenant_id = current_tenant() or r.tenant_id = current_office() or office_covers(r.region))));
create policy analysis_text_write on analysis_text for insert to app with check (tenant_id = current_office());
grant select, insert on analysis_text to app;

create policy subject_open_analysis_report on subject for insert to app
  with check (kind = 'analysis-report' and tenant_id = current_office() and office_covers(region));
