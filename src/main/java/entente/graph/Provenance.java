package entente.graph;

import entente.extract.Extraction;
import entente.extract.Fact;
import entente.extract.FactType;
import entente.extract.Sentence;
import entente.extract.Span;
import entente.graph.Things.Slots;
import entente.source.Metadata;
import entente.source.SourceDocument;
import entente.vocab.Ent;
import entente.vocab.Ids;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OA;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code graph/provenance}: documents and their editions, passages with quote and position,
 * and one statement for each fact, which holds the whole fact.
 */
final class Provenance {
  private static final int CONTEXT = 32;
  private static final Pattern WEB = Pattern.compile("https?://[^\\s<>\"{}|\\\\^`]+");
  private static final Property DERIVED_FROM =
      ResourceFactory.createProperty("http://www.w3.org/ns/prov#wasDerivedFrom");
  private static final Property URL = ResourceFactory.createProperty("https://schema.org/url");

  private final Graph graph = GraphFactory.createDefaultGraph();

  /** The IRI of a document. */
  static String documentIri(SourceDocument document) {
    return Ids.thing("document", document.id());
  }

  /** The IRI of an edition: the document and 12 hexadecimal digits of its checksum. */
  static String editionIri(SourceDocument document) {
    return Ids.thing("edition", document.id() + "-" + document.checksum().substring(0, 12));
  }

  /** The graph. */
  Graph graph() {
    return graph;
  }

  // ---- Documents

  /** Describes a document as its newest edition has it. */
  void document(SourceDocument newest) {
    String iri = documentIri(newest);
    add(iri, RDF.type, Claims.iri(Ent.Document.getURI()));
    metadata(iri, newest);
  }

  /** Describes an edition and all its passages. */
  void edition(Extraction extraction, Passages passages) {
    SourceDocument document = extraction.document();
    String iri = editionIri(document);
    add(iri, RDF.type, Claims.iri(Ent.Edition.getURI()));
    add(iri, Ent.editionOf, Claims.iri(documentIri(document)));
    add(iri, Ent.checksum, Claims.string(document.checksum()));
    metadata(iri, document);
    Map<Span, Sentence> sentences = new HashMap<>();
    extraction.sentences().forEach(s -> sentences.putIfAbsent(s.span(), s));
    Map<Span, String> headings = new HashMap<>();
    Set<Span> cited = new HashSet<>();
    for (Fact fact : extraction.facts()) {
      cited.add(fact.evidence());
      cited.addAll(fact.evidenceAlso());
      if (fact.section() != null) {
        headings.putIfAbsent(fact.evidence(), fact.section());
      }
    }
    passages
        .iris()
        .forEach(
            (span, passage) -> {
              Sentence sentence = sentences.get(span);
              String heading = sentence == null ? null : sentence.section();
              if (heading == null || heading.isBlank()) {
                heading = headings.get(span);
              }
              passage(document, passages, span, passage, sentence, heading);
              Sentence.Use use = sentence == null ? Sentence.Use.NO_PATTERN : sentence.use();
              if (cited.contains(span)) {
                use = Sentence.Use.USED;
              } else if (use == Sentence.Use.USED) {
                use = Sentence.Use.NO_PATTERN;
              }
              add(passage, Ent.use, Claims.iri(Ids.concept("use-" + use.id())));
            });
  }

  private void metadata(String iri, SourceDocument document) {
    Metadata metadata = document.metadata();
    String title = metadata.title() == null ? document.id() : metadata.title();
    String language = metadata.language() == null ? "en" : metadata.language();
    add(iri, DCTerms.identifier, Claims.string(document.id()));
    add(iri, RDFS.label, Claims.label(title));
    if (metadata.title() != null) {
      add(iri, DCTerms.title, Claims.label(title));
    }
    add(iri, DCTerms.language, Claims.string(language));
    literal(iri, DCTerms.publisher, metadata.publisher());
    literal(iri, DCTerms.license, metadata.licence());
    literal(iri, DCTerms.description, metadata.note());
    LocalDate published = metadata.published();
    if (published != null) {
      add(iri, DCTerms.issued, Claims.date(published));
    }
    String url = metadata.url();
    if (url != null) {
      add(iri, URL, WEB.matcher(url).matches() ? Claims.iri(url) : Claims.string(url));
    }
  }

  private void passage(
      SourceDocument document,
      Passages passages,
      Span span,
      String passage,
      @Nullable Sentence sentence,
      @Nullable String heading) {
    String text = document.text();
    String quote = span.of(text);
    String hash = document.checksum().substring(0, 12);
    add(passage, RDF.type, Claims.iri(Ent.Passage.getURI()));
    add(passage, Ent.quote, Claims.string(quote));
    add(passage, Ent.inDocument, Claims.iri(documentIri(document)));
    literal(passage, Ent.heading, heading);

    String words = passage + "#quote-" + hash;
    add(passage, OA.hasSelector, Claims.iri(words));
    add(words, RDF.type, Claims.iri(OA.TextQuoteSelector.getURI()));
    add(words, OA.exact, Claims.string(quote));
    add(words, OA.prefix, Claims.string(text.substring(before(text, span.start()), span.start())));
    add(words, OA.suffix, Claims.string(text.substring(span.end(), after(text, span.end()))));

    String position = passage + "#position-" + hash;
    add(passage, OA.hasSelector, Claims.iri(position));
    position(document, passages, span, position);
    if (sentence != null) {
      for (Sentence.Skip skip : sentence.skipped()) {
        String skipped = passage + "#skip-" + hash + "-" + passages.codePoint(skip.span().start());
        add(passage, Ent.skips, Claims.iri(skipped));
        add(skipped, Ent.skipReason, Claims.string(skip.reason()));
        position(document, passages, skip.span(), skipped);
      }
    }
  }

