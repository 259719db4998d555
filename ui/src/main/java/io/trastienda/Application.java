package io.trastienda;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The product: platform, tenant administration, analytics and screens in one process.
@SpringBootApplication
@EnableScheduling
public class Application {

  /// Starts the product against the backends that its settings name.
  ///
  /// @param arguments Spring Boot's command-line arguments
  public static void main(String[] arguments) {
    SpringApplication.run(Application.class, arguments);
  }
}
