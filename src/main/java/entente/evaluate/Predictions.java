package entente.evaluate;

import entente.extract.Extraction;
import entente.extract.FactJson;
import entente.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The facts that were predicted for a document. */
public record Predictions(List<Claim> claims) {
  public Predictions {
    claims = List.copyOf(claims);
  }

  /** What the extractor found, as its lines of JSON say it. */
  public static Predictions of(Extraction extraction) {
    StringBuilder lines = new StringBuilder();
    try {
      FactJson.write(extraction, lines);
    } catch (IOException e) {
      throw new UncheckedIOException("a string takes every line", e);
    }
    return new Predictions(ClaimReader.claims(extraction.document().origin(), lines.toString()));
  }

  /**
   * The lines of a file.
   *
   * @throws ProblemException if the file cannot be read
   */
  public static Predictions read(Path file) {
    return new Predictions(ClaimReader.claims(file));
  }
}
