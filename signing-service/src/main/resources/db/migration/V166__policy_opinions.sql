-- What employers and workers say of a policy, once its office puts the numbers of that day before them. What they were shown never changes.
create table policy_hearing (
  policy_id   uuid primary key,
  tenant_id   uuid not null,
  region      text not null,
  title       text not null,
  description text not null,
  indicator   text not null,
  expected    text not null,
  starts_on   date not null,
  treated     text[] not null,
  compared    text[] not null,
  taken_on    date not null,
  result      jsonb not null,
  smallest    integer not null check (smallest >= 2),
  closes_at   timestamptz not null,
  opened_by   uuid not null,
  opener      text not null,
  opened_at   timestamptz not null,
  closed_by   uuid,
  closer      text,
  closed_at   timestamptz,
  check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (closer is null)),
  foreign key (policy_id, tenant_id) references policy (id, tenant_id)
);

-- Where the acting employer is registered; nothing before its code is confirmed.
create function confirmed_region() returns text language sql stable
  return (select o.region from organisation o join code_confirmation c on c.tenant_id = o.id
          where o.id = current_tenant() and c.state = 'confirmed');

-- Links for workers. The secret itself is kept nowhere, only its digest, and not who was given it.
create table policy_ticket (
  token_sha text primary key check (length(token_sha) = 64),
  policy_id uuid not null references policy_hearing,
  tenant_id uuid not null,
  region    text not null,
  used      boolean not null default false
);
create index policy_ticket_of on policy_ticket (policy_id);

alter table policy_ticket enable row level security;
alter table policy_ticket force row level security;
create policy policy_ticket_read on policy_ticket for select to app
  using (tenant_id = current_office() or office_covers(region) or token_sha = current_credential());
create policy policy_ticket_make on policy_ticket for insert to app
  with check (tenant_id = current_office() and office_covers(region) and not used);
create policy policy_ticket_use on policy_ticket for update to app
  using (token_sha = current_credential()) with check (token_sha = current_credential() and used);
grant select, insert, update (used) on policy_ticket to app;

alter table policy_hearing enable row level security;
alter table policy_hearing force row level security;
create policy policy_hearing_read on policy_hearing for select to app
  using (tenant_id = current_office() or office_covers(region) or exists (select 1 from unnest(treated) t where office_covers(t))
         or exists (select 1 from unnest(treated) t where starts_with((select confirmed_region()), t))
         or exists (select 1 from policy_ticket k where k.policy_id = policy_hearing.policy_id and k.token_sha = current_credential()));
create policy policy_hearing_open on policy_hearing for insert to app
  with check (tenant_id = current_office() and office_covers(region)
              and exists (select 1 from policy p where p.id = policy_id and p.tenant_id = current_office()));
create policy policy_hearing_close on policy_hearing for update to app
  using (tenant_id = current_office()) with check (tenant_id = current_office());
grant select, insert, update (closed_by, closer, closed_at) on policy_hearing to app;

create function hearing_open(wanted uuid) returns boolean language sql stable
  return exists (select 1 from policy_hearing h where h.policy_id = wanted and h.closed_at is null and h.closes_at > now());

create function hearing_closed(wanted uuid) returns boolean language sql stable
  return exists (select 1 from policy_hearing h where h.policy_id = wanted and (h.closed_at is not null or h.closes_at <= now()));

-- Whether the acting employer is one the policy applies to, and these are the policy's own office and place.
create function may_opine(wanted uuid, asking uuid, division text, code text) returns boolean language sql stable
  return hearing_open(wanted) and code = (select confirmed_code())
    and exists (select 1 from policy_hearing h where h.policy_id = wanted and h.tenant_id = asking and h.region = division
                and exists (select 1 from unnest(h.treated) t where starts_with((select confirmed_region()), t)));

-- What an employer says, by its name; which of its people filled it in is the employer's own.
create table policy_opinion (
  id        uuid primary key,
  tenant_id uuid not null,
  policy_id uuid not null references policy_hearing,
  office    uuid not null,
  region    text not null,
  employer  text not null,
  name      text not null,
  known     smallint not null check (known between 1 and 5),
  helped    smallint not null check (helped between 1 and 5),
  easy      smallint not null check (easy between 1 and 5),
  words     text not null check (length(words) <= 1000),
  version   integer not null check (version > 0),
  sent_at   timestamptz not null,
  unique (policy_id, tenant_id)
);
alter table policy_opinion enable row level security;
alter table policy_opinion force row level security;
create policy policy_opinion_read on policy_opinion for select to app
  using (tenant_id = current_tenant() or office = current_office() or office_covers(region));
create policy policy_opinion_send on policy_opinion for insert to app
  with check (tenant_id = current_tenant() and may_opine(policy_id, office, region, employer));
create policy policy_opinion_change on policy_opinion for update to app
  using (tenant_id = current_tenant() and hearing_open(policy_id)) with check (tenant_id = current_tenant());
grant select, insert, update (known, helped, easy, words, version, sent_at) on policy_opinion to app;

-- What opens a worker's own answer again: another digest of the link's secret, which the link's row does not tell.
create function current_voice() returns text language sql stable parallel safe
  return nullif(current_setting('laborproof.voice', true), '');

-- What workers say: no name, no time, and a key that only whoever holds the link can make.
create table policy_voice (
  key       text primary key check (length(key) = 64),
  policy_id uuid not null references policy_hearing,
  tenant_id uuid not null,
  region    text not null,
  known     smallint not null check (known between 1 and 5),
  helped    smallint not null check (helped between 1 and 5),
  easy      smallint not null check (easy between 1 and 5),
  words     text not null check (length(words) <= 1000)
);
create index policy_voice_of on policy_voice (policy_id);
alter table policy_voice enable row level security;
alter table policy_voice force row level security;
-- Officials read none before the end: what came between two looks would be one worker's answer.
create policy policy_voice_read on policy_voice for select to app
  using (key = current_voice() or (tenant_id = current_office() or office_covers(region)) and hearing_closed(policy_id));
create policy policy_voice_speak on policy_voice for insert to app
  with check (key = current_voice() and hearing_open(policy_id)
              and exists (select 1 from policy_ticket t where t.token_sha = current_credential() and t.policy_id = policy_voice.policy_id
                          and t.tenant_id = policy_voice.tenant_id and t.region = policy_voice.region and not t.used));
create policy policy_voice_change on policy_voice for update to app
  using (key = current_voice() and hearing_open(policy_id)) with check (key = current_voice());
grant select, insert, update (known, helped, easy, words) on policy_voice to app;
