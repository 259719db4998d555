package isolation;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// A row that belongs to one tenant.
@Entity
@Table(schema = "tries", name = "parent")
public class Parent {
  /// Its number.
  @Id public @Nullable Long id;

  /// Its tenant.
  @TenantId public @Nullable Integer tenantId;

  /// The client's own name for it.
  @NaturalId public @Nullable String reference;

  /// What nobody else may read.
  public @Nullable String name;

  /// Counts its changes.
  @Version public int version;

  /// Its children.
  @OneToMany(mappedBy = "parent", cascade = CascadeType.ALL)
  public List<Child> children = new ArrayList<>();

  /// For Hibernate.
  public Parent() {}

  /// Makes a row without a tenant.
  public Parent(long id, String name) {
    this.id = id;
    this.reference = "R-" + id;
    this.name = name;
  }
}
