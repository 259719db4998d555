package io.trastienda.platform.tenancy;

import io.trastienda.platform.TenantId;
import isolation.Child;
import isolation.Parent;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.hibernate.Hibernate;
import org.hibernate.KeyType;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;

/// Every way we know in which tenant B could read, change or sense a row of tenant A.
final class CrossTenantTries {

  static final long OF_A = 1001;
  static final long OF_B = 2002;
  static final long OF_NOBODY = 9009;
  static final String SECRET = "secret-of-a";

  private CrossTenantTries() {}

  /// One try.
  ///
  /// @param route by what it goes: `Hibernate`, `JDBC`, `pool`, `call`
  /// @param name what is tried
  /// @param signed whether only a signed setting could hold it: row security cannot, the product
  ///   keeps such statements out
  record Try(String route, String name, boolean signed, Work work) {}

  /// What a try does.
  interface Work {
    /// Runs as B and gives how many foreign rows it saw; changed ones are counted behind its back.
    int run(TryArena on, TenantId a, TenantId b) throws Exception;
  }

  static List<Try> all() {
    return List.of(
        hibernate("find by id", (on, a, b) -> on.as(b, s -> seen(s.find(Parent.class, OF_A)))),
        hibernate(
            "find several by id",
            (on, a, b) ->
                on.as(
                    b,
                    s ->
                        s.findMultiple(Parent.class, List.of(OF_A, OF_B)).stream()
                            .mapToInt(CrossTenantTries::seen)
                            .sum())),
        hibernate(
            "find with a pessimistic lock",
            (on, a, b) ->
                on.as(b, s -> seen(s.find(Parent.class, OF_A, LockMode.PESSIMISTIC_WRITE)))),
        hibernate(
            "getReference, then read",
            (on, a, b) -> on.as(b, s -> secret(s.getReference(Parent.class, OF_A).name))),
        hibernate(
            "getReference, then a getter of the proxy",
            (on, a, b) ->
                on.as(
                    b,
                    s -> {
                      Parent proxy = s.getReference(Parent.class, OF_A);
                      Hibernate.initialize(proxy);
                      return seen((Parent) Hibernate.unproxy(proxy));
                    })),
        hibernate(
            "natural id",
            (on, a, b) -> on.as(b, s -> seen(s.find(Parent.class, "R-" + OF_A, KeyType.NATURAL)))),
        hibernate(
            "HQL by id",
            (on, a, b) ->
                on.as(
                    b,
                    s ->
                        s.createSelectionQuery("from Parent where id = " + OF_A, Parent.class)
                            .getResultList()
                            .size())),
        hibernate(
            "HQL by the other's tenant id",
            (on, a, b) ->
                on.as(
                    b,
                    s ->
                        s.createSelectionQuery("from Parent where tenantId = " + a, Parent.class)
                            .getResultList()
                            .size())),
        hibernate(
            "HQL count",
            (on, a, b) ->
                on.as(
                    b,
                    s ->
                        s.createSelectionQuery("select count(*) from Parent", Long.class)
                                .getSingleResult()
                                .intValue()
                            - 1)),
        hibernate(
            "HQL join and subquery",
            (on, a, b) ->
                on.as(
                    b,
                    s ->
                        s.createSelectionQuery(
                                "select c from Child c join c.parent p where p.id = 1001 or exists"
                                    + " (select 1 from Parent q where q.id = 1001)",
                                Child.class)
                            .getResultList()
                            .size())),
        hibernate(
            "criteria",
            (on, a, b) ->
                on.as(
                    b,
                    s -> {
                      var criteria = s.getCriteriaBuilder().createQuery(Parent.class);
                      criteria.from(Parent.class);
                      return s.createSelectionQuery(criteria).getResultList().stream()
                          .mapToInt(CrossTenantTries::seen)
                          .sum();
                    })),
        hibernate(
            "entity warmed by A, then found by B",
            (on, a, b) -> {
              on.as(a, s -> s.find(Parent.class, OF_A));
              return on.as(b, s -> seen(s.find(Parent.class, OF_A)));
            }),
        hibernate(
            "query cached by A, then asked by B",
            (on, a, b) -> {
              on.as(a, CrossTenantTries::cachedByName);
              return on.as(b, CrossTenantTries::cachedByName);
            }),
        hibernate(
            "native select of an entity",
            (on, a, b) ->
                on.as(
                    b,
                    s ->
                        s.createNativeQuery(
                                "select * from " + on.table("parent") + " where id = " + OF_A,
                                Parent.class)
                            .getResultList()
                            .size())),
        hibernate(
            "native select of a column",
            (on, a, b) ->
                on.as(
                    b,
                    s ->
                        s
                            .createNativeQuery(
                                "select name from " + on.table("parent"), String.class)
                            .getResultList()
                            .stream()
                            .mapToInt(CrossTenantTries::secret)
                            .sum())),
        hibernate(
            "native update",
            (on, a, b) ->
                on.as(
                    b,
                    s ->
                        s.createNativeMutationQuery(
                                "update " + on.table("parent") + " set name = 'x' where id = 1001")
                            .executeUpdate())),
        hibernate(
            "native delete",
            (on, a, b) ->
                on.as(
                    b,
                    s ->
                        s.createNativeMutationQuery(
                                "delete from " + on.table("child") + " where id = 1001")
                            .executeUpdate())),
        hibernate(
            "disableFilter, then HQL",
            (on, a, b) ->
                on.as(
                    b,
                    s -> {
                      s.disableFilter("_tenantId");
                      return s.createSelectionQuery("from Parent where id = 1001", Parent.class)
                          .getResultList()
                          .size();
                    })),
        hibernate(
            "disableFilter, then find",
            (on, a, b) ->
                on.as(
                    b,
                    s -> {
                      s.disableFilter("_tenantId");
                      return seen(s.find(Parent.class, OF_A));
                    })),
        hibernate(
            "disableFilter, then bulk update",
            (on, a, b) ->
                on.as(
                    b,
                    s -> {
                      s.disableFilter("_tenantId");
                      return s.createMutationQuery("update Parent set name = 'x' where id = 1001")
                          .executeUpdate();
                    })),
        hibernate(
            "bulk HQL update",
            (on, a, b) ->
                on.as(
                    b,
                    s ->
                        s.createMutationQuery("update Parent set name = 'x' where id = 1001")
                            .executeUpdate())),
        hibernate(
            "bulk HQL delete",
            (on, a, b) ->
                on.as(
                    b,
                    s ->
                        s.createMutationQuery("delete from Child where id = 1001")
                            .executeUpdate())),
        hibernate(
            "bulk HQL update of the tenant",
            (on, a, b) ->
                on.as(
                    b,
                    s ->
                        s.createMutationQuery(
                                "update Parent set tenantId = " + a + " where id = 2002")
                            .executeUpdate())),
        hibernate(
            "merge of an entity that A detached",
            (on, a, b) -> {
              Parent detached = Objects.requireNonNull(on.as(a, s -> s.find(Parent.class, OF_A)));
              detached.name = "x";
              detached.children = new ArrayList<>();
              on.as(b, s -> s.merge(detached));
              return 0;
            }),
        hibernate(
            "remove of an entity that A detached",
            (on, a, b) -> {
              Child detached = Objects.requireNonNull(on.as(a, s -> s.find(Child.class, OF_A)));
              on.as(
                  b,
                  s -> {
                    s.remove(detached);
                    return 0;
                  });
              return 0;
            }),
        hibernate(
            "refresh of an entity that A detached",
            (on, a, b) -> {
              Parent detached = Objects.requireNonNull(on.as(a, s -> s.find(Parent.class, OF_A)));
              detached.name = "x";
              on.as(
                  b,
                  s -> {
                    s.refresh(detached);
                    return 0;
                  });
              return secret(detached.name);
            }),
        hibernate(
            "merge of a forged entity with a foreign id",
            (on, a, b) -> oracle(id -> on.as(b, s -> s.merge(new Parent(id, "x" + id))))),
        hibernate(
            "merge of a forged entity with a foreign tenant",
            (on, a, b) ->
                on.as(
                    b,
                    s -> {
                      Parent forged = new Parent(OF_A, "x");
                      forged.tenantId = a.value();
                      s.merge(forged);
                      return 0;
                    })),
        hibernate(
            "persist with a forged tenant",
            (on, a, b) ->
                on.as(
                    b,
                    s -> {
                      Parent forged = new Parent(OF_NOBODY, "x");
                      forged.tenantId = a.value();
                      s.persist(forged);
                      return 0;
                    })),
        hibernate(
            "tenant of a managed row changed",
            (on, a, b) ->
                on.as(
                    b,
                    s -> {
                      Objects.requireNonNull(s.find(Parent.class, OF_B)).tenantId = a.value();
                      return 0;
                    })),
        hibernate(
            "getReference, then remove",
            (on, a, b) ->
                on.as(
                    b,
                    s -> {
                      s.remove(s.getReference(Child.class, OF_A));
                      return 0;
                    })),
        hibernate(
            "getReference, then change",
            (on, a, b) ->
                on.as(
                    b,
                    s -> {
                      s.getReference(Parent.class, OF_A).name = "x";
                      return 0;
                    })),
        hibernate(
            "stateless get", (on, a, b) -> on.stateless(b, s -> seen(s.get(Parent.class, OF_A)))),
        hibernate(
            "stateless update",
            (on, a, b) ->
                on.stateless(
                    b,
                    s -> {
                      s.update(forged(OF_A, b));
                      return 0;
                    })),
        hibernate(
            "stateless delete",
            (on, a, b) ->
                on.stateless(
                    b,
                    s -> {
                      Child forged = new Child(OF_A, forged(OF_A, b), "x");
                      forged.tenantId = b.value();
                      s.delete(forged);
                      return 0;
                    })),
        hibernate(
            "stateless upsert",
            (on, a, b) ->
                on.stateless(
                    b,
                    s -> {
                      Child forged = new Child(OF_A, forged(OF_B, b), "x");
                      forged.tenantId = b.value();
                      s.upsert(forged);
                      return 0;
                    })),
        hibernate(
            "stateless insert with a forged tenant",
            (on, a, b) ->
                on.stateless(
                    b,
                    s -> {
                      Parent forged = new Parent(OF_NOBODY, "x");
                      forged.tenantId = a.value();
                      s.insert(forged);
                      return 0;
                    })),
        hibernate(
            "foreign key to a foreign row",
            (on, a, b) ->
                on.as(
                    b,
                    s -> {
                      s.persist(new Child(OF_NOBODY, s.getReference(Parent.class, OF_A), "x"));
                      return 0;
                    })),
        hibernate(
            "own child moved under a foreign row",
            (on, a, b) ->
                on.as(
                    b,
                    s -> {
                      Objects.requireNonNull(s.find(Child.class, OF_B)).parent =
                          s.getReference(Parent.class, OF_A);
                      return 0;
                    })),
        hibernate(
            "foreign child inside an own collection",
            (on, a, b) -> {
              on.as(
                  a,
                  s -> {
                    s.persist(new Child(OF_NOBODY, s.getReference(Parent.class, OF_B), SECRET));
                    return 0;
                  });
              return on.as(
                  b,
                  s ->
                      Objects.requireNonNull(s.find(Parent.class, OF_B)).children.stream()
                          .mapToInt(child -> secret(child.name))
                          .sum());
            }),
        hibernate(
            "unique reference as an oracle",
            (on, a, b) ->
                oracle(id ->
                    on.as(
                        b,
                        s -> {
                          Parent mine = new Parent(70000 + id, "x");
                          mine.reference = "R-" + id;
                          s.persist(mine);
                          s.flush();
                          return 0;
                        }))),
        hibernate(
            "session of no tenant reads by HQL",
            (on, a, b) ->
                on.unbound(s ->
                    s.createSelectionQuery("from Parent", Parent.class).getResultList().size())),
        hibernate(
            "session of no tenant reads natively",
            (on, a, b) ->
                on.unbound(s ->
                    s.createNativeQuery("select * from " + on.table("parent"), Parent.class)
                        .getResultList()
                        .size())),
        hibernate(
            "session of no tenant inserts",
            (on, a, b) ->
                on.unbound(s -> {
                  s.persist(new Parent(OF_NOBODY, "x"));
                  s.flush();
                  return 1;
                })),
        hibernate(
            "session outside any call",
            (on, a, b) ->
                on.inTransaction(s ->
                    s.createNativeQuery("select * from " + on.table("parent"), Parent.class)
                        .getResultList()
                        .size())),
        jdbc(
            "select without a predicate",
            "select count(*) from %s.parent where name = 'secret-of-a'"),
        jdbc("select by id", "select count(*) from %s.parent where id = 1001"),
        jdbc(
            "aggregate over all",
            "select coalesce(max(case when name = 'secret-of-a' then 1 end), 0) from %s.parent"),
        jdbc(
            "select for update",
            "select count(*) from (select 1 from %s.parent where id = 1001 for update) x"),
        jdbc(
            "update without a predicate",
            "with u as (update %s.parent set name = 'x' where id <> 2002 returning 1) select count(*) from u"),
        jdbc(
            "delete by id",
            "with d as (delete from %s.child where id = 1001 returning 1) select count(*) from d"),
        jdbc(
            "insert for another tenant",
            "with i as (insert into %s.parent values (:a, 9009, 'R-9', 'x', 0) returning 1) select count(*) from i"),
        jdbc(
            "own row given to another tenant",
            "with u as (update %s.child set tenant_id = :a where id = 2002 returning 1) select count(*) from u"),
        jdbc(
            "insert on conflict do update",
            "with i as (insert into %s.parent values (:b, 1001, 'R-8', 'x', 0)"
                + " on conflict on constraint parent_pkey do update set name = 'x' returning tenant_id) select count(*) from i where tenant_id = :a"),
        jdbc(
            "merge into",
            "with m as (merge into %s.parent p using (select 1001 as id) n on p.id = n.id"
                + " when matched then update set name = 'x' returning 1) select count(*) from m"),
        jdbc(
            "foreign key to a foreign row",
            "with i as (insert into %s.child values (:b, 9009, 1001, 'x') returning 1) select count(*) from i"),
        jdbc(
            "view of the definer",
            "select count(*) from %s.parent_definer where name = 'secret-of-a'"),
        jdbc(
            "view of the invoker",
            "select count(*) from %s.parent_invoker where name = 'secret-of-a'"),
        jdbc(
            "materialized view refreshed by its owner",
            (on, a, b) -> {
              on.asSuperuser(
                  "set role trastienda_owner; refresh materialized view "
                      + on.table("parent_copy"));
              return count(
                  on, a, b, "select count(*) from %s.parent_copy where name = 'secret-of-a'");
            }),
        jdbc(
            "view made by the application",
            (on, a, b) ->
                on.as(
                    b,
                    _ -> {
                      on.jdbc
                          .sql(
                              "create view "
                                  + on.table("mine")
                                  + " as select * from "
                                  + on.table("parent"))
                          .update();
                      return on.jdbc
                          .sql("select count(*) from " + on.table("mine"))
                          .query(Integer.class)
                          .single();
                    })),
        jdbc(
            "truncate",
            (on, a, b) -> on.as(b, _ -> on.jdbc.sql("truncate " + on.table("child")).update())),
        jdbc(
            "row security switched off for the session",
            (on, a, b) ->
                on.as(
                    b,
                    _ -> {
                      on.jdbc.sql("set local row_security = off").update();
                      return on.jdbc
                          .sql("select count(*) from " + on.table("parent") + " where id = 1001")
                          .query(Integer.class)
                          .single();
                    })),
        jdbc(
            "row security switched off for the table",
            (on, a, b) ->
                on.as(
                    b,
                    _ ->
                        on.jdbc
                            .sql(
                                "alter table "
                                    + on.table("parent")
                                    + " no force row level security")
                            .update())),
        jdbc(
            "role of the owner taken",
            (on, a, b) ->
                on.as(
                    b,
                    _ -> {
                      on.jdbc.sql("set local role trastienda_owner").update();
                      return 1;
                    })),
        jdbc(
            "copy from",
            (on, a, b) ->
                on.as(
                    b,
                    _ ->
                        copy(
                            on,
                            copier ->
                                (int)
                                    copier.copyIn(
                                        "copy " + on.table("parent") + " from stdin csv",
                                        new StringReader(a + ",9009,R-9,x,0\n"))))),
        jdbc(
            "copy to",
            (on, a, b) ->
                on.as(
                    b,
                    _ ->
                        copy(
                            on,
                            copier -> {
                              var out = new ByteArrayOutputStream();
                              copier.copyOut("copy " + on.table("parent") + " to stdout csv", out);
                              return out.toString(StandardCharsets.UTF_8).contains(SECRET) ? 1 : 0;
                            }))),
        jdbc(
            "division by zero if the secret is guessed",
            (on, a, b) ->
                failsWith(
                    "22012",
                    () ->
                        count(
                            on,
                            a,
                            b,
                            "select max(1 / (case when name = 'secret-of-a' then 0 else 1 end)) from %s.parent"))),
        jdbc(
            "secret inside an error message",
            (on, a, b) ->
                failsWith(
                    "22P02",
                    () ->
                        count(
                            on,
                            a,
                            b,
                            "select count(name::integer) from %s.parent where name like 'secret%%'"))),
        jdbc(
            "planner's statistics",
            (on, a, b) -> {
              on.asSuperuser("analyze " + on.table("parent"));
              return count(
                  on,
                  a,
                  b,
                  "select count(*) from pg_stats where schemaname = '%s' and tablename = 'parent'"
                      + " and (histogram_bounds::text like '%%secret%%' or most_common_vals::text like '%%secret%%')");
            }),
        jdbc(
            "read outside a transaction, of no tenant",
            (on, a, b) ->
                on.jdbc
                    .sql("select count(*) from " + on.table("parent"))
                    .query(Integer.class)
                    .single()),
        jdbc(
            "read outside a transaction, in B's call",
            (on, a, b) ->
                on.boundary.asJob(
                    "try",
                    b,
                    () ->
                        on.jdbc
                            .sql("select count(*) from " + on.table("parent") + " where id = 1001")
                            .query(Integer.class)
                            .single())),
        pool(
            "same connection after A's commit",
            (on, a, b) ->
                on.onOneConnection((one, lender) -> {
                  try (Connection first = lent(on, lender, a)) {
                    first.commit();
                    return count(first, on);
                  }
                })),
        pool(
            "same connection after A's rollback",
            (on, a, b) ->
                on.onOneConnection((one, lender) -> {
                  try (Connection first = lent(on, lender, a)) {
                    first.rollback();
                    return count(first, on);
                  }
                })),
        pool(
            "same connection with auto-commit switched on",
            (on, a, b) ->
                on.onOneConnection((one, lender) -> {
                  try (Connection first = lent(on, lender, a)) {
                    first.commit();
                    first.setAutoCommit(true);
                    return count(first, on);
                  }
                })),
        pool(
            "connection reused after A's commit",
            (on, a, b) ->
                on.onOneConnection((one, lender) -> {
                  try (Connection first = lent(on, lender, a)) {
                    first.commit();
                  }
                  return reused(on, one, lender, b);
                })),
        pool(
            "connection reused after A's forgotten transaction",
            (on, a, b) ->
                on.onOneConnection((one, lender) -> {
                  lent(on, lender, a).close();
                  return reused(on, one, lender, b);
                })),
        pool(
            "connection reused after A's error",
            (on, a, b) ->
                on.onOneConnection((one, lender) -> {
                  try (Connection first = lent(on, lender, a);
                      Statement statement = first.createStatement()) {
                    expectFailure(statement, "select 1 / 0");
                  }
                  return reused(on, one, lender, b);
                })),
        pool(
            "connection reused after A's statement timed out",
            (on, a, b) ->
                on.onOneConnection((one, lender) -> {
                  try (Connection first = lent(on, lender, a);
                      Statement statement = first.createStatement()) {
                    statement.execute("set local statement_timeout = 20");
                    expectFailure(statement, "select pg_sleep(5)");
                  }
                  return reused(on, one, lender, b);
                })),
        pool(
            "setting of the session left by A, next borrower B",
            (on, a, b) ->
                on.onOneConnection((one, lender) -> {
                  leave(one, a);
                  try (Connection next = lent(on, lender, b)) {
                    return count(next, on);
                  }
                })),
        pool(
            "setting of the session left by A, next borrower no tenant",
            (on, a, b) ->
                on.onOneConnection((one, lender) -> {
                  leave(one, a);
                  try (Connection next = lender.getAnyConnection()) {
                    return count(next, on);
                  }
                })),
        call(
            "tenant switched inside a transaction",
            (on, a, b) ->
                on.as(
                    b,
                    _ ->
                        on.boundary.asJob(
                            "try",
                            a,
                            () ->
                                on.jdbc
                                    .sql(
                                        "select count(*) from "
                                            + on.table("parent")
                                            + " where id = 1001")
                                    .query(Integer.class)
                                    .single()))),
        call(
            "tenant dropped inside a transaction",
            (on, a, b) ->
                on.as(
                    b,
                    _ ->
                        on.boundary.asJob(
                            "try",
                            () ->
                                on.jdbc
                                    .sql(
                                        "select count(*) from "
                                            + on.table("parent")
                                            + " where id = 1001")
                                    .query(Integer.class)
                                    .single()))),
        call(
            "work of B handed to another thread",
            (on, a, b) ->
                on.boundary.asJob(
                    "try",
                    b,
                    () ->
                        TryArena.uncheck(() -> {
                          int[] seen = new int[1];
                          Thread other =
                              Thread.ofVirtual()
                                  .start(() ->
                                      seen[0] =
                                          on.inTransaction(s ->
                                              s.createNativeQuery(
                                                      "select * from " + on.table("parent"),
                                                      Parent.class)
                                                  .getResultList()
                                                  .size()));
                          other.join();
                          return seen[0];
                        }))),
        call(
            "session of A used in B's call",
            (on, a, b) -> {
              try (Session kept = on.boundary.asJob("try", a, () -> on.sessions.openSession())) {
                return on.boundary.asJob(
                    "try",
                    b,
                    () -> {
                      return seen(kept.find(Parent.class, OF_A));
                    });
              }
            }),
        new Try(
            "JDBC",
            "set_config injected into a statement",
            true,
            (on, a, b) ->
                on.as(
                    b,
                    _ -> {
                      on.jdbc
                          .sql("select set_config('app.tenant_id', '" + a + "', true)")
                          .query(String.class)
                          .single();
                      return on.jdbc
                          .sql("select count(*) from " + on.table("parent") + " where id = 1001")
                          .query(Integer.class)
                          .single();
                    })),
        new Try(
            "pool",
            "setting of the session left by injection, next reader outside Hibernate",
            true,
            (on, a, b) ->
                on.onOneConnection((one, lender) -> {
                  leave(one, a);
                  try (Connection next = one.getConnection()) {
                    return count(next, on);
                  }
                })));
  }

