-- What an act about a warning rests on: the sealed paper, or why there is none here; and of a notice, how it was served and who took it.
-- Words about people lie encrypted like the note of the act.
alter table warning_event
  add column paper uuid references warning_paper,
  add column without_paper bytea,
  add column means text check (means in ('page', 'in-person', 'post', 'left', 'agent', 'other')),
  add column receiver bytea,
  add constraint warning_event_rests check ((paper is null and without_paper is null) or kind in ('send-up', 'accept', 'notice')),
  add constraint warning_event_served check ((means is null and receiver is null) or kind = 'notice'),
  -- What no person did, the platform did by a paper.
  add constraint warning_event_by_page check (means is distinct from 'page' or paper is not null);

-- A sealed notice that reached the enterprise's page is served: the platform writes that down for the office whose warning it is.
create policy warning_event_delivered on warning_event for insert to app
  with check (kind = 'notice' and means = 'page' and tenant_id = current_tenant());

-- Whose warning a paper is about, and who of which administrative level wrote it. Papers from before name nobody: service of them is recorded by hand.
alter table warning_paper
  add column warning_tenant uuid,
  add column author uuid,
  add column author_tier text check (author_tier in ('TOWNSHIP', 'COUNTY', 'CITY', 'PROVINCE')),
  add constraint warning_paper_origin check ((warning_tenant is null) = (author is null) and (author is null) = (author_tier is null));

-- The clock of the highest office has nobody above to tell: that it ran out is written down.
alter table warning_clock_act drop constraint warning_clock_act_kind_check,
  add constraint warning_clock_act_kind_check check (kind in ('reminded', 'escalated-by-clock', 'overdue'));
