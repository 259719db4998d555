package io.trastienda.platform.tenancy;

import com.zaxxer.hikari.HikariDataSource;
import io.trastienda.platform.TenantId;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.support.TransactionTemplate;

/// Two tenants' rows in a schema of their own, reached through the product's own wiring: once with
/// row security and composite keys, once with neither.
final class TryArena implements AutoCloseable {

  private static final String GUARDED =
      """
      drop schema if exists tries cascade;
      set role trastienda_owner;
      create schema tries;
      grant usage on schema tries to trastienda_app;
      create table tries.parent (
        tenant_id integer not null references operator.tenant (id) check (tenant_id > 0), id bigint not null,
        reference text not null, name text not null, version integer not null default 0,
        primary key (tenant_id, id), unique (tenant_id, reference));
      create table tries.child (
        tenant_id integer not null references operator.tenant (id) check (tenant_id > 0), id bigint not null,
        parent_id bigint not null, name text not null,
        primary key (tenant_id, id), foreign key (tenant_id, parent_id) references tries.parent (tenant_id, id));
      call operator.seal('tries.parent');
      call operator.seal('tries.child');
      """;

  private static final String BARE =
      """
      drop schema if exists tries_bare cascade;
      set role trastienda_owner;
      create schema tries_bare;
      grant usage on schema tries_bare to trastienda_app;
      create table tries_bare.parent (
        tenant_id integer not null, id bigint primary key,
        reference text not null unique, name text not null, version integer not null default 0);
      create table tries_bare.child (
        tenant_id integer not null, id bigint primary key,
        parent_id bigint not null references tries_bare.parent (id), name text not null);
      """;

  private static final String FOR_BOTH =
      """
      grant select, insert, update, delete on all tables in schema {schema} to trastienda_app;
      create view {schema}.parent_definer as select * from {schema}.parent;
      create view {schema}.parent_invoker with (security_invoker = true) as select * from {schema}.parent;
      create materialized view {schema}.parent_copy as select * from {schema}.parent;
      grant select on {schema}.parent_definer, {schema}.parent_invoker, {schema}.parent_copy to trastienda_app;
      reset role;
      """;

  final String schema;
  final boolean guarded;
  final DataSource pool;
  final JdbcClient jdbc;
  final TenantBoundary boundary;
  final SessionFactory sessions;

  private final DataSource superuser;
  private final LocalContainerEntityManagerFactoryBean factory;
  private final EntityManagerFactory entities;
  private final TransactionTemplate transaction;

  TryArena(
      boolean guarded,
      DataSource pool,
      DataSource superuser,
      TenantBoundary boundary,
      HibernatePropertiesCustomizer wiring) {
    this.guarded = guarded;
    this.schema = guarded ? "tries" : "tries_bare";
    this.pool = pool;
    this.superuser = superuser;
    this.boundary = boundary;
    this.jdbc = JdbcClient.create(pool);
    asSuperuser((guarded ? GUARDED : BARE) + FOR_BOTH.replace("{schema}", schema));
    this.factory = factory(wiring);
    this.entities = Objects.requireNonNull(factory.getObject());
    this.sessions = entities.unwrap(SessionFactory.class);
    JpaTransactionManager manager = new JpaTransactionManager(entities);
    manager.setDataSource(pool);
    manager.afterPropertiesSet();
    this.transaction = new TransactionTemplate(manager);
  }

  private LocalContainerEntityManagerFactoryBean factory(HibernatePropertiesCustomizer wiring) {
    Map<String, Object> properties = new HashMap<>();
    wiring.customize(properties);
    properties.put(MappingSettings.PHYSICAL_NAMING_STRATEGY, new Names(schema));
    LocalContainerEntityManagerFactoryBean bean = new LocalContainerEntityManagerFactoryBean();
    bean.setPersistenceUnitName(schema);
    bean.setDataSource(pool);
    bean.setPackagesToScan("isolation");
    bean.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
    bean.setJpaPropertyMap(properties);
    bean.afterPropertiesSet();
    return bean;
  }

