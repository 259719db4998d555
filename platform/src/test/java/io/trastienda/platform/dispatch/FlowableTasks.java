package io.trastienda.platform.dispatch;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.trastienda.platform.testing.PostgresBackend;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.TaskService;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.api.Task;

/// Flowable's own way to the next task, in a database of its own on the same server: ask for the
/// first unassigned task of one's groups, claim it, complete it; who was slower asks again.
final class FlowableTasks implements AutoCloseable {

  private final HikariDataSource pool;
  private final ProcessEngine engine;
  private final TaskService tasks;
  private final List<String> groups;
  private final AtomicLong conflicts = new AtomicLong();

  FlowableTasks(int queues, int connections) throws SQLException {
    try (Connection connection = PostgresBackend.shared().superuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database flowable");
    }
    HikariConfig settings = new HikariConfig();
    settings.setJdbcUrl(PostgresBackend.shared().url().replace("/trastienda", "/flowable"));
    settings.setUsername("postgres");
    settings.setPassword("postgres");
    settings.setMaximumPoolSize(connections);
    pool = new HikariDataSource(settings);
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(pool);
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setAsyncExecutorActivate(false);
    configuration.setDisableIdmEngine(true);
    configuration.setDisableEventRegistry(true);
    engine = configuration.buildProcessEngine();
    tasks = engine.getTaskService();
    groups = new ArrayList<>();
    for (int i = 0; i < queues; i++) {
      groups.add("queue-" + i);
    }
  }

  /// Puts tasks into the queues until enough wait, each by the service.
  void fill(int waiting) throws InterruptedException {
    int number = waiting - Math.toIntExact(tasks.createTaskQuery().count());
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Object>> all = new ArrayList<>();
      for (int i = 0; i < number; i++) {
        int one = i;
        all.add(Executors.callable(() -> add(one)));
      }
      threads.invokeAll(all);
    }
  }

  private void add(int number) {
    Task task = tasks.newTask();
    task.setName("Case " + number);
    task.setPriority(number % 4);
    tasks.saveTask(task);
    tasks.addCandidateGroup(task.getId(), groups.get(number % groups.size()));
  }

  /// Takes one task and completes it.
  ///
  /// @param among among how many of the first tasks to choose at random, 1 for the first
  /// @return false if there was none
  boolean work(String agent, int among) {
    while (true) {
      List<Task> first =
          tasks
              .createTaskQuery()
              .taskCandidateGroupIn(groups)
              .taskUnassigned()
              .orderByTaskPriority()
              .desc()
              .orderByTaskCreateTime()
              .asc()
              .listPage(0, among);
      if (first.isEmpty()) {
        return false;
      }
      Task task = first.get(ThreadLocalRandom.current().nextInt(first.size()));
      try {
        tasks.claim(task.getId(), agent);
      } catch (FlowableException _) {
        conflicts.incrementAndGet();
        continue;
      }
      tasks.complete(task.getId());
      return true;
    }
  }

  /// Gives how many claims somebody else was faster at, since the last question.
  long conflicts() {
    return conflicts.getAndSet(0);
  }

  @Override
  public void close() {
    engine.close();
    pool.close();
  }
}
