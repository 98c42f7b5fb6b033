-- What dispatch firms file themselves: the annual report on a year, version by version, and what both sides do about it (ADR 60). The
-- verification stays a machine of its own (V115); a filing leads to it.

-- One for each firm and year. The firm's own.
create table dispatch_filing (
  id        uuid primary key,
  tenant_id uuid not null,
  region    text not null check (region ~ '^[0-9]{2,12}$'),
  firm      text not null,
  firm_name text not null,
  year      smallint not null check (year between 2008 and 2199),
  opened_at timestamptz not null,
  unique (id, tenant_id, region),
  unique (tenant_id, year),
  foreign key (id, tenant_id) references subject (id, tenant_id)
);
create index dispatch_filing_firm on dispatch_filing (firm, year);
alter table dispatch_filing enable row level security;
alter table dispatch_filing force row level security;
create policy dispatch_filing_read on dispatch_filing for select to app using (tenant_id = current_tenant() or office_covers(region));
create policy dispatch_filing_open on dispatch_filing for insert to app
  with check (tenant_id = current_tenant() and holds_code(firm, region));
grant select, insert on dispatch_filing to app;

-- Whether the acting organisation may file another version: its own filing, and its code still confirmed.
create function may_file_dispatch(filing uuid) returns boolean language sql stable
  return exists (select 1 from dispatch_filing f where f.id = filing and f.tenant_id = current_tenant()
                 and f.firm = (select confirmed_code()));

-- What was filed. Content is never changed: a change is another version. The one with the highest number is the current one.
create table dispatch_filing_version (
  id          uuid primary key,
  filing_id   uuid not null,
  tenant_id   uuid not null,
  region      text not null,
  version     integer not null check (version > 0),
  -- All that was filed, as JSON; its digest is in the events.
  report      text not null,
  workers     integer not null check (workers >= 0),
  documents   uuid[] not null,
  account_id  uuid not null,
  person_name text not null,
  filed_at    timestamptz not null,
  state       text not null check (state in ('filed', 'taken', 'sent-back')),
  due         timestamptz,
  unique (filing_id, version),
  foreign key (filing_id, tenant_id, region) references dispatch_filing (id, tenant_id, region),
  check ((state = 'sent-back') = (due is not null))
);
create index dispatch_filing_version_desk on dispatch_filing_version (state, due);
alter table dispatch_filing_version enable row level security;
alter table dispatch_filing_version force row level security;
create policy dispatch_filing_version_read on dispatch_filing_version for select to app
  using (tenant_id = current_tenant() or office_covers(region));
create policy dispatch_filing_version_file on dispatch_filing_version for insert to app
  with check (tenant_id = current_tenant() and state = 'filed' and may_file_dispatch(filing_id));
create policy dispatch_filing_version_review on dispatch_filing_version for update to app
  using (office_covers(region)) with check (office_covers(region) and state in ('taken', 'sent-back'));
grant select, insert, update (state, due) on dispatch_filing_version to app;

-- Every act on record, written once. What is told of the verification names the act there.
create table dispatch_filing_act (
  id          uuid primary key,
  filing_id   uuid not null,
  tenant_id   uuid not null,
  region      text not null,
  version     integer not null,
  kind        text not null check (kind in ('filed', 'taken', 'sent-back', 'told', 'answered')),
  about       text,
  account_id  uuid not null,
  person_name text not null,
  note        bytea,
  due         timestamptz,
  recorded_at timestamptz not null,
  foreign key (filing_id, tenant_id, region) references dispatch_filing (id, tenant_id, region),
  foreign key (filing_id, version) references dispatch_filing_version (filing_id, version),
  check ((kind = 'told') = (about is not null)),
  check (note is not null or kind not in ('sent-back', 'answered')),
  check (due is not null or kind <> 'sent-back')
);
create index dispatch_filing_act_of_filing on dispatch_filing_act (filing_id, recorded_at);
alter table dispatch_filing_act enable row level security;
alter table dispatch_filing_act force row level security;
create policy dispatch_filing_act_read on dispatch_filing_act for select to app using (tenant_id = current_tenant() or office_covers(region));
create policy dispatch_filing_act_keep on dispatch_filing_act for insert to app
  with check (case when kind in ('filed', 'answered') then tenant_id = current_tenant() else office_covers(region) end);
grant select, insert on dispatch_filing_act to app;

-- A report that is being written. No office sees it.
create table dispatch_filing_draft (
  tenant_id   uuid not null,
  year        smallint not null check (year between 2008 and 2199),
  report      text not null check (length(report) <= 100000),
  revision    integer not null check (revision > 0),
  person_name text not null,
  saved_at    timestamptz not null,
  primary key (tenant_id, year)
);
alter table dispatch_filing_draft enable row level security;
alter table dispatch_filing_draft force row level security;
create policy dispatch_filing_draft_own on dispatch_filing_draft for all to app
  using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
grant select, insert, update, delete on dispatch_filing_draft to app;

-- A firm sees where the verification of its own report stands, and the clock of an order; not what officials wrote in it.
alter policy dispatch_report_read on dispatch_report
  using (tenant_id = current_tenant() or office_covers(region) or firm = (select confirmed_code()));
