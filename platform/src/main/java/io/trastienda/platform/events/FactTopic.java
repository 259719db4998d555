package io.trastienda.platform.events;

/// The topics that carry facts, one per family.
public enum FactTopic {
  /// Steps of cases, in order per case.
  CASE("trastienda.case.v1"),
  /// Times of agents, in order per client and agent.
  AGENT("trastienda.agent.v1");

  /// How many partitions a topic is created with.
  public static final int PARTITIONS = 12;

  private final String topic;

  FactTopic(String topic) {
    this.topic = topic;
  }

  /// Gives the name in Kafka.
  public String topic() {
    return topic;
  }

  static FactTopic ofType(String type) {
    return type.startsWith("io.trastienda.agent.") ? AGENT : CASE;
  }
}
