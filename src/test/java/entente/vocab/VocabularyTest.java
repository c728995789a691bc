package entente.vocab;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;

/** The generated constants are the terms of the ontology, no more and no fewer. */
class VocabularyTest {
  private static final Set<Resource> PROPERTIES =
      Set.of(OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty);

  /** The IRI of each constant, with whether it is a property. */
  private static Map<String, Boolean> constants() {
    Map<String, Boolean> constants = new TreeMap<>();
    Arrays.stream(Ent.class.getFields())
        .filter(field -> Resource.class.isAssignableFrom(field.getType()))
        .forEach(field -> constants.put(value(field).getURI(), field.getType() == Property.class));
    return constants;
  }

  private static Resource value(Field field) {
    try {
      return (Resource) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(field.toString(), e);
    }
  }

  /** The IRI of each term of the ontology, with whether it is a property. */
  private static Map<String, Boolean> terms() {
    Model model = ModelFactory.createDefaultModel();
    String[] modules = Path.of("ontology").toFile().list((folder, name) -> name.endsWith(".ttl"));
    for (String module : modules == null ? new String[0] : modules) {
      RDFDataMgr.read(model, Path.of("ontology", module).toString());
    }
    Map<String, Boolean> terms = new TreeMap<>();
    Stream.concat(Stream.of(OWL.Class), PROPERTIES.stream())
        .forEach(
            kind ->
                model
                    .listSubjectsWithProperty(RDF.type, kind)
                    .filterKeep(s -> s.isURIResource() && s.getURI().startsWith(Ent.NS))
                    .forEachRemaining(s -> terms.put(s.getURI(), PROPERTIES.contains(kind))));
    return terms;
  }

  @Test
  void hasOneConstantForEachTerm() {
    assertThat(constants()).isEqualTo(terms()).hasSizeGreaterThan(200);
    assertThat(constants().values()).contains(true, false);
  }

  @Test
  void addsAnUnderscoreToWordsOfJava() {
    assertThat(Ent.implements_.getURI()).isEqualTo(Ent.NS + "implements");
  }
}
