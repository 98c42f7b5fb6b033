-- Credit of an employer with an office, and public lists (ADR 52).

-- What an office's recorded acts say for or against an employer. Derived from those acts and from nothing else: an entry whose act was
-- undone is withdrawn and stays readable. Points and term are those of the book in force on the day of the act. The standing is no column:
-- it is the sum of what counts on the day that is asked about.
create table credit_entry (
  id            uuid primary key,
  tenant_id     uuid not null,
  region        text not null check (region ~ '^[0-9]{2,12}$'),
  employer      text not null,
  employer_name text not null,
  kind          text not null,
  source        text not null check (source in ('inspection', 'dispatch', 'warning', 'answer')),
  -- The act it stands on, and what that act belongs to.
  act_id        uuid not null,
  opens         uuid not null,
  happened_on   date not null,
  book          text not null,
  points        integer not null check (points <> 0),
  counts_until  date not null check (counts_until >= happened_on),
  derived_at    timestamptz not null,
  withdrawn_at  timestamptz,
  withdrawn_why text check (withdrawn_why in ('act-undone', 'corrected')),
  unique (id, tenant_id),
  check ((withdrawn_at is null) = (withdrawn_why is null))
);
create unique index credit_entry_once on credit_entry (tenant_id, source, act_id) where withdrawn_at is null;
create index credit_entry_employer on credit_entry (employer, tenant_id);
alter table credit_entry enable row level security;
alter table credit_entry force row level security;
create policy credit_entry_read on credit_entry for select to app
  using (tenant_id = current_tenant() or tenant_id = current_office() or office_covers(region) or employer = (select confirmed_code()));
create policy credit_entry_derive on credit_entry for insert to app
  with check ((tenant_id = current_office() or office_covers(region)) and withdrawn_at is null);
create policy credit_entry_withdraw on credit_entry for update to app
  using (tenant_id = current_office() or office_covers(region)) with check (tenant_id = current_office() or office_covers(region));
grant select, insert, update (withdrawn_at, withdrawn_why) on credit_entry to app;

-- Where an employer stands with an office on a day, as far as whoever asks may see.
create function credit_standing(office uuid, code text, today date) returns bigint language sql stable
  return (select coalesce(sum(e.points), 0) from credit_entry e
          where e.tenant_id = office and e.employer = code and e.withdrawn_at is null and e.happened_on <= today and e.counts_until >= today);

-- A proposal to enter an employer on a public list, and what came of it. The office's own; its employer sees it from the notice on.
create table public_listing (
  id               uuid primary key,
  tenant_id        uuid not null,
  region           text not null check (region ~ '^[0-9]{2,12}$'),
  employer_code    text not null,
  employer_name    text not null,
  ground           text not null,
  article          text not null,
  book             text not null,
  order_number     text not null,
  order_due        date not null,
  workers          integer not null check (workers > 0),
  months           integer not null check (months >= 0),
  amount           bigint not null check (amount > 0),
  state            text not null check (state in ('proposed', 'noticed', 'listed', 'dropped', 'removed', 'corrected', 'expired')),
  proposed_by      uuid not null,
  proposed_name    text not null,
  proposed_at      timestamptz not null,
  served           text check (served in ('platform', 'by-hand')),
  noticed_at       timestamptz,
  statements_until timestamptz,
  decided_by       uuid,
  decided_name     text,
  decided_at       timestamptz,
  listed_on        date,
  listed_until     date,
  ended_at         timestamptz,
  unique (id, tenant_id),
  unique (id, state),
  foreign key (id, tenant_id) references subject (id, tenant_id),
  check ((noticed_at is null) = (served is null) and (noticed_at is null) = (statements_until is null) and statements_until > noticed_at),
  check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (decided_name is null)),
  check ((listed_on is null) = (listed_until is null) and listed_until > listed_on),
  check ((ended_at is not null) = (state in ('dropped', 'removed', 'corrected', 'expired'))),
  check (state <> 'noticed' or noticed_at is not null),
  check (state not in ('listed', 'removed', 'expired') or listed_on is not null),
  -- Nobody comes on a list without a notice, its term and a second person.
  constraint public_listing_by_two check (listed_on is null
    or (noticed_at is not null and decided_at is not null and decided_by <> proposed_by and decided_at >= statements_until))
);
create unique index public_listing_live on public_listing (tenant_id, employer_code, ground) where state in ('proposed', 'noticed', 'listed');
create index public_listing_employer on public_listing (employer_code);
create index public_listing_desk on public_listing (state, statements_until);
alter table public_listing enable row level security;
alter table public_listing force row level security;
create policy public_listing_read on public_listing for select to app
  using (tenant_id = current_tenant() or tenant_id = current_office() or office_covers(region)
         or noticed_at is not null and employer_code = (select confirmed_code()));
create policy public_listing_propose on public_listing for insert to app
  with check (tenant_id = current_office() and office_covers(region) and state = 'proposed');
create policy public_listing_go_on on public_listing for update to app
  using (tenant_id = current_tenant() or tenant_id = current_office()) with check (tenant_id = current_tenant() or tenant_id = current_office());
grant select, insert, update (state, served, noticed_at, statements_until, decided_by, decided_name, decided_at, listed_on, listed_until, ended_at)
  on public_listing to app;