  String table(String name) {
    return schema + "." + name;
  }

  /// Runs work in a session and transaction of one tenant.
  <T extends @Nullable Object> T as(TenantId tenant, Function<Session, T> work) {
    return boundary.asJob("try", tenant, () -> inTransaction(work));
  }

  /// Runs work in a session and transaction of no tenant.
  <T extends @Nullable Object> T unbound(Function<Session, T> work) {
    return boundary.asJob("try", () -> inTransaction(work));
  }

  <T extends @Nullable Object> T inTransaction(Function<Session, T> work) {
    return transaction.execute(_ -> {
      Session session =
          Objects.requireNonNull(EntityManagerFactoryUtils.getTransactionalEntityManager(entities))
              .unwrap(Session.class);
      T result = work.apply(session);
      session.flush();
      return result;
    });
  }

  <T extends @Nullable Object> T stateless(TenantId tenant, Function<StatelessSession, T> work) {
    return boundary.asJob(
        "try",
        tenant,
        () -> {
          try (StatelessSession session = sessions.openStatelessSession()) {
            session.beginTransaction();
            T result = work.apply(session);
            session.getTransaction().commit();
            return result;
          }
        });
  }

  /// Runs work on the tables through a pool of one connection, wired as the product wires it.
  int onOneConnection(PoolWork work) throws SQLException {
    try (HikariDataSource one = new HikariDataSource()) {
      HikariDataSource many = pool.unwrap(HikariDataSource.class);
      one.setJdbcUrl(many.getJdbcUrl());
      one.setUsername(many.getUsername());
      one.setPassword(many.getPassword());
      one.setAutoCommit(false);
      one.setMaximumPoolSize(1);
      return work.run(one, new TenantConnections(new TenantHomes(one)));
    }
  }

  interface PoolWork {
    int run(DataSource pool, TenantConnections connections) throws SQLException;
  }

  /// Plants one parent and one child of a tenant, past all walls.
  void plant(TenantId tenant, long id, String name) {
    String values = " values (" + tenant + ", " + id + ", ";
    asSuperuser("insert into " + table("parent") + values + "'R-" + id + "', '" + name + "', 0)");
    asSuperuser("insert into " + table("child") + values + id + ", '" + name + "')");
  }

  /// Gives all rows of one tenant, as text.
  List<String> rowsOf(TenantId tenant) {
    return lines(
        "select 'parent ' || p::text from "
            + table("parent")
            + " p where tenant_id = "
            + tenant
            + " union all select 'child ' || c::text from "
            + table("child")
            + " c where tenant_id = "
            + tenant
            + " order by 1");
  }

  /// Counts the children whose parent is another tenant's.
  int strayChildren() {
    return lines(
            "select c::text from "
                + table("child")
                + " c where not exists (select from "
                + table("parent")
                + " p where p.tenant_id = c.tenant_id and p.id = c.parent_id)")
        .size();
  }

  private List<String> lines(String sql) {
    try (Connection connection = superuser.getConnection();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      List<String> lines = new ArrayList<>();
      while (row.next()) {
        lines.add(row.getString(1));
      }
      return lines;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void asSuperuser(String sql) {
    try (Connection connection = superuser.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Empties the tables between two tries.
  void clear() {
    asSuperuser("truncate " + table("child") + ", " + table("parent"));
  }

  @Override
  public void close() {
    factory.destroy();
    asSuperuser("drop schema " + schema + " cascade");
  }

  static <T> T uncheck(ThrowingSupplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  interface ThrowingSupplier<T> {
    T get() throws Exception;
  }

  /// Puts the entities into the arena's schema.
  private static final class Names extends PhysicalNamingStrategySnakeCaseImpl {
    private final String schema;

    Names(String schema) {
      this.schema = schema;
    }

    @Override
    public Identifier toPhysicalSchemaName(
        @Nullable Identifier logical, JdbcEnvironment environment) {
      return Identifier.toIdentifier(schema);
    }
  }
}
