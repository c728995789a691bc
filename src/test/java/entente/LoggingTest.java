package entente;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * SLF4J has found its one binding. An old slf4j-api on the class path (tests bring one along) would
 * make all logging silent without any error.
 */
class LoggingTest {
  @Test
  void hasABinding() {
    assertThat(LoggerFactory.getILoggerFactory().getClass().getName())
        .isEqualTo("org.slf4j.simple.SimpleLoggerFactory");
  }

  @Test
  void writesWarnings() {
    assertThat(LoggerFactory.getLogger(LoggingTest.class).isWarnEnabled()).isTrue();
  }
}