  private static Try hibernate(String name, Work work) {
    return new Try("Hibernate", name, false, work);
  }

  private static Try jdbc(String name, Work work) {
    return new Try("JDBC", name, false, work);
  }

  private static Try jdbc(String name, String sql) {
    return jdbc(name, (on, a, b) -> count(on, a, b, sql));
  }

  private static Try pool(String name, Work work) {
    return new Try("pool", name, false, work);
  }

  private static Try call(String name, Work work) {
    return new Try("call", name, false, work);
  }

  private static int seen(@Nullable Parent parent) {
    return parent == null ? 0 : secret(parent.name);
  }

  private static int secret(@Nullable String text) {
    return SECRET.equals(text) ? 1 : 0;
  }

  /// Makes a row that claims to be B's own.
  private static Parent forged(long id, TenantId b) {
    Parent forged = new Parent(id, "x");
    forged.tenantId = b.value();
    return forged;
  }

  private static int cachedByName(Session session) {
    return session
        .createSelectionQuery("from Parent where name = '" + SECRET + "'", Parent.class)
        .setCacheable(true)
        .getResultList()
        .size();
  }

  /// Runs one statement as B; it counts what it reached.
  private static int count(TryArena on, TenantId a, TenantId b, String sql) {
    return on.as(
        b, _ -> statement(on.jdbc, sql.formatted(on.schema), a, b).query(Integer.class).single());
  }

