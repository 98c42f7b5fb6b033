-- Supervision of labour dispatch. Who sends whom where are facts of the hub; what follows here is what an office does about them:
-- verifying annual reports with the orders that come of it, and approvals of special working hours. Each is the office's own
-- (its tenant), offices of the region see it and may act on it, the employer does not see it.

-- Firms, rosters and licences are few among the facts of a city and are asked for without naming an office.
create index fact_row_dispatch on fact_row (kind, owner)
  where replaced_by is null and not withdrawn and kind in ('dispatch-licences', 'dispatch-reports', 'dispatch-workers');

-- What an office established by an act of its own comes to its hub as a delivery of its own.
alter table fact_batch drop constraint fact_batch_channel_check;
alter table fact_batch add constraint fact_batch_channel_check check (channel in ('api', 'page', 'folder', 'act'));

-- The verification of one firm's report on one year. Where it stands follows from its acts; the columns repeat it for lists and clocks.
create table dispatch_report (
  id          uuid primary key,
  tenant_id   uuid not null,
  region      text not null check (region ~ '^[0-9]{2,12}$'),
  firm        text not null,
  firm_name   text not null,
  year        smallint not null check (year between 2008 and 2199),
  state       text not null,
  reported_on date,
  ordered_at  timestamptz,
  due         timestamptz,
  decided_by  text,
  decided_at  timestamptz,
  opened_at   timestamptz not null,
  unique (id, tenant_id),
  unique (tenant_id, firm, year),
  check ((ordered_at is null) = (due is null)),
  foreign key (id, tenant_id) references subject (id, tenant_id)
);
create index dispatch_report_firm on dispatch_report (firm, year);
create index dispatch_report_due on dispatch_report (due) where due is not null;
alter table dispatch_report enable row level security;
alter table dispatch_report force row level security;
create policy dispatch_report_read on dispatch_report for select to app using (tenant_id = current_tenant() or office_covers(region));
create policy dispatch_report_open on dispatch_report for insert to app with check (tenant_id = current_office() and office_covers(region));
create policy dispatch_report_go_on on dispatch_report for update to app using (office_covers(region));
grant select, insert, update (state, reported_on, ordered_at, due, decided_by, decided_at) on dispatch_report to app;

-- An approval of working hours other than the standard ones: 综合计算工时 or 不定时, for named posts and a period.
create table special_hours (
  id            uuid primary key,
  tenant_id     uuid not null,
  region        text not null check (region ~ '^[0-9]{2,12}$'),
  employer_code text not null,
  employer_name text not null,
  scheme        text not null check (scheme in ('week', 'month', 'quarter', 'year', 'flexible')),
  posts         text not null,
  persons       integer not null check (persons > 0),
  applied_on    date not null,
  state         text not null,
  number        text,
  valid_from    date,
  valid_to      date,
  decided_by    text,
  decided_at    timestamptz,
  opened_at     timestamptz not null,
  unique (id, tenant_id),
  check ((valid_from is null) = (valid_to is null) and valid_from <= valid_to),
  foreign key (id, tenant_id) references subject (id, tenant_id)
);
create index special_hours_employer on special_hours (employer_code);
create index special_hours_end on special_hours (valid_to) where valid_to is not null;
alter table special_hours enable row level security;
alter table special_hours force row level security;
create policy special_hours_read on special_hours for select to app using (tenant_id = current_tenant() or office_covers(region));
create policy special_hours_open on special_hours for insert to app with check (tenant_id = current_office() and office_covers(region));
create policy special_hours_go_on on special_hours for update to app using (office_covers(region));
grant select, insert, update (state, number, valid_from, valid_to, decided_by, decided_at) on special_hours to app;

-- What was done in either, in its order. What officials write lies encrypted under the key of who wrote it.
create table dispatch_act (
  id          uuid primary key,
  tenant_id   uuid not null,
  region      text not null check (region ~ '^[0-9]{2,12}$'),
  subject_id  uuid not null,
  seq         integer not null check (seq >= 0),
  kind        text not null,
  person_id   uuid not null,
  person_name text not null,
  content     jsonb not null,
  note        bytea not null,
  recorded_at timestamptz not null,
  unique (subject_id, seq),
  foreign key (subject_id, tenant_id) references subject (id, tenant_id)
);
alter table dispatch_act enable row level security;
alter table dispatch_act force row level security;
create policy dispatch_act_read on dispatch_act for select to app using (tenant_id = current_tenant() or office_covers(region));
-- Only in what an office of the region opened: no organisation can write an act into its own stream.
create policy dispatch_act_keep on dispatch_act for insert to app
  with check (office_covers(region) and (exists (select 1 from dispatch_report r where r.id = subject_id and r.region = dispatch_act.region)
                                         or exists (select 1 from special_hours h where h.id = subject_id and h.region = dispatch_act.region)));
grant select, insert on dispatch_act to app;

-- An office owns the streams of its verifications and approvals too.
create policy subject_open_dispatch on subject for insert to app
  with check (kind in ('dispatch-report', 'special-hours') and tenant_id = current_office() and office_covers(region));
