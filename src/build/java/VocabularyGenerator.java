import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * Writes the class {@code entente.vocab.Ent}: one constant for each term that the ontology
 * declares. A constant bears the local name of its term; where that is a word of the Java language,
 * an underscore is added ({@code implements_}). The output depends on the ontology alone.
 */
public final class VocabularyGenerator {
  private static final String NS = "https://w3id.org/entente/ontology#";

  /** The Java type of the constant for a term, by the term's own type. */
  private static final Map<Resource, String> JAVA_TYPES =
      Map.of(
          OWL.Class, "Resource",
          RDFS.Datatype, "Resource",
          OWL.NamedIndividual, "Resource",
          OWL.ObjectProperty, "Property",
          OWL.DatatypeProperty, "Property",
          OWL.AnnotationProperty, "Property");

  private VocabularyGenerator() {}

  /** Arguments: the folder of the ontology's modules, the folder for generated sources. */
  public static void main(String[] args) throws IOException {
    Path target = Path.of(args[1], "entente", "vocab", "Ent.java");
    String java = java(terms(model(Path.of(args[0]))));
    Files.createDirectories(target.getParent());
    if (!Files.exists(target) || !Files.readString(target).equals(java)) {
      Files.writeString(target, java);
    }
  }

  /** The union of the modules. */
  private static Model model(Path ontology) {
    Model model = ModelFactory.createDefaultModel();
    for (Path module : modules(ontology)) {
      try {
        RDFDataMgr.read(model, module.toString());
      } catch (RuntimeException e) {
        throw new IllegalStateException(module + ": " + e.getMessage(), e);
      }
    }
    return model;
  }

  private static List<Path> modules(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".ttl")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The declarations of the constants, by local name. */
  private static Map<String, String> terms(Model model) {
    Map<String, String> javaTypes = new TreeMap<>();
    JAVA_TYPES.forEach(
        (type, javaType) ->
            model
                .listResourcesWithProperty(RDF.type, type)
                .filterKeep(term -> term.isURIResource() && term.getURI().startsWith(NS))
                .forEachRemaining(
                    term -> {
                      String other = javaTypes.put(term.getURI().substring(NS.length()), javaType);
                      if (other != null && !other.equals(javaType)) {
                        throw new IllegalStateException(
                            term + " is declared as a class and as a property");
                      }
                    }));
    Map<String, String> declarations = new TreeMap<>();
    javaTypes.forEach(
        (name, javaType) ->
            declarations.put(name, declaration(model.getResource(NS + name), name, javaType)));
    return declarations;
  }

  private static String declaration(Resource term, String name, String javaType) {
    if (!SourceVersion.isIdentifier(name)) {
      throw new IllegalStateException("the local name of " + term + " is no Java name");
    }
    String comment =
        term.hasProperty(RDFS.comment) ? term.getProperty(RDFS.comment).getString() : name;
    return """
          /** %s */
          public static final %s %s =
              ResourceFactory.create%s(NS + "%s");
        """
        .formatted(
            comment.replace("&", "&amp;").replace("<", "&lt;").replace("*/", "*&#47;"),
            javaType,
            SourceVersion.isKeyword(name) ? name + "_" : name,
            javaType,
            name);
  }

  private static String java(Map<String, String> declarations) {
    return """
        package entente.vocab;

        import org.apache.jena.rdf.model.Property;
        import org.apache.jena.rdf.model.Resource;
        import org.apache.jena.rdf.model.ResourceFactory;

        /** The terms of the ontology. Generated from ontology/*.ttl: edit those. */
        public final class Ent {
          /** The namespace of the terms. */
          public static final String NS = "%s";

        %s
          private Ent() {}
        }
        """
        .formatted(NS, String.join("", declarations.values()));
  }
}
