package isolation;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// A row that points at another of its tenant.
@Entity
@Table(schema = "tries", name = "child")
public class Child {
  /// Its number.
  @Id public @Nullable Long id;

  /// Its tenant.
  @TenantId public @Nullable Integer tenantId;

  /// What it points at.
  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "parent_id")
  public @Nullable Parent parent;

  /// What nobody else may read.
  public @Nullable String name;

  /// For Hibernate.
  public Child() {}

  /// Makes a row without a tenant.
  public Child(long id, Parent parent, String name) {
    this.id = id;
    this.parent = parent;
    this.name = name;
  }
}
