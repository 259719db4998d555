package io.trastienda.platform.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The rows of `operator.sign_in_try`. A try counts as wrong from before its password is looked at,
/// so that many at once do not slip through together.
@Component
class SignInTries {

  static final int OF_ACCOUNT = 5;
  static final int OF_ADDRESS = 50;

  private static final String MINUTES =
      "select ceil(extract(epoch from tried_at + interval '15 minutes' - now()) / 60)::bigint"
          + " as minutes from operator.sign_in_try where ";
  private static final String OLDEST_THAT_COUNTS =
      " = ? and wrong and id < ? and tried_at > now() - interval '15 minutes'"
          + " order by id desc offset ? limit 1";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  SignInTries(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  /// Notes a try before it is judged.
  ///
  /// @return its number
  /// @throws TooManyTries if the account or the address had its wrong tries
  long begin(String accountHash, String address) {
    Long number =
        transaction.execute(_ ->
            jdbc.sql(
                    "insert into operator.sign_in_try(account_hash, address) values (?, ?) returning id")
                .params(accountHash, address)
                .query(Long.class)
                .single());
    if (number == null) {
      throw new IllegalStateException("a try to sign in got no number");
    }
    Long minutes = minutesToWait("account_hash", accountHash, number, OF_ACCOUNT);
    if (minutes == null) {
      minutes = minutesToWait("address", address, number, OF_ADDRESS);
    }
    if (minutes != null) {
      // A refused try looked at no password, so it does not make the wait longer.
      excuse("id = ?", number);
      throw new TooManyTries(Math.max(1, minutes));
    }
    return number;
  }

  /// Notes that a try was right: the account begins anew, the address does not.
  void succeeded(long number, String accountHash) {
    excuse("account_hash = ?", accountHash);
    transaction.executeWithoutResult(_ ->
        jdbc.sql(
                "delete from operator.sign_in_try where id < ? and tried_at < now() - interval '1 day'")
            .param(number)
            .update());
  }

  private void excuse(String which, Object value) {
    transaction.executeWithoutResult(_ ->
        jdbc.sql("update operator.sign_in_try set wrong = false where wrong and " + which)
            .param(value)
            .update());
  }

  private @Nullable Long minutesToWait(String column, String value, long number, int most) {
    return jdbc.sql(MINUTES + column + OLDEST_THAT_COUNTS)
        .params(value, number, most - 1)
        .query(SignInTries::minutes)
        .optional()
        .orElse(null);
  }

  private static Long minutes(ResultSet row, int number) throws SQLException {
    return row.getLong("minutes");
  }
}
