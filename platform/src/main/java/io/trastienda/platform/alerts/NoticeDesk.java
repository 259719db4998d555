package io.trastienda.platform.alerts;

import io.trastienda.platform.PersonId;
import io.trastienda.platform.access.Allowed;
import io.trastienda.platform.access.Role;
import io.trastienda.platform.tenancy.AcrossTenants;
import io.trastienda.platform.tenancy.Actor;
import io.trastienda.platform.tenancy.Call;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What the caller was told, over all the clients that the caller works for.
@Service
public class NoticeDesk {

  private static final int MOST = 100;

  private final Notices notices;

  NoticeDesk(Notices notices) {
    this.notices = notices;
  }

  /// Gives the caller's notices, the latest first.
  ///
  /// @return at most 100
  @AcrossTenants("a person is told of all clients at once")
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER})
  @Transactional(readOnly = true)
  public List<Notice> mine() {
    return caller().map(person -> notices.of(person, MOST)).orElseGet(List::of);
  }

  /// Counts what the caller has not seen.
  @AcrossTenants("a person is told of all clients at once")
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER})
  @Transactional(readOnly = true)
  public int unread() {
    return caller().map(notices::unread).orElse(0);
  }

  /// Notes that the caller has seen everything up to a notice.
  ///
  /// @param last number of the latest notice that was shown
  @AcrossTenants("a person is told of all clients at once")
  @Allowed({Role.AGENT, Role.COORDINATOR, Role.QUALITY, Role.ACCOUNT_MANAGER})
  @Transactional
  public void seen(long last) {
    caller().ifPresent(person -> notices.seen(person, last));
  }

  /// Only people are told something.
  private static Optional<PersonId> caller() {
    return Call.current().actor() instanceof Actor.Person person
        ? Optional.of(person.id())
        : Optional.empty();
  }
}
