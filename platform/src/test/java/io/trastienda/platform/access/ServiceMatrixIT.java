package io.trastienda.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.trastienda.platform.testing.PlatformIT;
import io.trastienda.platform.testing.ServiceMatrix;
import io.trastienda.platform.testing.TenantFixtures;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;

@PlatformIT
class ServiceMatrixIT {

  private static final Logger log = LoggerFactory.getLogger(ServiceMatrixIT.class);

  private final ApplicationContext context;
  private final TenantFixtures fixtures;

  ServiceMatrixIT(ApplicationContext context, TenantFixtures fixtures) {
    this.context = context;
    this.fixtures = fixtures;
  }

  @Test
  void every_service_method_is_judged_as_its_annotations_say() {
    ServiceMatrix matrix = new ServiceMatrix(context, fixtures);

    log.info("Service matrix\n{}", matrix.writeTo(Path.of("target", "service-matrix.txt")));
    assertThat(matrix.findings()).isEmpty();
    assertThat(matrix.methods()).isGreaterThan(10);
  }
}