  private void position(SourceDocument document, Passages passages, Span span, String iri) {
    add(iri, RDF.type, Claims.iri(OA.TextPositionSelector.getURI()));
    add(iri, OA.start, Claims.integer(passages.codePoint(span.start())));
    add(iri, OA.end, Claims.integer(passages.codePoint(span.end())));
    add(iri, Ent.inEdition, Claims.iri(editionIri(document)));
  }

  private static int before(String text, int end) {
    int start = Math.max(0, end - CONTEXT);
    return start > 0 && Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start;
  }

  private static int after(String text, int start) {
    int end = Math.min(text.length(), start + CONTEXT);
    return end < text.length() && end > start && Character.isLowSurrogate(text.charAt(end))
        ? end - 1
        : end;
  }

  // ---- Statements

  /**
   * The IRI of the statement of a fact: 16 hexadecimal digits of the SHA-256 of document, quote,
   * kind, type and slots.
   */
  static String statement(Mention mention) {
    Fact fact = mention.fact();
    String content =
        String.join(
            "\u0001",
            mention.document(),
            fact.evidence().of(mention.extraction().document().text()),
            fact.type().kind().id(),
            fact.type().id(),
            fact.label(),
            String.join("\u0002", fact.parties()),
            String.join("\u0002", fact.bodies()),
            String.join("\u0002", fact.persons()),
            String.join("\u0002", fact.topics()),
            String.valueOf(fact.date()),
            String.valueOf(fact.dateText()),
            String.valueOf(fact.status()),
            String.valueOf(fact.place()),
            String.valueOf(fact.ordinal()),
            String.valueOf(fact.of()),
            String.valueOf(fact.frequency()));
    return Ids.thing("statement", Ids.sha256(content).substring(0, 16));
  }

  /** The concept of a type of facts: its kind and type in the annotation guide. */
  static String statementType(FactType type) {
    return Ids.concept(
        type.kind().id() + "-" + Ids.slug(type.id().replaceAll("([a-z])([A-Z])", "$1 $2")));
  }

  /** Writes the statement of a fact. */
  void statement(Mention mention, Slots slots, Passages passages, Collection<String> about) {
    Fact fact = mention.fact();
    String iri = statement(mention);
    add(iri, RDF.type, Claims.iri(Ent.Statement.getURI()));
    add(iri, Ent.statementType, Claims.iri(statementType(fact.type())));
    each(iri, Ent.about, about);
    add(iri, Ent.firstStatedIn, Claims.iri(passages.iri(fact.evidence())));
    add(iri, Ent.statedIn, Claims.iri(passages.iri(fact.evidence())));
    for (Span span : fact.evidenceAlso()) {
      add(iri, Ent.statedIn, Claims.iri(passages.iri(span)));
    }
    add(iri, DERIVED_FROM, Claims.iri(editionIri(mention.extraction().document())));
    add(iri, Ent.byRule, Claims.string(fact.rule()));
    add(
        iri,
        Ent.certainty,
        Claims.iri(Ids.concept("certainty-" + fact.certainty().name().toLowerCase(Locale.ROOT))));
    for (String slot : fact.inferred()) {
      add(iri, Ent.inferredSlot, Claims.string(slot));
    }
    add(iri, Ent.slotLabel, Claims.label(fact.label()));
    each(iri, Ent.slotParty, slots.parties());
    each(iri, Ent.slotBody, slots.bodies());
    each(iri, Ent.slotPerson, slots.persons());
    each(iri, Ent.slotTopic, slots.topics());
    if (slots.place() != null) {
      add(iri, Ent.slotPlace, Claims.iri(slots.place()));
    }
    if (slots.of() != null) {
      add(iri, Ent.slotOf, Claims.iri(slots.of().iri()));
    } else if (slots.post() != null && fact.of() != null) {
      add(iri, Ent.slotOf, Claims.iri(slots.post()));
    }
    if (fact.status() != null) {
      add(iri, Ent.status, Claims.iri(Ids.concept("status-" + fact.status())));
    }
    if (fact.frequency() != null) {
      add(iri, Ent.frequency, Claims.iri(FactWriter.frequency(fact.frequency())));
    }
    if (fact.ordinal() != null) {
      add(iri, Ent.ordinal, Claims.integer(fact.ordinal()));
    }
    literal(iri, Ent.edtf, mention.date());
    literal(iri, Ent.dateText, mention.dateText());
  }

  private void each(String subject, Property property, Collection<String> objects) {
    objects.forEach(object -> add(subject, property, Claims.iri(object)));
  }

  private void literal(String subject, Property property, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      add(subject, property, Claims.string(text));
    }
  }

  private void add(String subject, Property property, Node object) {
    graph.add(Triple.create(Claims.iri(subject), property.asNode(), object));
  }
}
