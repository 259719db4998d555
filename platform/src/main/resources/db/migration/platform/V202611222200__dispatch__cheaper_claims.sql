-- Holds are few, one for each agent at work: the index by holder finds those that are over, too. Without an
-- index on the end of the lease, a renewal touches no index at all.
drop index operator.dispatch_item_lease;
-- A claim is given only to a live person, asked for in the same statement, and people are never removed. The
-- check by key would read that person's row once more for each claim, and write a lock into it.
alter table operator.dispatch_item
  drop constraint dispatch_item_holder_fkey,
  drop constraint dispatch_item_parked_by_fkey;
-- A case's row changes at each step and its keys never do: with room beside it no index is touched.
alter table client.work_case set (fillfactor = 85);
