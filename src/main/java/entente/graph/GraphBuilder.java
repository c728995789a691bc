package entente.graph;

import entente.extract.Extraction;
import entente.extract.Span;
import entente.graph.Claims.Value;
import entente.source.Home;
import entente.source.SourceDocument;
import entente.vocab.Ent;
import entente.vocab.Graphs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;

/**
 * Builds the dataset out of what the documents yield: a graph for each passage, provenance, what is
 * stated, and the reference data. The default graph holds what is known without inference. The same
 * documents give the same dataset, in whatever order they come.
 */
public final class GraphBuilder {
  /** The release's name where none is given. */
  private static final String UNRELEASED = "unreleased";

  /**
   * A dataset and what comes with it.
   *
   * @param identifiers the identifiers of earlier releases with those of this one
   * @param disagreements contradictions between sources, sorted
   */
  public record Built(
      DatasetGraph dataset, Identifiers identifiers, List<Disagreement> disagreements) {
    public Built {
      disagreements = List.copyOf(disagreements);
    }
  }

  private final Reference reference;
  private final Identifiers identifiers;
  private final Curated curated;
  private final Shapes shapes = new Shapes();

  /**
   * @param identifiers the IRIs that earlier releases gave
   * @param curated what persons decided
   */
  public GraphBuilder(Reference reference, Identifiers identifiers, Curated curated) {
    this.reference = reference;
    this.identifiers = identifiers;
    this.curated = curated;
  }

  /**
   * A builder with the reference data, identifiers and decisions of a home folder.
   *
   * @throws entente.problem.ProblemException if any of these files is wrong
   */
  public static GraphBuilder load(Home home) {
    return new GraphBuilder(
        Reference.load(home),
        Identifiers.read(home.data().resolve("identifiers.tsv")),
        Curated.load(home));
  }

  /** The dataset of the documents. */
  public DatasetGraph build(List<Extraction> extractions) {
    return build(extractions, UNRELEASED).dataset();
  }

  /**
   * The dataset of the documents as a release.
   *
   * @param release the release's name; new IRIs are recorded with it
   */
  public Built build(List<Extraction> extractions, String release) {
    List<Extraction> sorted = sorted(extractions);
    List<Mention> mentions = new ArrayList<>();
    for (Extraction extraction : sorted) {
      for (int i = 0; i < extraction.facts().size(); i++) {
        mentions.add(Mention.of(extraction, i, shapes));
      }
    }
    Things things = new Identity(reference, identifiers, curated, mentions).resolve();
    Claims claims = new Claims();
    Provenance provenance = new Provenance();
    write(sorted, mentions, things, claims, provenance);

    Resolution resolution = new Resolution(claims, reference);
    Graph stated = GraphFactory.createDefaultGraph();
    resolution.stated().forEach(stated::add);
    DatasetGraph corrections = curated.corrections();
    correct(stated, corrections);

    DatasetGraph dataset = DatasetGraphFactory.create();
    reference.dataset().listGraphNodes().forEachRemaining(name -> copy(dataset, name));
    claims.plain().forEach((passage, triples) -> add(dataset, passage, triples));
    for (Value value : claims.values()) {
      add(dataset, value.passage(), Claims.render(value.thing(), value.field(), value.value()));
    }
    corrections
        .listGraphNodes()
        .forEachRemaining(
            name ->
                corrections.getGraph(name).find().forEach(t -> dataset.add(Quad.create(name, t))));
    corrections.getDefaultGraph().find().forEach(provenance.graph()::add);
    dataset.addGraph(Claims.iri(Graphs.PROVENANCE), provenance.graph());
    dataset.addGraph(Claims.iri(Graphs.STATED), stated);
    for (String known : List.of(Graphs.STATED, Graphs.ACTORS, Graphs.TOPICS, Graphs.LINKS)) {
      dataset.getGraph(Claims.iri(known)).find().forEach(dataset.getDefaultGraph()::add);
    }
    return new Built(
        dataset,
        identifiers.with(things.keys(), things.replaced(), release),
        resolution.disagreements());
  }

