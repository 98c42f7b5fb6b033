-- Which bodies are asked to take part when a warning is studied or handled: codes, so that they can be counted.
alter table warning_event add column bodies text[] not null default '{}'
  check (cardinality(bodies) = 0 or kind in ('accept', 'handle'));
create index warning_event_bodies on warning_event using gin (bodies) where cardinality(bodies) > 0;
