package io.trastienda.platform.testing;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.TenantId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.tenancy.AcrossTenants;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.NoCall;
import io.trastienda.platform.tenancy.NoSuchTenant;
import io.trastienda.platform.tenancy.NotAllowed;
import io.trastienda.platform.tenancy.TenantAtRest;
import io.trastienda.platform.tenancy.TenantBoundary;
import io.trastienda.platform.tenancy.TenantState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.interceptor.TransactionInterceptor;

/// Every public method of every service, judged by the boundary for every role, on the caller's own
/// client, on another's and on a suspended one. What must come out is read from the annotations, by
/// rules written down here a second time; the methods themselves are not run.
///
/// Use it from any module: `new ServiceMatrix(context, fixtures)`, then assert that {@link
/// #findings()} is empty.
public final class ServiceMatrix {

  /// What the boundary says of one call.
  private enum Verdict {
    PROCEEDS('+'),
    NOT_ALLOWED('-'),
    NO_SUCH_TENANT('0'),
    AT_REST('z'),
    NO_CALL('!');

    private final char sign;

    Verdict(char sign) {
      this.sign = sign;
    }
  }

  private final TenantBoundary boundary;
  private final List<String> findings = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final TenantId own;
  private final TenantId foreign;
  private final TenantId suspended;
  private final Map<Role, PersonId> people = new EnumMap<>(Role.class);
  private final PersonId withoutRole;
  private int methods;
  private int cells;

  /// Judges every service of an application.
  public ServiceMatrix(ApplicationContext context, TenantFixtures fixtures) {
    this.boundary = context.getBean(TenantBoundary.class);
    this.own = fixtures.tenant();
    this.foreign = fixtures.tenant();
    this.suspended = fixtures.tenant();
    for (Role role : Role.values()) {
      people.put(
          role, role == Role.ADMINISTRATOR ? fixtures.administrator() : fixtures.person(own, role));
    }
    this.withoutRole = fixtures.person();
    for (Role role : Role.values()) {
      // A client's person has one client only, so the suspended one is seen by staff.
      if (!role.client() && role != Role.ADMINISTRATOR) {
        fixtures.grant(person(role), suspended, role);
      }
    }
    fixtures.moveTo(suspended, TenantState.SUSPENDED);
    head();
    context.getBeansWithAnnotation(Service.class).values().stream()
        .filter(bean -> AopUtils.getTargetClass(bean).getName().startsWith("io.trastienda."))
        .sorted(Comparator.comparing(bean -> AopUtils.getTargetClass(bean).getName()))
        .forEach(this::service);
    text.append("\n%d methods, %d verdicts, %d wrong%n".formatted(methods, cells, findings.size()));
  }

  /// Gives one sentence for each verdict or signature that is not as it must be.
  public List<String> findings() {
    return List.copyOf(findings);
  }

  /// Gives the number of methods judged.
  public int methods() {
    return methods;
  }