-- What the office did, in its order. Its words lie encrypted under the key of who wrote them. Clocks write nothing here but an event.
create table public_listing_act (
  id          uuid primary key,
  tenant_id   uuid not null,
  listing_id  uuid not null,
  kind        text not null,
  person_id   uuid not null,
  person_name text not null,
  note        bytea not null,
  recorded_at timestamptz not null,
  foreign key (listing_id, tenant_id) references public_listing (id, tenant_id)
);
create index public_listing_act_of on public_listing_act (listing_id, recorded_at);
alter table public_listing_act enable row level security;
alter table public_listing_act force row level security;
create policy public_listing_act_read on public_listing_act for select to app
  using (exists (select 1 from public_listing l where l.id = listing_id));
create policy public_listing_act_keep on public_listing_act for insert to app
  with check (tenant_id = current_office() and exists (select 1 from public_listing l where l.id = listing_id));
grant select, insert on public_listing_act to app;

-- What is public: everybody may read it. It can stand only while its listing is in force: the foreign key carries the state, so a listing
-- that ends takes its publication away in the same transaction or does not end.
create table public_listing_publication (
  listing_id    uuid primary key,
  tenant_id     uuid not null,
  region        text not null,
  state         text not null default 'listed' check (state = 'listed'),
  employer_code text not null,
  employer_name text not null,
  ground        text not null,
  article       text not null,
  office_name   text not null,
  listed_on     date not null,
  listed_until  date not null,
  foreign key (listing_id, tenant_id) references public_listing (id, tenant_id),
  foreign key (listing_id, state) references public_listing (id, state)
);
create index public_listing_publication_newest on public_listing_publication (listed_on desc, listing_id);
alter table public_listing_publication enable row level security;
alter table public_listing_publication force row level security;
create policy public_listing_publication_read on public_listing_publication for select to app using (true);
create policy public_listing_publication_publish on public_listing_publication for insert to app
  with check (tenant_id = current_office() and office_covers(region));
create policy public_listing_publication_take_down on public_listing_publication for delete to app
  using (tenant_id = current_tenant() or tenant_id = current_office());
grant select, insert, delete on public_listing_publication to app;

create policy subject_open_for_listing on subject for insert to app
  with check (kind = 'public-listing' and tenant_id = current_office() and office_covers(region));
-- Its employer reads what was written and decided about it.
create policy subject_read_listing on subject for select to app
  using (kind = 'public-listing' and exists (select 1 from public_listing l where l.id = subject.id));

-- What an employer says: a statement before the decision, an appeal at any time, an application to be taken off after repair. Its own
-- (its tenant), as its answers to findings are.
create function may_plead(listing uuid, entry uuid, plea text, keeper uuid, division text) returns boolean language sql stable
  return case when entry is null
    then exists (select 1 from public_listing l where l.id = listing and l.tenant_id = keeper and l.region = division
                 and l.employer_code = (select confirmed_code())
                 and case plea when 'statement' then l.state = 'noticed' when 'removal' then l.state = 'listed'
                               else l.state in ('noticed', 'listed', 'removed', 'expired') end)
    else plea = 'appeal' and exists (select 1 from credit_entry e where e.id = entry and e.tenant_id = keeper and e.region = division
                 and e.withdrawn_at is null and e.employer = (select confirmed_code())) end;

create table credit_plea (
  id            uuid primary key,
  tenant_id     uuid not null,
  office        uuid not null,
  region        text not null,
  kind          text not null check (kind in ('statement', 'appeal', 'removal')),
  listing_id    uuid,
  entry_id      uuid,
  employer      text not null,
  employer_name text not null,
  account_id    uuid not null,
  person_name   text not null,
  note          bytea not null,
  document      uuid,
  given_at      timestamptz not null,
  due           timestamptz not null,
  state         text not null check (state in ('open', 'accepted', 'rejected', 'considered')),
  reason        bytea,
  decided_by    uuid,
  decided_name  text,
  decided_at    timestamptz,
  foreign key (id, tenant_id) references subject (id, tenant_id),
  foreign key (listing_id, office) references public_listing (id, tenant_id),
  foreign key (entry_id, office) references credit_entry (id, tenant_id),
  check (num_nonnulls(listing_id, entry_id) = 1),
  check (entry_id is null or kind = 'appeal'),
  check ((state = 'open') = (decided_at is null)),
  check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (decided_name is null)),
  check ((state in ('accepted', 'rejected')) = (reason is not null)),
  check (state <> 'considered' or kind = 'statement')
);
-- One of a kind about one thing lies on the desk at a time.
create unique index credit_plea_once on credit_plea (kind, coalesce(listing_id, entry_id)) where state = 'open';
create index credit_plea_desk on credit_plea (state, due);
create index credit_plea_of_listing on credit_plea (listing_id) where listing_id is not null;
create index credit_plea_of_entry on credit_plea (entry_id) where entry_id is not null;
alter table credit_plea enable row level security;
alter table credit_plea force row level security;
create policy credit_plea_read on credit_plea for select to app
  using (tenant_id = current_tenant() or office = current_office() or office_covers(region));
create policy credit_plea_give on credit_plea for insert to app
  with check (tenant_id = current_tenant() and state = 'open' and may_plead(listing_id, entry_id, kind, office, region));
create policy credit_plea_decide on credit_plea for update to app
  using (office = current_office()) with check (office = current_office());
grant select, insert, update (state, reason, decided_by, decided_name, decided_at) on credit_plea to app;

create policy subject_read_plea on subject for select to app
  using (kind = 'credit-plea' and current_office() is not null and exists (select 1 from credit_plea p where p.id = subject.id));
create policy subject_advance_plea on subject for update to app
  using (kind = 'credit-plea' and current_office() is not null and exists (select 1 from credit_plea p where p.id = subject.id));