  /** Each edition once, by document and checksum. */
  private static List<Extraction> sorted(Collection<Extraction> extractions) {
    Map<String, Extraction> once = new TreeMap<>();
    for (Extraction extraction : extractions) {
      SourceDocument document = extraction.document();
      once.put(document.id() + " " + document.checksum(), extraction);
    }
    return List.copyOf(once.values());
  }

  private void write(
      List<Extraction> extractions,
      List<Mention> mentions,
      Things things,
      Claims claims,
      Provenance provenance) {
    FactWriter writer = new FactWriter(reference, things, mentions, claims);
    Map<String, Passages> passages = new HashMap<>();
    Map<String, SourceDocument> newest = new LinkedHashMap<>();
    for (Extraction extraction : extractions) {
      Passages own = new Passages(extraction);
      passages.put(Provenance.editionIri(extraction.document()), own);
      provenance.edition(extraction, own);
      newest.merge(extraction.document().id(), extraction.document(), GraphBuilder::newer);
    }
    newest.values().forEach(provenance::document);
    for (Mention mention : mentions) {
      Passages own =
          Objects.requireNonNull(
              passages.get(Provenance.editionIri(mention.extraction().document())));
      String passage = own.iri(mention.fact().evidence());
      Set<String> also = new TreeSet<>();
      for (Span span : mention.fact().evidenceAlso()) {
        also.add(own.iri(span));
      }
      also.remove(passage);
      List<String> about = writer.write(mention, passage, also);
      provenance.statement(mention, things.of(mention), own, about);
    }
  }

  private static SourceDocument newer(SourceDocument one, SourceDocument other) {
    Comparator<SourceDocument> order =
        Comparator.comparing(
                (SourceDocument d) -> String.valueOf(d.metadata().published()).replace("null", ""))
            .thenComparing(SourceDocument::checksum);
    return order.compare(one, other) >= 0 ? one : other;
  }

  private void copy(DatasetGraph dataset, Node name) {
    reference.dataset().getGraph(name).find().forEach(t -> dataset.add(Quad.create(name, t)));
    if (!dataset.containsGraph(name)) {
      dataset.addGraph(name, GraphFactory.createDefaultGraph());
    }
  }

  private static void add(DatasetGraph dataset, String graph, Collection<Triple> triples) {
    Node name = Claims.iri(graph);
    triples.forEach(triple -> dataset.add(Quad.create(name, triple)));
  }

  /** Properties of which a thing has one value: a correction replaces it. */
  private static final Set<Node> SINGLE =
      Set.of(
          RDFS.label.asNode(),
          Ent.status.asNode(),
          Ent.frequency.asNode(),
          Ent.ordinal.asNode(),
          Ent.earliest.asNode(),
          Ent.latest.asNode(),
          Ent.sinceEarliest.asNode(),
          Ent.sinceLatest.asNode(),
          Ent.untilEarliest.asNode(),
          Ent.untilLatest.asNode(),
          Ent.inForceEarliest.asNode(),
          Ent.inForceLatest.asNode(),
          Ent.datePrecision.asNode(),
          Ent.edtf.asNode());

  private static void correct(Graph stated, DatasetGraph corrections) {
    List<Node> names = new ArrayList<>();
    corrections.listGraphNodes().forEachRemaining(names::add);
    names.sort(Comparator.comparing(Node::toString));
    for (Node name : names) {
      List<Triple> triples = corrections.getGraph(name).find().toList();
      if (name.toString().endsWith("/remove")) {
        triples.forEach(stated::delete);
        continue;
      }
      for (Triple triple : triples) {
        if (SINGLE.contains(triple.getPredicate())) {
          stated.remove(triple.getSubject(), triple.getPredicate(), Node.ANY);
        }
      }
      triples.forEach(stated::add);
    }
  }
}
