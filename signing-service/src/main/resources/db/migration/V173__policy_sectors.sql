-- Lines of business a policy applies to, and those it is compared with: beginnings of codes as departments deliver them; none for all.
alter table policy add column treated_sectors text[] not null default '{}', add column compared_sectors text[] not null default '{}';
alter table policy_hearing add column treated_sectors text[] not null default '{}', add column compared_sectors text[] not null default '{}';
