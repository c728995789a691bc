import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * Writes the class {@code entente.vocab.Ent}: one constant for each term that the ontology
 * declares.
 */
public final class VocabularyGenerator {
  private static final String NS = "https://w3id.org/entente/ontology#";

  private VocabularyGenerator() {}

  public static void main(String[] args) throws IOException {
    Path ontology = Path.of(args[0]);
    Path target = Path.of(args[1], "entente", "vocab", "Ent.java");
    Model model = ModelFactory.createDefaultModel();
    for (Path module : modules(ontology)) {
      try {
        RDFDataMgr.read(model, module.toString());
      } catch (RuntimeException e) {
        throw new IllegalStateException(module + ": " + e.getMessage(), e);
      }
    }
    Map<String, String> constants = new TreeMap<>();
    Map<Resource, String> kinds =
        Map.of(
            OWL.Class, "Resource",
            OWL.ObjectProperty, "Property",
            OWL.DatatypeProperty, "Property",
            OWL.AnnotationProperty, "Property",
            RDFS.Datatype, "Resource");
    kinds.forEach(
        (type, javaType) ->
            model
                .listResourcesWithProperty(RDF.type, type)
                .filterKeep(r -> r.isURIResource() && r.getURI().startsWith(NS))
                .forEachRemaining(
                    r -> constants.put(r.getURI().substring(NS.length()), constant(r, javaType))));
    StringBuilder java =
        new StringBuilder()
            .append("package entente.vocab;\n\n")
            .append("import org.apache.jena.rdf.model.Property;\n")
            .append("import org.apache.jena.rdf.model.Resource;\n")
            .append("import org.apache.jena.rdf.model.ResourceFactory;\n\n")
            .append(
                "/** The terms of the ontology. Generated from ontology/*.ttl: edit those. */\n")
            .append("public final class Ent {\n")
            .append("  public static final String NS = \"" + NS + "\";\n\n");
    constants.values().forEach(java::append);
    java.append("\n  private Ent() {}\n}\n");
    Files.createDirectories(target.getParent());
    if (!Files.exists(target) || !Files.readString(target).contentEquals(java)) {
      Files.writeString(target, java);
    }
  }

  private static String constant(Resource term, String javaType) {
    String name = term.getURI().substring(NS.length());
    String comment =
        term.hasProperty(RDFS.comment) ? term.getProperty(RDFS.comment).getString() : "";
    return "  /** %s */%n  public static final %s %s =%n      ResourceFactory.create%s(NS + \"%s\");%n"
        .formatted(
            comment.replace("*/", "* /").replace("&", "&amp;").replace("<", "&lt;"),
            javaType,
            name,
            javaType,
            name);
  }

  private static List<Path> modules(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".ttl")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
