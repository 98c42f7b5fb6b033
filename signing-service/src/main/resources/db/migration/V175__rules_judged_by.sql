-- A change that begins on the day it is switched on has to reach employers already judged on that day (ADR 68). Switching on numbers the
-- changes in the order in which they came into force for judgements; each employer keeps the number it was judged with.
alter table rule_change add column activation bigint;
update rule_change c set activation = o.n
from (select id, row_number() over (order by decided_at, rule, version) as n from rule_change where state = 'active') o
where o.id = c.id;
alter table rule_change add constraint rule_change_activation unique (activation);
alter table rule_change add constraint rule_change_activated check ((state = 'active') = (activation is not null));
grant update (activation) on rule_change to app;

-- judged_seat: the division of the seat its rules were chosen by, empty where facts say none; null before the first judgement under this scheme.
alter table fact_employer add column judged_rules bigint not null default 0;
alter table fact_employer add column judged_seat text;
create index fact_employer_rules on fact_employer (tenant_id, judged_rules);
grant update (judged_rules, judged_seat) on fact_employer to app;

-- The platform looks for the hubs of a province, to judge them anew: which office keeps one and where, nothing else.
create policy fact_office_wake on fact_office for select to app using (platform_covers(region));