  /// Writes the table.
  ///
  /// @return the table
  public String writeTo(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void head() {
    text.append(
        "Which role may call which service method. Two signs: on the caller's own client and\n");
    text.append(
        "on another's. + proceeds, - the role may not, 0 there is no such client for this\n");
    text.append(
        "caller, ! nobody is signed in. Methods across tenants (*) have one sign. Columns: staff's\n");
    text.append(
        "roles, the platform's administrator, clients' roles (c), a person without a role.\n\n");
    text.append("%-44s".formatted("method"));
    for (Role role : Role.values()) {
      text.append(" %-4s".formatted(label(role)));
    }
    text.append(" none nobody job\n");
  }

  private void service(Object bean) {
    Class<?> type = AopUtils.getTargetClass(bean);
    proxied(bean, type);
    List<Method> offered =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
            .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toString))
            .toList();
    for (Method method : offered) {
      methods++;
      boolean tenantFirst =
          method.getParameterCount() > 0 && method.getParameterTypes()[0] == TenantId.class;
      if (tenantFirst == method.isAnnotationPresent(AcrossTenants.class)) {
        findings.add(name(method) + " must take TenantId first or be @AcrossTenants, and not both");
        continue;
      }
      row(bean, method, tenantFirst);
    }
  }

  /// The boundary must stand before the transaction, or the connection does not know its tenant.
  private void proxied(Object bean, Class<?> type) {
    if (!(bean instanceof Advised advised)) {
      findings.add(type.getName() + " must stand behind the boundary, but is no proxy");
      return;
    }
    List<Object> advices =
        Stream.of(advised.getAdvisors()).<Object>map(Advisor::getAdvice).toList();
    int wall = advices.indexOf(boundary);
    boolean transactionFirst =
        advices.subList(0, Math.max(wall, 0)).stream()
            .anyMatch(TransactionInterceptor.class::isInstance);
    if (wall < 0 || transactionFirst) {
      findings.add(type.getName() + " must have the boundary before the transaction");
    }
  }

  private void row(Object bean, Method method, boolean tenantFirst) {
    text.append("%-44s".formatted((tenantFirst ? "  " : "* ") + name(method)));
    Allowed allowed = method.getAnnotation(Allowed.class);
    for (Role role : Role.values()) {
      String cell = cell(bean, method, tenantFirst, new Actor.Person(person(role)), role, allowed);
      text.append(" %-4s".formatted(cell));
    }
    text.append(
        " %-4s"
            .formatted(
                cell(bean, method, tenantFirst, new Actor.Person(withoutRole), null, allowed)));
    text.append(" %-6s".formatted(nobody(bean, method, tenantFirst, allowed)));
    text.append(" %s%n".formatted(job(bean, method, tenantFirst)));
  }

  private String cell(
      Object bean,
      Method method,
      boolean tenantFirst,
      Actor actor,
      @Nullable Role role,
      @Nullable Allowed allowed) {
    boolean administrator = role == Role.ADMINISTRATOR;
    boolean named =
        allowed != null && role != null && Arrays.asList(allowed.value()).contains(role);
    boolean everyone = allowed != null && allowed.everyone();
    if (!tenantFirst) {
      Verdict expected = named || everyone ? Verdict.PROCEEDS : Verdict.NOT_ALLOWED;
      return judge(bean, method, actor, null, expected);
    }
    Verdict asMember =
        named || (everyone && !administrator) ? Verdict.PROCEEDS : Verdict.NOT_ALLOWED;
    Verdict onOwn = role == null ? Verdict.NO_SUCH_TENANT : asMember;
    Verdict onForeign = administrator ? asMember : Verdict.NO_SUCH_TENANT;
    if (role != null && !role.client()) {
      judge(bean, method, actor, suspended, administrator ? asMember : Verdict.AT_REST);
    }
    return judge(bean, method, actor, own, onOwn) + judge(bean, method, actor, foreign, onForeign);
  }

  private String nobody(
      Object bean, Method method, boolean tenantFirst, @Nullable Allowed allowed) {
    boolean open = !tenantFirst && allowed != null && allowed.nobody();
    Verdict expected = open ? Verdict.PROCEEDS : Verdict.NO_CALL;
    return judge(bean, method, new Actor.Nobody(), tenantFirst ? own : null, expected);
  }

  private String job(Object bean, Method method, boolean tenantFirst) {
    return judge(bean, method, new Actor.Job("matrix"), tenantFirst ? own : null, Verdict.PROCEEDS);
  }

  private String judge(
      Object bean, Method method, Actor actor, @Nullable TenantId tenant, Verdict expected) {
    cells++;
    Probe probe = new Probe(bean, method, tenant);
    Verdict verdict;
    try {
      enter(actor, probe);
      verdict = Verdict.PROCEEDS;
    } catch (NoSuchTenant _) {
      verdict = Verdict.NO_SUCH_TENANT;
    } catch (TenantAtRest _) {
      verdict = Verdict.AT_REST;
    } catch (NotAllowed _) {
      verdict = Verdict.NOT_ALLOWED;
    } catch (NoCall _) {
      verdict = Verdict.NO_CALL;
    }
    if (verdict != expected || probe.proceeded != (expected == Verdict.PROCEEDS)) {
      findings.add(
          name(method)
              + " must be "
              + expected
              + " for "
              + actor.label()
              + " on tenant "
              + tenant
              + ", but is "
              + verdict);
    }
    return String.valueOf(verdict.sign);
  }

  private void enter(Actor actor, Probe probe) {
    if (actor instanceof Actor.Job job) {
      boundary.asJob(job.name(), () -> invoke(probe));
    } else {
      boundary.as(actor, () -> invoke(probe));
    }
  }

  private @Nullable Object invoke(Probe probe) {
    try {
      return boundary.invoke(probe);
    } catch (RuntimeException refused) {
      throw refused;
    } catch (Throwable defect) {
      throw new IllegalStateException(defect);
    }
  }

  private PersonId person(Role role) {
    return Objects.requireNonNull(people.get(role));
  }

  private static String name(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  private static String label(Role role) {
    String last = role.name().substring(role.name().lastIndexOf('_') + 1);
    String letters = last.charAt(0) + last.substring(1, 3).toLowerCase(Locale.ROOT);
    return role.client() ? "c" + letters : letters;
  }

  /// A call that ends where the service would begin.
  private static final class Probe implements MethodInvocation {

    private final Object service;
    private final Method method;
    private final @Nullable Object[] arguments;
    private boolean proceeded;

    Probe(Object service, Method method, @Nullable TenantId tenant) {
      this.service = service;
      this.method = method;
      this.arguments = new @Nullable Object[method.getParameterCount()];
      if (tenant != null) {
        arguments[0] = tenant;
      }
    }

    @Override
    public Method getMethod() {
      return method;
    }

    @Override
    public @Nullable Object[] getArguments() {
      return arguments;
    }

    @Override
    public @Nullable Object proceed() {
      proceeded = true;
      return null;
    }

    @Override
    public Object getThis() {
      return service;
    }

    @Override
    public AccessibleObject getStaticPart() {
      return method;
    }
  }
}