  private static JdbcClient.StatementSpec statement(
      JdbcClient jdbc, String sql, TenantId a, TenantId b) {
    JdbcClient.StatementSpec statement = jdbc.sql(sql);
    if (sql.contains(":a")) {
      statement = statement.param("a", a.value());
    }
    return sql.contains(":b") ? statement.param("b", b.value()) : statement;
  }

  /// Does the same with a foreign id and with nobody's: an answer that differs tells that there is
  /// such a row.
  private static int oracle(LongConsumer attempt) {
    return answer(attempt, OF_A).equals(answer(attempt, OF_NOBODY)) ? 0 : 1;
  }

  private static String answer(LongConsumer attempt, long id) {
    try {
      attempt.accept(id);
      return "fine";
    } catch (RuntimeException refused) {
      return refused.getClass().getName();
    }
  }

  private static int failsWith(String state, IntSupplier work) {
    try {
      return work.getAsInt() * 0;
    } catch (RuntimeException failure) {
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        if (cause instanceof SQLException sql && state.equals(sql.getSQLState())) {
          return 1;
        }
      }
      throw failure;
    }
  }

  private static int copy(TryArena on, CopyWork work) {
    return TryArena.uncheck(() -> {
      Connection shared = DataSourceUtils.getConnection(on.pool);
      return work.run(shared.unwrap(PGConnection.class).getCopyAPI());
    });
  }

  private interface CopyWork {
    int run(CopyManager copier) throws Exception;
  }

  private static Connection lent(TryArena on, TenantConnections lender, TenantId tenant) {
    return on.boundary.asJob(
        "try", tenant, () -> TryArena.uncheck(() -> lender.getConnection(tenant.value())));
  }

  /// Reads on the pool's one connection as whoever comes next: outside Hibernate, as nobody, as B.
  private static int reused(TryArena on, DataSource one, TenantConnections lender, TenantId b)
      throws SQLException {
    int seen = 0;
    try (Connection next = one.getConnection()) {
      seen += count(next, on);
    }
    try (Connection next = lender.getAnyConnection()) {
      seen += count(next, on);
    }
    try (Connection next = lent(on, lender, b)) {
      seen += count(next, on);
    }
    return seen;
  }

  private static int count(Connection connection, TryArena on) throws SQLException {
    try (Statement statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) from " + on.table("parent") + " where name = '" + SECRET + "'")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void leave(DataSource one, TenantId a) throws SQLException {
    try (Connection first = one.getConnection();
        Statement statement = first.createStatement()) {
      statement.execute("select set_config('app.tenant_id', '" + a + "', false)");
      first.commit();
    }
  }

  private static void expectFailure(Statement statement, String sql) throws SQLException {
    try {
      statement.execute(sql);
    } catch (SQLException expected) {
      return;
    }
    throw new AssertionError(sql + " went well");
  }
}
